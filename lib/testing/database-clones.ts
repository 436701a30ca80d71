import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseUrl } from '@/prisma/engine/connection';
import { appUrl, migrateDatabase, signerUrl } from '@/prisma/migrate';

/** A database of one's own, as it was right after the migrations. */
export interface TestDatabase {
  /** superuser: for setting up and for looking behind the curtain */
  readonly adminUrl: string;
  /** the app's login, as in production */
  readonly appUrl: string;
  readonly signerUrl: string;
  /** Removes it; sessions still open on it are ended. */
  readonly drop: () => Promise<void>;
}

/** Clones a template into a new database of the same server. */
export async function cloneTemplate(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `attest_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (client) =>
    client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)}`,
    ),
  );
  return describeDatabase(serverUrl, name);
}

/** Makes and migrates a database without a template; for a process that needs only one. */
export async function createMigratedDatabase(serverUrl: string): Promise<TestDatabase> {
  return describeDatabase(
    serverUrl,
    await createTemplate(serverUrl, `attest_test_${randomBytes(6).toString('hex')}`),
  );
}

/**
 * Makes and migrates a database that can serve as template for clones.
 * @returns its name
 */
export async function createTemplate(serverUrl: string, name: string): Promise<string> {
  await onServer(serverUrl, (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`),
  );
  await migrateDatabase({ adminUrl: databaseUrl(serverUrl, name) });
  return name;
}

/** Drops a database, ending the sessions on it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

function describeDatabase(serverUrl: string, name: string): TestDatabase {
  const adminUrl = databaseUrl(serverUrl, name);
  return {
    adminUrl,
    appUrl: appUrl(adminUrl),
    signerUrl: signerUrl(adminUrl),
    drop: () => dropDatabase(serverUrl, name),
  };
}

async function onServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** For bin/test.mjs, which calls TypeScript in another process: the browser tests' database. */
export async function createForBrowser({ serverUrl }: { serverUrl: string }) {
  const { adminUrl, appUrl: app } = await createMigratedDatabase(serverUrl);
  return { adminUrl, appUrl: app, name: new URL(adminUrl).pathname.slice(1) };
}

/** Removes what createForBrowser made. */
export async function dropForBrowser({
  serverUrl,
  name,
}: {
  serverUrl: string;
  name: string;
}): Promise<void> {
  await dropDatabase(serverUrl, name);
}
