// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './folders.mjs';
import { runOrExplain } from './processes.mjs';
import { BUILD_SOURCES, hashSources } from './source-hash.mjs';

/** The `next` command, run without npx so that signals reach it. */
export const NEXT = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');

/**
 * The build folder's own note of what it was made from.
 * @param {string} distDir
 */
const noteFile = (distDir) => path.join(ROOT, distDir, 'attest-build.json');

/** @param {NodeJS.ProcessEnv} env the settings that end up inside a build */
const fingerprint = (env) => hashSources(ROOT, BUILD_SOURCES, env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);

/**
 * Whether the folder holds a complete build of the present sources.
 * @param {string} distDir relative to the root
 * @param {NodeJS.ProcessEnv} env
 */
export function isBuildFresh(distDir, env) {
  if (!existsSync(path.join(ROOT, distDir, 'BUILD_ID'))) return false;
  try {
    return JSON.parse(readFileSync(noteFile(distDir), 'utf8')).sources === fingerprint(env);
  } catch {
    return false;
  }
}

/**
 * Builds for production into the folder.
 * @param {string} distDir relative to the root
 * @param {NodeJS.ProcessEnv} env
 */
export async function build(distDir, env) {
  const sources = fingerprint(env); // taken first: an edit during the build makes it stale
  await runOrExplain('next build', process.execPath, [NEXT, 'build'], {
    cwd: ROOT,
    env: { ...env, NODE_ENV: 'production', ATTEST_DIST_DIR: distDir },
  });
  writeFileSync(noteFile(distDir), JSON.stringify({ sources }));
}
