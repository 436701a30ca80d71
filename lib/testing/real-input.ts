import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where real input for acceptance runs may lie. It is never part of this repository: point ATTEST_REAL_INPUT at a
 * folder, lay it in .data/real-input, or keep it in a folder "shared" beside the checkout.
 */
const FOLDERS = [process.env['ATTEST_REAL_INPUT'], '.data/real-input', '../shared/data'];

/** The path of a real input file, or null when it is not on this machine. */
export function realInputPath(...parts: string[]): string | null {
  const paths = FOLDERS.flatMap((folder) => (folder ? [join(folder, ...parts)] : []));
  return paths.find((path) => existsSync(path)) ?? null;
}
