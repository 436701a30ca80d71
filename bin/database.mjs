// @ts-check
import { acquirePostgres } from './postgres.mjs';
import { Explained } from './terminal.mjs';

/**
 * The PostgreSQL that a command works on: the one named by DATABASE_URL, else the embedded one.
 */

/** server_version_num: 15 and later, before 19. */
const OLDEST_VERSION = 150_000;
const TOO_NEW_VERSION = 190_000;
/** Error code "invalid_catalog_name": the database does not exist. */
const NO_SUCH_DATABASE = '3D000';

/**
 * @typedef {object} Database
 * @property {string} adminUrl administrator's connection to the application's database
 * @property {boolean} embedded
 * @property {() => Promise<void>} release
 */

/**
 * Opens the server and makes the database `name` when it is missing.
 * @param {{ dataDir: string, name?: string, durable?: boolean, note?: (text: string) => void, external?: string | undefined }} options
 *   external: connection string of a server to use instead; its own database is used unless `name` is given
 * @returns {Promise<Database>}
 */
export async function openDatabase({
  dataDir,
  name,
  durable = true,
  note = () => {},
  external = process.env.DATABASE_URL,
}) {
  if (external) {
    requireDatabaseUrl(external);
    const adminUrl = name ? withDatabase(external, name) : external;
    await ensureDatabase(adminUrl);
    return { adminUrl, embedded: false, release: async () => {} };
  }
  const server = await acquirePostgres({ dataDir, durable, note });
  const adminUrl = withDatabase(server.adminUrl, name ?? 'attest');
  await ensureDatabase(adminUrl);
  return { adminUrl, embedded: true, release: server.release };
}

/**
 * @param {string} url what somebody set as DATABASE_URL
 * @throws {Explained} where it is no address of a PostgreSQL; it is not shown, since it may hold a password
 */
export function requireDatabaseUrl(url) {
  if (URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol)) return;
  throw new Explained(
    'DATABASE_URL is not the address of a PostgreSQL database.',
    'Set it to one like postgresql://owner:password@host:5432/attest, or unset it to use the embedded PostgreSQL.',
  );
}

/** The same server and login, another database. @param {string} url @param {string} name */
export function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

/**
 * A connection string as it may be shown: without the password.
 * @param {string} url
 */
export function shownUrl(url) {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

/** @param {string} adminUrl */
async function ensureDatabase(adminUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query('show server_version_num');
    requireVersion(Number(rows[0].server_version_num));
    return;
  } catch (error) {
    if (error instanceof Explained) throw error;
    const { code, message } = /** @type {Error & { code?: string }} */ (error);
    if (code !== NO_SUCH_DATABASE) {
      throw new Explained(
        `The database at ${shownUrl(adminUrl)} cannot be reached: ${message || code}.`,
        'Check DATABASE_URL, or unset it to use the embedded PostgreSQL.',
      );
    }
  } finally {
    await client.end().catch(() => {});
  }
  await createDatabase(adminUrl);
}

/** @param {number} version server_version_num */
export function requireVersion(version) {
  if (version >= OLDEST_VERSION && version < TOO_NEW_VERSION) return;
  throw new Explained(
    `The database is PostgreSQL ${Math.floor(version / 10_000)}; versions 15 to 18 are supported.`,
  );
}

/** @param {string} adminUrl */
async function createDatabase(adminUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: withDatabase(adminUrl, 'postgres') });
  await client.connect();
  try {
    const name = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`);
  } catch (error) {
    // Another command made it in the meantime.
    if (!['42P04', '23505'].includes(/** @type {{ code?: string }} */ (error).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
