import { createHmac } from 'node:crypto';

/** A database login that the migration gives a password to. */
export type LoginRole = 'attest_app' | 'attest_signer';

/**
 * The password of a login role: HMAC-SHA256 of its name under the administrator's password. Roles
 * belong to the whole cluster, so every database of one cluster must arrive at the same one.
 * @throws when the administrator's connection string has no password and PGPASSWORD is unset
 */
export function rolePassword(adminUrl: string, role: LoginRole): string {
  const adminPassword = decodeURIComponent(new URL(adminUrl).password) || process.env.PGPASSWORD;
  if (!adminPassword) {
    throw new Error(
      'The database connection string has no password. The passwords of the app and of the signer are derived from it: put one in DATABASE_URL or PGPASSWORD.',
    );
  }
  return createHmac('sha256', adminPassword).update(role).digest('base64url');
}

/** The administrator's connection string turned into that of a login role. */
export function roleUrl(adminUrl: string, role: LoginRole): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(adminUrl, role);
  return url.href;
}

/** The same server and login, another database. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
