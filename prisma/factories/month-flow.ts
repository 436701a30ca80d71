import { randomUUID } from 'node:crypto';
import { appendEvents, type EventToAppend } from '@/lib/db/commands/append-events';
import { Prisma } from '@/lib/db/generated/client';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { closedStatusFor, type Outcome, type Reason } from '@/lib/domain/assessment/outcome';
import { userIdOf, type StaffActor } from '@/lib/domain/case/actor';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { lastDayOf } from '@/lib/domain/shared/dates';
import { commitTo, contentHashOf } from '@/lib/ledger/commitment';
import type { Crew } from '@/prisma/factories/cases';

/** How many of what happen in one month. Oldest open cases are closed first. */
export type MonthPlan = {
  /** "YYYY-MM" */
  readonly month: string;
  readonly received: number;
  readonly credible: number;
  readonly nonCredible: number;
  readonly duplicate: number;
  /** People killed, conceded by the month's credible determinations together. */
  readonly killed: number;
  /** How many of the closed are in cycle 2 or later. */
  readonly closesReopened?: number;
  readonly screenedOut?: number;
  /** How many closed cases are reopened, before the month's closings. */
  readonly reopened?: number;
};

const TIME_LIMIT_MS = 120_000;
const VILLAGES = ['Tell Ruman', 'Khirbat al-Ruz', 'Deir Nahr', 'Rujm al-Hawa', 'Qasr Zaytun', 'Bir Salama'];
const SOURCES = ['NGO', 'MEDIA', 'SOCIAL_MEDIA', 'INDIVIDUAL', 'SELF_REPORT'] as const;
const REASONS: readonly Reason[] = [
  'NO_ACTION_IN_AREA',
  'INSUFFICIENT_INFORMATION',
  'INSUFFICIENT_EVIDENCE_OF_HARM',
  'INSUFFICIENT_EVIDENCE',
];
const WORDS: Readonly<Record<Outcome, string>> = {
  CREDIBLE:
    'During a strike on a building used by fighters, people sheltering in the house beside it were unintentionally harmed.',
  NON_CREDIBLE:
    'After review of what was available, the standard of more likely than not was not met for this report.',
  DUPLICATE: 'This report tells of an event that another report had told of before.',
};

