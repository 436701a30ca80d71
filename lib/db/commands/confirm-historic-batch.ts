import 'server-only';
import { randomUUID } from 'node:crypto';
import { appendEvents, type EventToAppend } from '@/lib/db/commands/append-events';
import { eventOfImport } from '@/lib/db/commands/import-events';
import { isLostRace, NotFoundError } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import { batchFigures } from '@/lib/db/queries/historic-batches';
import { loadCaseStates } from '@/lib/db/queries/load-case-state';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import { decide, type Decision } from '@/lib/domain/case/decide';
import { batchTotalsProblems, type BatchTotals } from '@/lib/domain/case/historic-batch';
import {
  conflict,
  refuse,
  success,
  type Conflict,
  type Outcome,
  type Problem,
} from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/** A confirmed batch: how many determinations were published by it. */
export type ConfirmedBatch = { readonly batchId: string; readonly cases: number };

/** A determination of the batch that its case is closed by. */
type Standing = {
  readonly id: string;
  readonly case_id: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly effective_on: string | null;
  /** A determination of the case that an earlier confirmation published. */
  readonly superseded_id: string | null;
};

type Confirmation = {
  readonly standing: Standing;
  readonly before: CaseState;
  readonly decision: Decision;
};

const LIMIT_MS = 600_000;
const CHUNK = 1_000;

/**
 * A second person confirms a batch of determinations made elsewhere (process §6): from now on they are published, each in
 * the month it took effect. `stated` are the totals as that person has them; they must be the batch's own. One
 * transaction: the batch and every case it closes, or nothing. Determinations that were replaced since are left out.
 */
export async function confirmHistoricBatch(
  actor: Actor,
  batchId: string,
  stated: BatchTotals,
): Promise<Outcome<ConfirmedBatch>> {
  try {
    return await writeAs(actor, (tx) => confirm(tx, actor, batchId, stated), LIMIT_MS);
  } catch (error) {
    if (error instanceof MovedMeanwhile || isLostRace(error)) return conflict('', new Date().toISOString());
    throw error;
  }
}

/** A case moved while the batch was being confirmed; rolls all of it back. */
class MovedMeanwhile extends Error {}

async function confirm(
  tx: Tx,
  actor: Actor,
  batchId: string,
  stated: BatchTotals,
): Promise<Outcome<ConfirmedBatch>> {
  const taken = await lockBatch(tx, batchId);
  if (taken !== null) return taken;
  const totals = await batchFigures(tx, batchId);
  const now = new Date();
  const standing = await standingDeterminations(tx, batchId);
  const decided = await decideAll(tx, actor, batchId, standing, now);
  // Who and when first; whoever may not confirm it is told no totals.
  if (decided.problems.length > 0) return refuse(...decided.problems);
  const differing = batchTotalsProblems(totals, stated);
  if (differing.length > 0) return refuse(...differing);

  await tx.historicBatch.updateMany({
    where: { id: batchId, confirmedAt: null },
    data: { confirmedBy: userIdOf(actor), confirmedAt: now },
  });
  const events: EventToAppend[] = [];
  for (const part of inChunks(decided.confirmations)) {
    await bumpVersions(tx, part);
    events.push(...part.flatMap(eventsOf));
  }
  for (const part of inChunks(events)) await appendEvents(tx, actor, part);
  return success({ batchId, cases: standing.length });
}

/** Holds the batch: no import adds to it and nobody else confirms it until this transaction ends. */
async function lockBatch(tx: Tx, batchId: string): Promise<Conflict | null> {
  const [batch] = await tx.$queryRaw<{ confirmed_at: Date | null; name: string | null }[]>(Prisma.sql`
    select b.confirmed_at, (select u.name from app_user u where u.id = b.confirmed_by) as name
    from historic_batch b where b.id = ${batchId}::uuid for update of b`);
  if (!batch) throw new NotFoundError(`batch ${batchId}`);
  return batch.confirmed_at === null ? null : conflict(batch.name ?? '', batch.confirmed_at.toISOString());
}

function standingDeterminations(tx: Tx, batchId: string): Promise<Standing[]> {
  return tx.$queryRaw<Standing[]>(Prisma.sql`
    select d.id, d.case_id, d.outcome, d.reason, to_char(d.effective_on, 'YYYY-MM-DD') as effective_on,
      (select e.id from determination e where e.case_id = d.case_id and e.historic and e.id <> d.id and exists (
          select 1 from case_event h where h.case_id = e.case_id and h.flow = 'HISTORIC_COMPLETED' and h.determination_id = e.id)
        order by e.cycle desc, e.number desc limit 1) as superseded_id
    from determination d join review_case c on c.id = d.case_id
    where d.batch_id = ${batchId}::uuid and c.closing_determination_id = d.id
    order by d.case_id`);
}

async function decideAll(
  tx: Tx,
  actor: Actor,
  batchId: string,
  standing: readonly Standing[],
  now: Date,
): Promise<{ readonly confirmations: readonly Confirmation[]; readonly problems: readonly Problem[] }> {
  const confirmations: Confirmation[] = [];
  const problems = new Map<string, Problem>();
  for (const part of inChunks(standing)) {
    const states = await loadCaseStates(
      tx,
      part.map((one) => one.case_id),
    );
    const byId = new Map(states.map((state) => [state.id, state]));
    for (const one of part) {
      const before = byId.get(one.case_id);
      if (!before) throw new Error(`no case ${one.case_id}`);
      const decision = decide(before, actor, 'CONFIRM_HISTORIC_BATCH', { batchId }, now.toISOString());
      if (decision.ok) confirmations.push({ standing: one, before, decision: decision.value });
      // The same refusal for every case of the batch is one refusal.
      else if (decision.kind === 'REFUSAL')
        for (const found of decision.problems) problems.set(found.code, found);
    }
  }
  if (standing.length === 0) problems.set('batchEmpty', problem('batchEmpty'));
  return { confirmations, problems: [...problems.values()] };
}

async function bumpVersions(tx: Tx, confirmations: readonly Confirmation[]): Promise<void> {
  const changes = confirmations.map(({ before, decision }) => ({
    id: before.id,
    was: before.status,
    was_version: before.version,
    version: decision.next.version,
  }));
  const count = await tx.$executeRaw(Prisma.sql`
    update review_case c set version = r.version
    from json_to_recordset(${JSON.stringify(changes)}::json) as r (id uuid, was text, was_version int, version int)
    where c.id = r.id and c.status = r.was and c.version = r.was_version`);
  if (count !== changes.length) throw new MovedMeanwhile();
}

function eventsOf({ standing, decision }: Confirmation): EventToAppend[] {
  const { effective_on: day } = standing;
  return decision.events.map((event) =>
    eventOfImport(event, {
      id: randomUUID(),
      flow: 'HISTORIC_COMPLETED',
      supersededId: standing.superseded_id,
      confirmed: {
        determinationId: standing.id,
        outcome: standing.outcome,
        reason: standing.reason,
        effective:
          day === null
            ? { at: null, precision: 'NOT_STATED' }
            : { at: `${day}T00:00:00.000Z`, precision: 'PUBLISHED' },
      },
    }),
  );
}

function inChunks<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += CHUNK) chunks.push(items.slice(start, start + CHUNK));
  return chunks;
}
