// Writes docs/lifecycle.md from the table of transitions: node bin/draw-lifecycle.mjs
import { writeFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const { drawLifecycle } = await import('../lib/domain/case/draw-lifecycle.ts');
writeFileSync(new URL('../docs/lifecycle.md', import.meta.url), drawLifecycle());
