// @ts-check
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Explained } from './terminal.mjs';

/** The folder this repository lives in. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The oldest Node that everything here runs on. */
const OLDEST_NODE = [20, 19];

/**
 * Where the database, evidence and generated secrets live: ATTEST_DATA_DIR, else .data.
 * @param {NodeJS.ProcessEnv} environment
 */
export function dataFolder(environment = process.env) {
  return path.resolve(ROOT, environment.ATTEST_DATA_DIR || '.data');
}

/** The tests' own data, so that a running demo is never touched. */
export function testDataFolder(environment = process.env) {
  return path.join(dataFolder(environment), 'test');
}

/**
 * @param {string} version as in process.versions.node
 * @returns {string | undefined} what is wrong with it, if anything
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantMajor = 0, wantMinor = 0] = OLDEST_NODE;
  const oldEnough = major > wantMajor || (major === wantMajor && minor >= wantMinor);
  return oldEnough ? undefined : `Node ${version} is too old: ${OLDEST_NODE.join('.')} or newer is needed.`;
}

/** Stops with a clear message when Node is too old. */
export function requireNode() {
  const problem = nodeProblem(process.versions.node);
  if (problem)
    throw new Explained(problem, 'Install a current Node from https://nodejs.org and run the command again.');
}

/**
 * Makes a folder if needed and stops with a clear message when it cannot be written to.
 * @param {string} folder
 * @param {string} purpose what it is for, in words
 */
export function requireWritable(folder, purpose) {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Explained(
      `The folder ${folder} (${purpose}) cannot be written to (${code}).`,
      folder === ROOT
        ? 'Copy the repository to a folder that you may write to and run the command there.'
        : 'Make it writable, or set ATTEST_DATA_DIR to a folder that is.',
    );
  }
}

/**
 * Makes a folder and those above it. Step by step: Node's own recursive way never ends where a parent can hold no folder
 * and says so with ENOENT, as /proc does.
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    // 711: another user (the database's, when we are root) may pass through but not list.
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
}
