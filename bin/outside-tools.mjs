// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Programs from outside that some tests compare against or some features use. */
export const OUTSIDE_TOOLS = ['python3', 'openssl', 'pdftoppm', 'ffmpeg', 'clamscan'];

/**
 * The full path of a program, if the search path has it.
 * @param {string} name
 * @param {string | undefined} searchPath
 */
export function findProgram(name, searchPath = process.env.PATH) {
  for (const folder of (searchPath ?? '').split(path.delimiter)) {
    if (!folder) continue;
    const candidate = path.join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** @param {string[]} [tools] @returns {string[]} those that this machine lacks */
export const absentTools = (tools = OUTSIDE_TOOLS) => tools.filter((tool) => !findProgram(tool));

/** Whether a program starts at all. @param {string} program */
export const starts = (program) => spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;
