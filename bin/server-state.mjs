// @ts-check
import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './processes.mjs';

/**
 * <data>/server.json says what runs on a data folder, so that a second command joins it instead of
 * starting it again. `users` are the processes that need the database: the last to leave stops it.
 * @typedef {object} ServerState
 * @property {number} [postgresPort]
 * @property {number[]} users process ids
 * @property {string} [folder] where the database's files are
 * @property {{ pid: number, url: string }} [app] the web server, while one runs
 */

const LOCK_POLL_MS = 40;

/** @param {string} dataDir */
const stateFile = (dataDir) => path.join(dataDir, 'server.json');

/**
 * What runs on a data folder; ids of processes that have ended are left out.
 * @param {string} dataDir
 * @returns {ServerState}
 */
export function readServerState(dataDir) {
  const file = stateFile(dataDir);
  if (!existsSync(file)) return { users: [] };
  /** @type {ServerState} */
  let state;
  try {
    state = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { users: [] };
  }
  const { app, ...rest } = state;
  const users = (state.users ?? []).filter(isAlive);
  return { ...rest, users, ...(app && isAlive(app.pid) ? { app } : {}) };
}

/** @param {string} dataDir @param {ServerState} state */
export function writeServerState(dataDir, state) {
  const draft = `${stateFile(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(draft, stateFile(dataDir));
}

/**
 * Runs work while no other command of this data folder starts or stops anything. A lock left behind
 * by a process that was killed is taken over.
 * @template T
 * @param {string} dataDir
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function whileLocked(dataDir, work) {
  const lock = path.join(dataDir, 'server.lock');
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  while (!tryLock(lock)) await pause(LOCK_POLL_MS);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock @returns {boolean} */
function tryLock(lock) {
  try {
    const handle = openSync(lock, 'wx');
    writeFileSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
  } catch {
    // The holder let go between the two calls.
  }
  return false;
}
