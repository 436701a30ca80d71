// @ts-check
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Secrets that were made up on this machine, kept in <data>/secrets.json (readable by the owner only).
 * @typedef {object} Secrets
 * @property {string} postgresPassword superuser of the embedded server
 * @property {string} nextAuthSecret
 * @property {string} serverActionsKey base64, 32 bytes
 */

/** @type {Record<keyof Secrets, () => string>} */
const makers = {
  postgresPassword: () => randomBytes(24).toString('base64url'),
  nextAuthSecret: () => randomBytes(32).toString('base64url'),
  serverActionsKey: () => randomBytes(32).toString('base64'),
};

/**
 * Reads the secrets of a data folder and makes up those that are missing.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  /** @type {Partial<Secrets>} */
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = /** @type {Secrets} */ (
    Object.fromEntries(
      Object.entries(makers).map(([name, make]) => [
        name,
        known[/** @type {keyof Secrets} */ (name)] ?? make(),
      ]),
    )
  );
  if (Object.keys(makers).some((name) => !(name in known))) {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  chmodSync(file, 0o600);
  return secrets;
}
