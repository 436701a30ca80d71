import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawLifecycle } from '@/lib/domain/case/draw-lifecycle';

it('docs/lifecycle.md says what the table says (mend it with node bin/draw-lifecycle.mjs)', () => {
  const file = readFileSync(new URL('../../../docs/lifecycle.md', import.meta.url), 'utf8');
  expect(file).toBe(drawLifecycle());
});
