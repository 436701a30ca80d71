import pg from 'pg';
import { databaseUrl, roleUrl, rolePassword, type LoginRole } from './connection';
import { readBootstrap } from './migration-files';

/** Any fixed number: two migrations of one cluster must meet at the same lock. */
const CLUSTER_LOCK = 7_232_801_143;

/**
 * Runs work while no other migration of this cluster runs. Advisory locks belong to a database, and
 * roles to the cluster, so everybody locks in `postgres`; where an administrator may not enter that
 * database, in their own.
 */
export async function whileClusterLocked<T>(adminUrl: string, work: () => Promise<T>): Promise<T> {
  const keeper = (await tryConnect(databaseUrl(adminUrl, 'postgres'))) ?? (await connect(adminUrl));
  try {
    await keeper.query('select pg_advisory_lock($1)', [CLUSTER_LOCK]);
    return await work();
  } finally {
    await keeper.end(); // ends the session and with it the lock
  }
}

/** Makes roles, rights and extensions (prisma/bootstrap.sql) and sees to the two logins' passwords. */
export async function prepareRoles(adminUrl: string): Promise<void> {
  const admin = await connect(adminUrl);
  try {
    await admin.query(readBootstrap());
    for (const role of ['attest_app', 'attest_signer'] as const) {
      if (await canSignIn(adminUrl, role)) continue;
      const password = admin.escapeLiteral(rolePassword(adminUrl, role));
      await admin.query(`ALTER ROLE ${role} WITH LOGIN PASSWORD ${password}`);
    }
  } finally {
    await admin.end();
  }
}

async function canSignIn(adminUrl: string, role: LoginRole): Promise<boolean> {
  const client = await tryConnect(roleUrl(adminUrl, role));
  await client?.end();
  return client !== undefined;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function tryConnect(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}
