import { afterAll, beforeAll, expect, it } from 'vitest';
import { getRailCounts } from '@/lib/db/queries/worklist-counts';
import type { StaffActor } from '@/lib/domain/case/actor';
import { recordStatements } from '@/lib/testing/query-plans';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { receiveReports } from '@/prisma/factories/month-flow';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let analyst: StaffActor;
let other: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase();
  analyst = await makeStaff('ANALYST');
  other = await makeStaff('SUPERVISOR');
});
afterAll(() => database.drop());

/** How often the views that all readers share were counted while it ran. */
async function countings(run: () => Promise<unknown>): Promise<number> {
  const sent = await recordStatements(run);
  return sent.filter(({ text }) => text.includes('prepared: shared-counts')).length;
}

it('counts again after every entry of the ledger, and only then', async () => {
  await receiveReports(analyst, '2021-03', 2);
  expect((await getRailCounts(analyst)).counts).toMatchObject({ open: 2, unassigned: 2, closed: 0 });
  expect(await countings(() => Promise.all([getRailCounts(analyst), getRailCounts(other)]))).toBe(0);
  await receiveReports(analyst, '2021-03', 1);
  expect(await countings(() => getRailCounts(other))).toBe(1);
  const { counts, ledgerSize } = await getRailCounts(analyst);
  expect(counts).toMatchObject({ open: 3, unassigned: 3, closed: 0 });
  expect(ledgerSize).toBeGreaterThanOrEqual(3n);
});

it('counts once for all who ask at the same time', async () => {
  await receiveReports(analyst, '2021-04', 1);
  const asked = () => Promise.all(Array.from({ length: 4 }, () => getRailCounts(other)));
  expect(await countings(asked)).toBe(1);
  expect((await getRailCounts(analyst)).counts.open).toBe(4);
});
