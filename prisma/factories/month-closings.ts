import { randomUUID } from 'node:crypto';
import { appendEvents } from '@/lib/db/commands/append-events';
import { Prisma } from '@/lib/db/generated/client';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { closedStatusFor, type Outcome, type Reason } from '@/lib/domain/assessment/outcome';
import { userIdOf, type StaffActor } from '@/lib/domain/case/actor';
import { contentHashOf } from '@/lib/ledger/commitment';
import type { Crew } from '@/prisma/factories/cases';
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

/** Closes as many open cases as planned: one person submits each determination, another approves it. */
export async function closeCases({ analyst, supervisor }: Crew, plan: MonthPlan): Promise<void> {
  const closes = plan.credible + plan.nonCredible + plan.duplicate;
  const again = plan.closesReopened ?? 0;
  if (closes === 0) return;
  const cases = await writeAs(analyst, async (tx) => [
    ...(await openCases(tx, true, again)),
    ...(await openCases(tx, false, closes - again)),
  ]);
  const closings = closingsOf(plan, cases);
  await submitAll(analyst, closings);
  await approveAll(supervisor, closings);
}
