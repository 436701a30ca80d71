import { randomUUID } from 'node:crypto';
import { appendEvents } from '@/lib/db/commands/append-events';
import { Prisma } from '@/lib/db/generated/client';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import type { Crew } from '@/prisma/factories/cases';
import { closeCases } from '@/prisma/factories/month-closings';
import {
  instantIn,
  ofCase,
  openCases,
  pick,
  textValue,
  TIME_LIMIT_MS,
  type Found,
  type MonthPlan,
} from '@/prisma/factories/month-events';

const VILLAGES = ['Tell Ruman', 'Khirbat al-Ruz', 'Deir Nahr', 'Rujm al-Hawa', 'Qasr Zaytun', 'Bir Salama'];
const SOURCES = ['NGO', 'MEDIA', 'SOCIAL_MEDIA', 'INDIVIDUAL', 'SELF_REPORT'] as const;
/** Receives so many reports about invented events in one month; answers their ids. */
export async function receiveReports(
  by: StaffActor,
  month: string,
  count: number,
  at: (n: number) => string = (n) => instantIn(month, n, count),
): Promise<readonly string[]> {
  if (count === 0) return [];
  return writeAs(
    by,
    async (tx) => {
      const references = await tx.$queryRaw<{ reference: string }[]>(
        Prisma.sql`select next_case_reference(${Number(month.slice(0, 4))}::int) as reference from generate_series(1, ${count}::int)`,
      );
      const cases = references.map(({ reference }, n) => {
        const id = randomUUID();
        const eventId = randomUUID();
        const place = pick(VILLAGES, n);
        const text = `A strike hit houses at the edge of ${place}. People who live there told us of dead and injured.`;
        const incident = new Date(Date.parse(`${month}-01T00:00:00Z`) - (20 + (n % 200)) * 86_400_000);
        return {
          narrative: textValue(id, eventId, 'ALLEGATION', id, 'narrative', text, 'SUBMITTER'),
          row: {
            id,
            reference,
            status: 'RECEIVED',
            statusSince: new Date(at(n)),
            sourceKind: pick(SOURCES, n),
            channel: 'EMAIL',
            language: 'en',
            receivedAt: new Date(at(n)),
            placeNameLatin: place,
            governorate: pick(GOVERNORATES, n * 5).code,
            incidentFrom: incident,
            incidentTo: incident,
            incidentPrecision: 'DAY',
            killedMin: n % 4,
            killedMax: (n % 4) + 2,
          },
          event: { id: eventId, at: at(n) },
        };
      });
      await tx.reviewCase.createMany({ data: cases.map(({ row }) => row) });
      await tx.recordedValue.createMany({ data: cases.map(({ narrative }) => narrative.row) });
      const events = cases.map(({ row, event, narrative }) => ({
        ...ofCase(row.id, 'CASE_RECEIVED', null, 'RECEIVED', 1, event.at),
        id: event.id,
        flow: 'RECEIVED' as const,
        commitments: [narrative.change],
      }));
      await appendEvents(tx, by, events);
      return cases.map(({ row }) => row.id);
    },
    TIME_LIMIT_MS,
  );
}

/** Reopens so many closed cases in a month, the oldest decision first. */
async function reopenCases(by: StaffActor, month: string, count: number): Promise<void> {
  await writeAs(by, async (tx) => {
    const found = await tx.$queryRaw<Found[]>(Prisma.sql`
      select id, cycle, status from review_case where status in ('CLOSED_CREDIBLE', 'CLOSED_NON_CREDIBLE')
      order by closed_at, reference limit ${count}::int`);
    const ids = found.map(({ id }) => id);
    await tx.$executeRaw(Prisma.sql`
      update review_case set status = 'UNDER_INITIAL_ASSESSMENT', cycle = cycle + 1, version = version + 1, outcome = null, reason = null,
        closed_at = null, closing_determination_id = null where id = any (${ids}::uuid[])`);
    await appendEvents(
      tx,
      by,
      found.map((one, n) => ({
        ...ofCase(
          one.id,
          'CASE_REOPENED',
          one.status,
          'UNDER_INITIAL_ASSESSMENT',
          one.cycle + 1,
          instantIn(month, n, count * 8),
        ),
        flow: 'REOPENED' as const,
      })),
    );
  });
}

/** Screens out so many open cases, countersigned in the month. */
async function screenOut(by: StaffActor, month: string, count: number): Promise<void> {
  await writeAs(by, async (tx) => {
    const found = await openCases(tx, false, count);
    const ids = found.map(({ id }) => id);
    const at = instantIn(month, 9, 10);
    await tx.$executeRaw(
      Prisma.sql`update review_case set status = 'SCREENED_OUT', closed_at = ${at}::timestamptz, version = version + 1 where id = any (${ids}::uuid[])`,
    );
    const events = found.map((one) => ({
      ...ofCase(one.id, 'CASE_SCREENED_OUT', one.status, 'SCREENED_OUT', one.cycle, at),
      flow: 'SCREENED_OUT' as const,
    }));
    await appendEvents(tx, by, events);
  });
}

/**
 * Lives through one month: receives, reopens, closes and screens out as many invented cases as planned, by two people,
 * through the ledger's one door. Everything is recorded now and took effect then.
 */
export async function liveMonth({ analyst, supervisor }: Crew, plan: MonthPlan): Promise<void> {
  await receiveReports(analyst, plan.month, plan.received);
  if (plan.reopened) await reopenCases(supervisor, plan.month, plan.reopened);
  await closeCases({ analyst, supervisor }, plan);
  if (plan.screenedOut) await screenOut(supervisor, plan.month, plan.screenedOut);
}
