import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { seedPeople } from '@/prisma/seed/demo-people';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

it('gives everybody of the example an account and a password, as anybody gets one', async () => {
  const { lena, paul, nour } = await seedPeople('of this installation');
  const ids = [lena, paul, nour].map(({ userId }) => userId);
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  const ready = await owner.query(
    'select 1 from app_user where id = any($1::uuid[]) and password_hash is not null and disabled_at is null',
    [ids],
  );
  await owner.end();
  expect(ready.rowCount).toBe(ids.length);
});
