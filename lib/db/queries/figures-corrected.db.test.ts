import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeMonth } from '@/lib/db/queries/figures-of-month';
import { figuresOverview } from '@/lib/db/queries/figures-totals';
import { refreshFlowSummary } from '@/lib/db/queries/flow-by-month';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { computeMonth as fromFacts } from '@/lib/domain/publication/count-month';
import type { FlowFact } from '@/lib/domain/publication/flow-facts';
import type { MonthFigures } from '@/lib/domain/publication/month-figures';
import { addMonths } from '@/lib/domain/shared/dates';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import type { Crew } from '@/prisma/factories/cases';
import { correctKilled } from '@/prisma/factories/month-corrections';
import { instantIn } from '@/prisma/factories/month-events';
import { liveMonth } from '@/prisma/factories/month-flow';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const TIME_LIMIT_MS = 180_000;
const people = (min: number | null, max: number | null) =>
  min === null || max === null ? null : { min, max };

/** The ledger as the domain's facts, read event by event and never as sums. */
async function factsOnRecord(): Promise<readonly FlowFact[]> {
  return readAs(crew.supervisor, async (tx) => {
    const events = await tx.caseEvent.findMany({ where: { flow: { not: null } }, orderBy: { seq: 'asc' } });
    const determinations = new Map((await tx.determination.findMany()).map((row) => [row.id, row]));
    const corrections = new Map((await tx.correction.findMany()).map((row) => [row.eventId, row]));
    return events.map((event): FlowFact => {
      const common = {
        caseId: event.caseId ?? '',
        cycle: event.cycle ?? 0,
        effectiveAt: event.effectiveAt?.toISOString() ?? null,
        recordedAt: event.recordedAt.toISOString(),
      };
      const determination = determinations.get(event.determinationId ?? '');
      switch (event.flow) {
        case 'RECEIVED':
        case 'REOPENED':
        case 'SCREENED_OUT':
          return { ...common, kind: event.flow };
        case 'COMPLETED':
          return {
            ...common,
            kind: 'COMPLETED',
            outcome: determination?.outcome as Outcome,
            killed: people(determination?.killedMin ?? null, determination?.killedMax ?? null),
            injured: people(determination?.injuredMin ?? null, determination?.injuredMax ?? null),
          };
        case 'CORRECTED': {
          const row = corrections.get(event.id);
          const by = {
            min: (row?.minTo ?? 0) - (row?.minFrom ?? 0),
            max: (row?.maxTo ?? 0) - (row?.maxFrom ?? 0),
          };
          return { ...common, kind: 'CORRECTION', killed: by, injured: { min: 0, max: 0 } };
        }
        default:
          throw new Error(`no fact for ${String(event.flow)}`);
      }
    });
  });
}

const compared = ({ completed, openEnd, credibleToDate, killed, injured, identities }: MonthFigures) => ({
  ...{ completed, openEnd, credibleToDate, killed, injured },
  states: identities.map(({ name, state }) => `${name} ${state}`),
});

const plan = fc.record({
  credible: fc.integer({ min: 0, max: 3 }),
  nonCredible: fc.integer({ min: 0, max: 1 }),
  spare: fc.integer({ min: 0, max: 2 }),
  killed: fc.integer({ min: 0, max: 20 }),
  reopened: fc.boolean(),
  corrections: fc.array(
    fc.record({ nth: fc.nat({ max: 50 }), by: fc.integer({ min: -2, max: 4 }), n: fc.nat({ max: 6 }) }),
    { maxLength: 3 },
  ),
});

it(
  'counts corrections the same from sums in the database and from facts one by one, and leaves past months as they were',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 20, maxLength: 20 }), async (plans) => {
        let month = '2021-01';
        await liveMonth(crew, { month, received: 4, credible: 3, nonCredible: 0, duplicate: 0, killed: 9 });
        expect(await correctKilled(crew, { at: instantIn(month, 39, 40), nth: 1, by: 2 })).toBe(true);
        for (const { credible, nonCredible, spare, killed, reopened, corrections } of plans) {
          const before = (await computeMonth(PUBLIC_ACTOR, month, new Date())).figures;
          month = addMonths(month, 1);
          for (const { nth, by, n } of corrections)
            await correctKilled(crew, { at: instantIn(month, n, 40), nth, by });
          const closing = credible + nonCredible;
          await liveMonth(crew, {
            ...{ month, credible, nonCredible, duplicate: 0, killed: credible === 0 ? 0 : killed },
            received: closing + spare,
            ...(reopened ? { reopened: 1, closesReopened: Math.min(1, closing) } : {}),
          });
          expect((await computeMonth(PUBLIC_ACTOR, addMonths(month, -1), new Date())).figures).toEqual(
            before,
          );
        }
        const facts = await factsOnRecord();
        const months = Array.from({ length: plans.length + 1 }, (_, n) => addMonths('2021-01', n));
        for (const one of months) {
          const { figures } = await computeMonth(PUBLIC_ACTOR, one, new Date());
          expect(compared(figures)).toEqual(compared(fromFacts(facts, one)));
        }
        const last = (await computeMonth(PUBLIC_ACTOR, month, new Date())).figures.killed.after;
        expect((await figuresOverview(PUBLIC_ACTOR, new Date())).totals.killed).toEqual(last);
        await refreshFlowSummary('UTC');
        expect((await figuresOverview(PUBLIC_ACTOR, new Date())).totals.killed).toEqual(last);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  },
  TIME_LIMIT_MS,
);
