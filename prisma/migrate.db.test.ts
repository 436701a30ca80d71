import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMigratedDatabase, dropDatabase } from '@/lib/testing/database-clones';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { checkDrift, migrateDatabase } from '@/prisma/migrate';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function ask(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('migrateDatabase', () => {
  it('applies nothing the second time', async () => {
    expect(await migrateDatabase({ adminUrl: database.adminUrl })).toEqual([]);
  });

  it('can run several times at once on new databases of one cluster', async () => {
    const serverUrl = database.adminUrl;
    const made = await Promise.all([1, 2, 3].map(() => createMigratedDatabase(serverUrl)));
    const counts = await Promise.all(
      made.map(async ({ appUrl }) => (await ask(appUrl, 'select current_user as name')).rows[0]?.name),
    );
    expect(counts).toEqual(['attest_app', 'attest_app', 'attest_app']);
    await Promise.all(made.map(({ drop }) => drop()));
  });

  it('leaves every table of the schema to attest_owner', async () => {
    const { rows } = await ask(
      database.adminUrl,
      `select distinct tableowner from pg_tables where schemaname = 'public'`,
    );
    expect(rows).toEqual([{ tableowner: 'attest_owner' }]);
  });

  it('gives the app a login that can read nothing by itself and enter actor roles only', async () => {
    await expect(ask(database.appUrl, 'select * from review_case')).rejects.toThrow('permission denied');
    await expect(ask(database.appUrl, 'set role attest_owner')).rejects.toThrow('permission denied');
    await expect(ask(database.appUrl, 'set role attest_signer')).rejects.toThrow('permission denied');
    await expect(ask(database.appUrl, 'set role attest_staff')).resolves.toBeDefined();
  });
});

describe('checkDrift', () => {
  it('finds schema.prisma and the migrations in agreement', async () => {
    expect(await checkDrift(database.adminUrl)).toBe('');
  });

  it('sees a column that only the database has', async () => {
    await ask(database.adminUrl, 'alter table organisation add column stray text');
    expect(await checkDrift(database.adminUrl)).toContain('stray');
    await ask(database.adminUrl, 'alter table organisation drop column stray');
  });
});

describe('dropDatabase', () => {
  it('removes a database that is in use', async () => {
    const other = await createTestDatabase();
    const client = new pg.Client({ connectionString: other.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    await other.drop();
    const name = new URL(other.adminUrl).pathname.slice(1);
    const { rows } = await ask(
      database.adminUrl,
      `select datname from pg_database where datname = '${name}'`,
    );
    expect(rows).toEqual([]);
    await dropDatabase(database.adminUrl, name);
  });
});
