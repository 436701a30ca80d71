// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Explained } from './terminal.mjs';

/**
 * PostgreSQL refuses to run as root. These functions find the account it runs under instead.
 * @typedef {{ uid: number, gid: number, name: string }} Account
 */

/**
 * The account that runs the server: nobody else (undefined) when we are not root; else the owner of
 * the existing data, `postgres` (made when missing), or `nobody`.
 * @param {string} data the database's own folder, which may not exist yet
 * @returns {Account | undefined}
 */
export function postgresAccount(data) {
  const existing = existsSync(data) ? statSync(data) : undefined;
  const own = process.getuid?.();
  if (own === undefined) return undefined; // Windows has no such notion
  if (own !== 0) {
    if (existing && existing.uid !== own) {
      throw new Explained(
        `The database in ${data} belongs to another user of this machine.`,
        'Run the command as that user, or set ATTEST_DATA_DIR to a folder of your own.',
      );
    }
    return undefined;
  }
  if (existing && existing.uid !== 0)
    return { uid: existing.uid, gid: existing.gid, name: accountName(existing.uid) };
  const account = lookUp('postgres') ?? createPostgresAccount() ?? lookUp('nobody');
  if (account) return account;
  throw new Explained(
    'PostgreSQL does not run as root, and this machine has no other account for it.',
    'Run the command as an ordinary user, or set DATABASE_URL to a PostgreSQL that is running.',
  );
}

/** @param {string} name @returns {Account | undefined} */
function lookUp(name) {
  const ask = (/** @type {string} */ flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
  };
  const uid = ask('-u');
  const gid = ask('-g');
  // Some systems give `nobody` a negative number; setuid wants it unsigned.
  return uid === undefined || gid === undefined ? undefined : { uid: uid >>> 0, gid: gid >>> 0, name };
}

/** @param {number} uid */
function accountName(uid) {
  const answer = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : `user ${uid}`;
}

/** @returns {Account | undefined} */
function createPostgresAccount() {
  if (process.platform !== 'linux') return undefined;
  const answer = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    'postgres',
  ]);
  return answer.status === 0 ? lookUp('postgres') : undefined;
}

/**
 * Whether the account may pass through every folder above the path (or, if the path exists, the path too).
 * @param {Account | undefined} account undefined: ourselves, who made the folders
 * @param {string} target
 */
export function canReach(account, target) {
  if (!account) return true;
  const existing = existsSync(target) ? target : path.dirname(target);
  const answer = spawnSync('/bin/sh', ['-c', 'cd "$0" 2>/dev/null || test -r "$0"', existing], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
  });
  return answer.status === 0;
}
