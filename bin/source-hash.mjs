// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a production build is made of. Tests and documents are not part of it. */
export const BUILD_SOURCES = [
  ...['app', 'components', 'lib', 'messages', 'public', 'prisma/schema.prisma'],
  ...[
    'next.config.ts',
    'package-lock.json',
    'postcss.config.mjs',
    'tsconfig.json',
    'proxy.ts',
    'instrumentation.ts',
  ],
];

/** @param {string} relative path with forward slashes */
const isTest = (relative) =>
  /\.(test|trial)\.m?[jt]sx?$/.test(relative) || relative.startsWith('lib/testing/');

/**
 * A fingerprint of files by name and content; changes when one is edited, added, renamed or removed.
 * @param {string} root
 * @param {string[]} sources files and folders under the root; missing ones are skipped
 * @param {string} [salt] anything else the result depends on
 */
export function hashSources(root, sources, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const file of sources.flatMap((source) => filesUnder(root, source)).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** @param {string} root @param {string} relative @returns {string[]} */
function filesUnder(root, relative) {
  const full = path.join(root, relative);
  if (!existsSync(full) || isTest(relative)) return [];
  if (!lstatSync(full).isDirectory()) return [relative];
  return readdirSync(full)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules' && !name.endsWith('.tsbuildinfo'))
    .flatMap((name) => filesUnder(root, `${relative}/${name}`));
}
