import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeMonth } from '@/lib/db/queries/figures-of-month';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { recordStatements } from '@/lib/testing/query-plans';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import type { Crew } from '@/prisma/factories/cases';
import { recordHistoricDecision } from '@/prisma/factories/historic-decisions';
import { liveMonth, receiveReports } from '@/prisma/factories/month-flow';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  await liveMonth(crew, {
    month: '2021-03',
    received: 6,
    credible: 1,
    nonCredible: 2,
    duplicate: 0,
    killed: 3,
  });
});
afterAll(() => database.drop());

const march = (asOf: string | null = null) => computeMonth(PUBLIC_ACTOR, '2021-03', new Date(), { asOf });

/** How often cases were counted one by one while it ran: once for every month computed anew. */
async function countings(run: () => Promise<unknown>): Promise<number> {
  const sent = await recordStatements(run);
  return sent.filter(({ text }) => text.includes('stocks_at(')).length;
}

it('keeps a month while later ones fill, and still knows its neighbours', async () => {
  const before = await march();
  expect(before.next).toBeNull();
  await receiveReports(crew.analyst, '2021-06', 2);
  const after: Awaited<ReturnType<typeof march>>[] = [];
  expect(await countings(async () => after.push(await march()))).toBe(0);
  expect(after[0]?.figures).toEqual(before.figures);
  expect(after[0]?.next).toBe('2021-06');
  await receiveReports(crew.analyst, '2021-05', 1);
  expect((await march()).next).toBe('2021-05');
});

it('counts again once something belongs to the month or to one before it', async () => {
  await march();
  await receiveReports(crew.analyst, '2021-03', 4);
  expect(await countings(march)).toBe(1);
  expect((await march()).figures.received).toBe(10);
  await receiveReports(crew.analyst, '2021-01', 5);
  expect((await march()).figures.carriedOver).toBe(5);
});

it('counts again once something undated is brought in', async () => {
  const before = await march();
  await recordHistoricDecision(crew.supervisor, {
    day: null,
    outcome: 'NON_CREDIBLE',
    reason: 'INSUFFICIENT_INFORMATION',
    killed: null,
    injured: null,
  });
  expect((await march()).undated.NON_CREDIBLE).toBe(before.undated.NON_CREDIBLE + 1);
});

it('tells a past instant from now', async () => {
  const then = new Date().toISOString();
  const before = await march();
  await receiveReports(crew.analyst, '2021-03', 1);
  expect((await march()).figures.received).toBe((before.figures.received ?? 0) + 1);
  expect((await march(then)).figures.received).toBe(before.figures.received);
  expect((await march()).figures.received).toBe((before.figures.received ?? 0) + 1);
});

it('computes once for all who ask at the same time', async () => {
  await receiveReports(crew.analyst, '2021-02', 1);
  const ask = () => Promise.all(Array.from({ length: 8 }, () => march()));
  expect(await countings(ask)).toBe(1);
});