const pick = <T>(from: readonly [T, ...T[]] | readonly T[], n: number): T => {
  const value = from[n % from.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

/** Instants spread over a month, n of `of`, as ISO 8601. */
function instantIn(month: string, n: number, of: number): string {
  const start = Date.parse(`${month}-01T06:00:00Z`);
  const end = Date.parse(`${lastDayOf(month)}T18:00:00Z`);
  return new Date(start + Math.floor(((end - start) * (n + 1)) / (of + 1))).toISOString();
}

/** One commit for each case: a text with its commitment, ready to store beside its event. */
function textValue(
  caseId: string,
  eventId: string,
  objectKind: string,
  objectId: string,
  field: string,
  text: string,
  audience: string,
) {
  const committed = commitTo(text);
  return {
    row: {
      id: randomUUID(),
      caseId,
      objectKind,
      objectId,
      field,
      version: 1,
      audience,
      eventId,
      ...committed,
    },
    change: {
      field: `${objectKind}.${field}`,
      before: null,
      after: Buffer.from(committed.commitment).toString('hex'),
    },
  };
}

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

function ofCase(
  caseId: string,
  type: string,
  fromStatus: string | null,
  toStatus: string,
  cycle: number,
  at: string,
): EventToAppend {
  return {
    id: randomUUID(),
    type,
    object: { kind: 'CASE', id: caseId },
    caseId,
    fromStatus,
    toStatus,
    cycle,
    effective: { at, precision: 'INSTANT' },
  };
}

type Found = { readonly id: string; readonly cycle: number; readonly status: string };

/** Open cases, the oldest first; those in a later cycle or those in their first. */
async function openCases(tx: Tx, isReopened: boolean, count: number): Promise<readonly Found[]> {
  const found = await tx.$queryRaw<Found[]>(Prisma.sql`
    select c.id, c.cycle, c.status from review_case c where c.closed_at is null and (c.cycle > 1) = ${isReopened}
      and not exists (select from review_case d where d.duplicate_of_id = c.id)
    order by c.received_at, c.reference limit ${count}::int`);
  if (found.length < count) throw new Error(`only ${String(found.length)} of ${String(count)} open cases`);
  return found;
}

type Closing = Found & {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly determinationId: string;
  readonly killed: number;
  readonly injured: number;
  readonly at: string;
  readonly duplicateOfId: string | null;
};

function closingsOf(plan: MonthPlan, cases: readonly Found[]): readonly Closing[] {
  const target = cases[0]?.id ?? null;
  const share = plan.credible === 0 ? 0 : Math.floor(plan.killed / plan.credible);
  return cases.map((found, n) => {
    const outcome: Outcome =
      n < plan.credible ? 'CREDIBLE' : n < plan.credible + plan.nonCredible ? 'NON_CREDIBLE' : 'DUPLICATE';
    const killed = outcome === 'CREDIBLE' ? (n === 0 ? plan.killed - share * (plan.credible - 1) : share) : 0;
    return {
      ...found,
      outcome,
      reason:
        outcome === 'NON_CREDIBLE'
          ? pick(REASONS, n)
          : outcome === 'DUPLICATE'
            ? 'DUPLICATE_OF_ASSESSED'
            : null,
      determinationId: randomUUID(),
      killed,
      injured: outcome === 'CREDIBLE' && killed === 0 ? 1 : 0,
      at: instantIn(plan.month, n, cases.length),
      duplicateOfId: outcome === 'DUPLICATE' ? target : null,
    };
  });
}

const hashOf = ({ outcome, reason, killed, injured }: Closing): string =>
  contentHashOf({ outcome, reason, killed, injured });

async function submitAll(by: StaffActor, closings: readonly Closing[]): Promise<void> {
  await writeAs(
    by,
    async (tx) => {
      await tx.determination.createMany({
        data: closings.map((one) => ({
          id: one.determinationId,
          caseId: one.id,
          cycle: one.cycle,
          number: 1,
          status: 'SUBMITTED',
          authorId: userIdOf(by),
          outcome: one.outcome,
          reason: one.reason,
          killedBest: one.killed,
          killedMin: one.killed,
          killedMax: one.killed + (one.killed > 1 ? 1 : 0),
          injuredBest: one.injured,
          injuredMin: one.injured,
          injuredMax: one.injured,
          contentHash: new Uint8Array(Buffer.from(hashOf(one), 'hex')),
          duplicateOfId: one.duplicateOfId,
          submittedFrom: 'UNDER_INITIAL_ASSESSMENT',
          submittedAt: new Date(one.at),
        })),
      });
      const ids = closings.map(({ id }) => id);
      await tx.$executeRaw(
        Prisma.sql`update review_case set status = 'AWAITING_DECISION', version = version + 1 where id = any (${ids}::uuid[])`,
      );
      const events = closings.flatMap((one) => [
        ...(one.status === 'RECEIVED'
          ? [ofCase(one.id, 'CASE_ACCEPTED', 'RECEIVED', 'UNDER_INITIAL_ASSESSMENT', one.cycle, one.at)]
          : []),
        {
          ...ofCase(
            one.id,
            'DETERMINATION_SUBMITTED',
            'UNDER_INITIAL_ASSESSMENT',
            'AWAITING_DECISION',
            one.cycle,
            one.at,
          ),
          determinationId: one.determinationId,
          payload: { contentHash: hashOf(one), determinationId: one.determinationId },
        },
      ]);
      await appendEvents(tx, by, events);
    },
    TIME_LIMIT_MS,
  );
}

/** The approved determination each case had before this cycle, if it had one. */
async function supersededBy(tx: Tx, closings: readonly Closing[]): Promise<ReadonlyMap<string, string>> {
  const later = closings.filter(({ cycle }) => cycle > 1).map(({ id }) => id);
  const rows = await tx.$queryRaw<{ case_id: string; id: string }[]>(Prisma.sql`
    select distinct on (d.case_id) d.case_id, d.id from determination d join review_case c on c.id = d.case_id
    where d.case_id = any (${later}::uuid[]) and d.status = 'APPROVED' and d.cycle < c.cycle order by d.case_id, d.cycle desc`);
  return new Map(rows.map((row) => [row.case_id, row.id]));
}

async function approveAll(by: StaffActor, closings: readonly Closing[]): Promise<void> {
  await writeAs(
    by,
    async (tx) => {
      const superseded = await supersededBy(tx, closings);
      const decided = closings.map((one) => {
        const event = ofCase(
          one.id,
          'DETERMINATION_APPROVED',
          'AWAITING_DECISION',
          closedStatusFor(one.outcome),
          one.cycle,
          one.at,
        );
        const { id, determinationId, outcome } = one;
        const text = textValue(
          id,
          event.id,
          'DETERMINATION',
          determinationId,
          'publicText',
          WORDS[outcome],
          'PUBLIC',
        );
        return { one, event, text };
      });
      const json = JSON.stringify(
        closings.map((one) => ({ ...one, status: closedStatusFor(one.outcome), by: userIdOf(by) })),
      );
      const columns = Prisma.sql`jsonb_to_recordset(${json}::jsonb) as x (id uuid, status text, outcome text, reason text, "determinationId" uuid, at timestamptz, "duplicateOfId" uuid, "by" uuid)`;
      await tx.$executeRaw(
        Prisma.sql`update determination d set status = 'APPROVED', decided_by = x."by", decided_at = x.at, version = d.version + 1 from ${columns} where d.id = x."determinationId"`,
      );
      await tx.$executeRaw(
        Prisma.sql`update review_case c set status = x.status, status_since = x.at, closed_at = x.at, outcome = x.outcome, reason = x.reason,
          closing_determination_id = x."determinationId", duplicate_of_id = x."duplicateOfId", version = c.version + 1 from ${columns} where c.id = x.id`,
      );
      await tx.recordedValue.createMany({ data: decided.map(({ text }) => text.row) });
      const events = decided.map(({ one, event, text }) => ({
        ...event,
        flow: 'COMPLETED' as const,
        outcome: one.outcome,
        reason: one.reason,
        determinationId: one.determinationId,
        supersededId: superseded.get(one.id) ?? null,
        payload: { contentHash: hashOf(one), determinationId: one.determinationId },
        commitments: [text.change],
      }));
      await appendEvents(tx, by, events);
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
  const closes = plan.credible + plan.nonCredible + plan.duplicate;
  const again = plan.closesReopened ?? 0;
  if (closes > 0) {
    const cases = await writeAs(analyst, async (tx) => [
      ...(await openCases(tx, true, again)),
      ...(await openCases(tx, false, closes - again)),
    ]);
    const closings = closingsOf(plan, cases);
    await submitAll(analyst, closings);
    await approveAll(supervisor, closings);
  }
  if (plan.screenedOut) await screenOut(supervisor, plan.month, plan.screenedOut);
}
