import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { copyCases } from '@/prisma/factories/bulk-cases';
import { makeStaff } from '@/prisma/factories/people';

const CASES = 3_000;

let database: TestDatabase;
let client: pg.Client;
/** The acts that made the people are older, and of today. */
let first: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const cast = {
    analystId: (await makeStaff('ANALYST')).userId,
    supervisorId: (await makeStaff('SUPERVISOR')).userId,
  };
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ size: string }>('select size from ledger_head');
  first = Number(rows[0]?.size);
  await copyCases(database.adminUrl, CASES, cast);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it('writes a ledger whose time never runs backwards, as the ledger of the application', async () => {
  const { rows } = await client.query(
    `select seq, recorded_at from (select seq, recorded_at, lag(recorded_at) over (order by seq) as before from case_event where seq >= $1) e
      where recorded_at < before order by seq limit 5`,
    [first],
  );
  expect(rows).toEqual([]);
});

it('numbers every act once, and each has its entry', async () => {
  const { rows } = await client.query(
    `select (select size from ledger_head)::int - $1 as size, count(*)::int as acts, count(l.seq)::int as entries,
        count(distinct e.seq)::int as numbers, min(e.seq)::int - $1 as first, max(e.seq)::int - $1 as last
      from case_event e left join ledger_entry l on l.seq = e.seq and l.entry like convert_to('%' || e.id || '%', 'UTF8')
      where e.seq >= $1`,
    [first],
  );
  const acts = CASES * 2 + CASES * 0.9 * 2;
  expect(rows).toEqual([{ size: acts, acts, entries: acts, numbers: acts, first: 0, last: acts - 1 }]);
});
