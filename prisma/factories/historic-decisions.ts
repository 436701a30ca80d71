import { createHash, randomUUID } from 'node:crypto';
import { appendEvents, type EventToAppend } from '@/lib/db/commands/append-events';
import { Prisma } from '@/lib/db/generated/client';
import { writeAs } from '@/lib/db/scope/as-actor';
import { closedStatusFor, type Outcome, type Reason } from '@/lib/domain/assessment/outcome';
import type { OperatorActor, StaffActor } from '@/lib/domain/case/actor';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'factory' };

/** A decision another body took and published. `day` null: its date is not stated. Null people: not stated. */
export type HistoricDecision = {
  readonly day: string | null;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly killed: number | null;
  readonly injured: number | null;
};

const confirmation = (
  caseId: string,
  determinationId: string,
  { outcome, reason, day }: HistoricDecision,
): EventToAppend => ({
  ...event(caseId, 'HISTORIC_BATCH_CONFIRMED', closedStatusFor(outcome), closedStatusFor(outcome)),
  flow: 'HISTORIC_COMPLETED',
  outcome,
  reason,
  determinationId,
  effective: { at: day, precision: day === null ? 'NOT_STATED' : 'PUBLISHED' },
});

function event(caseId: string, type: string, fromStatus: string | null, toStatus: string): EventToAppend {
  return {
    id: randomUUID(),
    type,
    object: { kind: 'CASE', id: caseId },
    caseId,
    fromStatus,
    toStatus,
    cycle: 1,
  };
}

/** Brings in a case with a decision of another body; published at once where a second person confirms it. */
export async function recordHistoricDecision(
  confirmedBy: StaffActor | null,
  given: HistoricDecision,
): Promise<{ readonly caseId: string; readonly determinationId: string }> {
  const [caseId, determinationId, batchId] = [randomUUID(), randomUUID(), randomUUID()];
  const closedAt = new Date(given.day ?? '2020-01-01');
  await writeAs(OPERATOR, async (tx) => {
    const [row] = await tx.$queryRaw<{ reference: string }[]>(
      Prisma.sql`select next_case_reference(${closedAt.getUTCFullYear()}::int) as reference`,
    );
    await tx.historicBatch.createMany({
      data: [
        {
          id: batchId,
          source: 'factory',
          fileSha256: new Uint8Array(createHash('sha256').update(batchId).digest()),
        },
      ],
    });
    await tx.reviewCase.createMany({
      data: [
        {
          id: caseId,
          reference: row?.reference ?? '',
          status: closedStatusFor(given.outcome),
          statusSince: closedAt,
          sourceKind: 'NGO',
          channel: 'IMPORT',
          language: 'en',
          receivedAt: new Date(),
          governorate: 'SY-RA',
          placeNameLatin: 'Tell Ruman',
          outcome: given.outcome,
          reason: given.reason,
          closedAt,
          closingDeterminationId: determinationId,
          historic: true,
        },
      ],
    });
    await tx.determination.createMany({
      data: [
        {
          id: determinationId,
          caseId,
          cycle: 1,
          number: 1,
          status: 'HISTORIC',
          historic: true,
          outcome: given.outcome,
          reason: given.reason,
          killedBest: given.killed,
          killedMin: given.killed,
          killedMax: given.killed,
          injuredBest: given.injured,
          injuredMin: given.injured,
          injuredMax: given.injured,
          decidingBody: 'The earlier review body',
          effectiveOn: given.day === null ? null : new Date(given.day),
          effectivePrecision: given.day === null ? 'NOT_STATED' : 'PUBLISHED',
          batchId,
        },
      ],
    });
    await appendEvents(tx, OPERATOR, [
      { ...event(caseId, 'CASE_RECEIVED', null, 'RECEIVED'), flow: 'BROUGHT_IN' },
      {
        ...event(caseId, 'HISTORIC_DETERMINATION_RECORDED', 'RECEIVED', closedStatusFor(given.outcome)),
        flow: 'BROUGHT_IN_DECIDED',
        outcome: given.outcome,
        reason: given.reason,
        determinationId,
        payload: { determinationId, batchId, outcome: given.outcome, reason: given.reason },
      },
    ]);
  });
  if (confirmedBy !== null) {
    await writeAs(confirmedBy, async (tx) => {
      await tx.historicBatch.updateMany({
        where: { id: batchId },
        data: { confirmedBy: confirmedBy.userId, confirmedAt: new Date() },
      });
      await appendEvents(tx, confirmedBy, [
        { ...confirmation(caseId, determinationId, given), payload: { batchId } },
      ]);
    });
  }
  return { caseId, determinationId };
}
