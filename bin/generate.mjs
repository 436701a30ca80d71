// @ts-check
import path from 'node:path';
import { toolEnvironment } from './environment.mjs';
import { ROOT } from './folders.mjs';
import { runOrExplain } from './processes.mjs';

/** Generates the database client from prisma/schema.prisma. Nothing is downloaded for it. */
export function generateClient() {
  return runOrExplain(
    'prisma generate',
    process.execPath,
    [path.join(ROOT, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    { cwd: ROOT, env: toolEnvironment() },
  );
}

if (process.argv[1] === import.meta.filename) await generateClient();
