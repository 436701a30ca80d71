// @ts-check
import path from 'node:path';
import { ROOT } from './folders.mjs';
import { run } from './processes.mjs';
import { Explained } from './terminal.mjs';

/**
 * Node's flags for running the application's TypeScript outside Next, from any folder;
 * `react-server` makes `server-only` modules load. Call it after the packages are installed.
 */
export const typescriptFlags = () => ['--import', import.meta.resolve('tsx'), '--conditions=react-server'];

/** Marks the line that carries the result. Keep in step with call-typescript.mjs. */
const RESULT_MARK = '\u0001result:';

/**
 * Calls an exported function of a TypeScript module in its own process.
 * @param {string} module path from the repository's root
 * @param {string} exported the function's name; it gets one object: input and `log(line)`
 * @param {Record<string, unknown>} input
 * @param {{ env: NodeJS.ProcessEnv, note?: (line: string) => void }} options
 * @returns {Promise<any>} what the function returned, through JSON
 */
export async function callTypescript(module, exported, input, { env, note }) {
  /** @type {string | undefined} */
  let result;
  const { code, output } = await run(
    process.execPath,
    [...typescriptFlags(), path.join(ROOT, 'bin', 'call-typescript.mjs')],
    {
      cwd: ROOT,
      env,
      input: JSON.stringify({ module, exported, input }),
      onLine: (line) => {
        if (line.startsWith(RESULT_MARK)) result = line.slice(RESULT_MARK.length);
        else if (line.trim()) note?.(line);
      },
    },
  );
  if (code !== 0 || result === undefined) {
    throw new Explained(
      `${module} failed (exit code ${code}).\n${output
        .split('\n')
        .filter((line) => !line.startsWith(RESULT_MARK))
        .join('\n')
        .trim()}`,
    );
  }
  return JSON.parse(result);
}

/**
 * Migrates a database and returns the app's connection string.
 * @param {string} adminUrl
 * @param {{ env: NodeJS.ProcessEnv, note?: (line: string) => void }} options
 * @returns {Promise<{ appUrl: string, applied: string[] }>}
 */
export function migrate(adminUrl, options) {
  return callTypescript('prisma/migrate.ts', 'migrateForCommand', { adminUrl }, options);
}
