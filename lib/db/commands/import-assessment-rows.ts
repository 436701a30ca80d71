import 'server-only';
import { randomUUID } from 'node:crypto';
import type { HistoricDetermination } from '@/lib/db/commands/import-assessments';
import { MovedMeanwhile, type SourceRecordToKeep } from '@/lib/db/commands/import-batch';
import { eventOfImport } from '@/lib/db/commands/import-events';
import type { RowsToWrite, StoredValue, ValuesByField } from '@/lib/db/commands/import-values';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { OperatorActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import type { Decision } from '@/lib/domain/case/decide';
import { isOpen } from '@/lib/domain/case/status';
import type { CommittedChange } from '@/lib/ledger/entry';

/** One act on a case, as it was decided, and what is to be recorded with it. */
export type PlannedStep = {
  readonly wish: { readonly values: ValuesByField } & (
    | { readonly action: 'ATTACH_EVIDENCE'; readonly input: ActionInputs['ATTACH_EVIDENCE'] }
    | {
        readonly action: 'ADD_INFORMATION';
        readonly input: ActionInputs['ADD_INFORMATION'];
        readonly stored: ReadonlyMap<string, StoredValue>;
      }
    | {
        readonly action: 'RECORD_HISTORIC_DETERMINATION';
        readonly input: ActionInputs['RECORD_HISTORIC_DETERMINATION'];
        readonly determination: HistoricDetermination;
      }
  );
  readonly before: CaseState;
  readonly decision: Decision;
};

/** All that one row does to its case. */
export type PlannedAssessment = {
  readonly before: CaseState;
  readonly after: CaseState;
  readonly steps: readonly PlannedStep[];
  readonly keep: SourceRecordToKeep | null;
};

export type WorkingBatch = {
  readonly id: string;
  readonly isNew: boolean;
  readonly source: string;
  readonly fileSha256: string;
};

/** Writes what was planned: cases guarded by status and version, rows and values; the events are appended last by the caller. */
export async function writeAssessments(
  tx: Tx,
  actor: OperatorActor,
  planned: readonly PlannedAssessment[],
  batch: WorkingBatch,
  toWrite: RowsToWrite,
  now: Date,
): Promise<void> {
  const steps = planned.flatMap((row) => row.steps);
  await insertDeterminations(tx, actor, steps, batch, now);
  await updateCases(tx, planned, now);
  await insertEvidence(tx, actor, steps, now);
  for (const step of steps) addEvents(actor, step, toWrite);
}

async function insertDeterminations(
  tx: Tx,
  actor: OperatorActor,
  steps: readonly PlannedStep[],
  batch: WorkingBatch,
  now: Date,
): Promise<void> {
  const recorded = steps.flatMap(({ wish, before }) =>
    wish.action === 'RECORD_HISTORIC_DETERMINATION' ? [{ ...wish, before }] : [],
  );
  if (recorded.length === 0) return;
  if (batch.isNew) {
    const fileSha256 = new Uint8Array(Buffer.from(batch.fileSha256, 'hex'));
    await tx.historicBatch.createMany({
      data: [{ id: batch.id, source: batch.source, fileSha256, enteredBy: actor.userId, enteredAt: now }],
    });
  }
  const earlier = await tx.determination.groupBy({
    by: ['caseId', 'cycle'],
    where: { caseId: { in: recorded.map(({ before }) => before.id) } },
    _max: { number: true },
  });
  const lastNumber = new Map(earlier.map((row) => [`${row.caseId}/${row.cycle}`, row._max.number ?? 0]));
  await tx.determination.createMany({
    data: recorded.map(({ input, determination, before }) => ({
      id: input.determinationId,
      caseId: before.id,
      cycle: before.cycle,
      number: (lastNumber.get(`${before.id}/${before.cycle}`) ?? 0) + 1,
      status: 'HISTORIC',
      historic: true,
      outcome: input.outcome,
      reason: input.reason,
      decidingBody: input.decidedBy,
      effectiveOn: determination.effectiveOn === null ? null : new Date(determination.effectiveOn),
      effectivePrecision: input.effective.precision,
      batchId: batch.id,
      killedMin: determination.killed?.min ?? null,
      killedMax: determination.killed?.max ?? null,
      injuredMin: determination.injured?.min ?? null,
      injuredMax: determination.injured?.max ?? null,
    })),
  });
}

async function updateCases(tx: Tx, planned: readonly PlannedAssessment[], now: Date): Promise<void> {
  const touched = planned.filter(({ steps }) => steps.length > 0);
  if (touched.length === 0) return;
  const changes = touched.map(({ before, after, steps }) => {
    const decided = steps.some(({ wish }) => wish.action === 'RECORD_HISTORIC_DETERMINATION');
    return {
      id: before.id,
      was: before.status,
      was_version: before.version,
      status: after.status,
      version: after.version,
      decided,
      outcome: decided ? after.determination?.outcome : null,
      reason: decided ? after.determination?.reason : null,
      determination_id: decided ? after.determination?.id : null,
    };
  });
  const count = await tx.$executeRaw(Prisma.sql`
    update review_case c set version = r.version, status = r.status,
      status_since = case when c.status <> r.status then ${now}::timestamptz else c.status_since end,
      outcome = case when r.decided then r.outcome else c.outcome end,
      reason = case when r.decided then r.reason else c.reason end,
      closing_determination_id = case when r.decided then r.determination_id else c.closing_determination_id end,
      closed_at = case when r.decided then coalesce(c.closed_at, ${now}::timestamptz) else c.closed_at end,
      historic = c.historic or r.decided
    from json_to_recordset(${JSON.stringify(changes)}::json) as r (id uuid, was text, was_version int, status text, version int,
      decided boolean, outcome text, reason text, determination_id uuid)
    where c.id = r.id and c.status = r.was and c.version = r.was_version`);
  if (count !== changes.length) throw new MovedMeanwhile();
}

async function insertEvidence(
  tx: Tx,
  actor: OperatorActor,
  steps: readonly PlannedStep[],
  now: Date,
): Promise<void> {
  const data = steps.flatMap(({ wish, before }) =>
    wish.action === 'ATTACH_EVIDENCE'
      ? [
          {
            id: wish.input.evidenceId,
            caseId: before.id,
            form: 'LINK',
            attachedBy: actor.userId,
            byKind: actor.kind,
            attachedAt: now,
          },
        ]
      : [],
  );
  if (data.length > 0) await tx.evidence.createMany({ data });
}

function addEvents(
  actor: OperatorActor,
  { wish, before, decision }: PlannedStep,
  toWrite: RowsToWrite,
): void {
  const eventId = randomUUID();
  const of = { caseId: before.id, eventId, recordedBy: actor.userId };
  const commitments = addValues(wish, of, toWrite);
  const [main, ...beside] = decision.events;
  // It leaves the open stock once; recorded again, it is not there any more.
  const isFirst = wish.action === 'RECORD_HISTORIC_DETERMINATION' && isOpen(before.status);
  const flow = isFirst ? 'BROUGHT_IN_DECIDED' : null;
  if (main) toWrite.events.push(eventOfImport(main, { id: eventId, flow, commitments }));
  toWrite.events.push(...beside.map((event) => eventOfImport(event, { id: randomUUID() })));
}

function addValues(
  wish: PlannedStep['wish'],
  of: { readonly caseId: string; readonly eventId: string; readonly recordedBy: string | null },
  toWrite: RowsToWrite,
): CommittedChange[] {
  switch (wish.action) {
    case 'ATTACH_EVIDENCE':
      return toWrite.addNew({ ...of, objectKind: 'EVIDENCE', objectId: wish.input.evidenceId }, wish.values);
    case 'ADD_INFORMATION':
      return toWrite.addChanged(
        { ...of, objectKind: 'INFORMATION', objectId: wish.input.informationId },
        wish.values,
        wish.stored,
      );
    case 'RECORD_HISTORIC_DETERMINATION':
      return toWrite.addNew(
        { ...of, objectKind: 'DETERMINATION', objectId: wish.input.determinationId },
        wish.values,
      );
  }
}
