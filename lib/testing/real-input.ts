/**
 * Where files of real input lie for acceptance runs. They are never part of this repository: point
 * ATTEST_REAL_INPUT at a folder, or lay them in .data/real-input.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The path of a real input file, or null when it is not on this machine. */
export function realInputPath(...parts: string[]): string | null {
  const path = join(resolve(process.env['ATTEST_REAL_INPUT'] ?? '.data/real-input'), ...parts);
  return existsSync(path) ? path : null;
}
