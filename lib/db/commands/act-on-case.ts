import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  appendEvents,
  type EventToAppend,
  type Flow,
  type LedgerPosition,
} from '@/lib/db/commands/append-events';
import { recordNextValues, type ValueToRecord } from '@/lib/db/commands/record-values';
import { isLostRace, NotFoundError } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import { withDelegations } from '@/lib/db/commands/hold-delegations';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readAs, writeAs, type Tx } from '@/lib/db/scope/as-actor';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { CaseAction } from '@/lib/domain/case/actions';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import { decide } from '@/lib/domain/case/decide';
import type { EventType, NewEvent } from '@/lib/domain/case/events';
import { conflict, success, type Conflict, type Outcome } from '@/lib/domain/shared/outcome';
import type { CommittedChange } from '@/lib/ledger/entry';

/** Which case, and the version its reader saw; null where the act cannot clash (a submitter adding something). */
export type CaseTarget = { readonly caseId: string; readonly expectedVersion: number | null };

/** What every act on a case answers: the case's new version, and where its first event stands in the ledger. */
export type Acted = { readonly reference: string; readonly version: number } & LedgerPosition;

/** What a verb sees while it writes: the transaction, the case before and after, the time and the main event's id. */
export type ActContext = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly userId: string | null;
  readonly before: CaseState;
  readonly after: CaseState;
  readonly now: Date;
  readonly eventId: string;
};

/** What a verb adds to the shared mechanism. */
export type Effects = {
  /** Further columns of the case's projection. */
  readonly caseChanges?: Prisma.ReviewCaseUpdateManyMutationInput & {
    duplicateOfId?: string | null;
    closingDeterminationId?: string | null;
  };
  /** Texts, figures and personal values to record with the main event. */
  readonly values?: readonly ValueToRecord[];
  /** What the verb wrote itself into a compartment, for the main event's entry. */
  readonly committed?: readonly CommittedChange[];
  /** SHA-256 of evidence concerned, hex. */
  readonly evidence?: readonly string[];
  readonly supersededId?: string | null;
};

/** How each event moves the figures of its month. What is not here does not. */
const FLOW: Partial<Record<EventType, Flow>> = {
  DETERMINATION_APPROVED: 'COMPLETED',
  CASE_REOPENED: 'REOPENED',
  CASE_SCREENED_OUT: 'SCREENED_OUT',
  CORRECTION_APPROVED: 'CORRECTED',
};

/**
 * Takes an action on a case: one transaction that locks and loads the case through the actor's scope, holds the
 * delegations that are the actor's by the database's clock, lets the domain decide,
 * changes the row only while status and version are what was read, writes what the verb adds, and appends the
 * events. Refusals and conflicts are values; a case that is not there or not the actor's throws NotFoundError.
 */
export async function actOnCase<A extends CaseAction>(
  actor: Actor,
  { caseId, expectedVersion }: CaseTarget,
  action: A,
  input: ActionInputs[A] | ((tx: Tx, state: CaseState) => Promise<ActionInputs[A]>),
  effects: (context: ActContext) => Promise<Effects> = async () => ({}),
): Promise<Outcome<Acted>> {
  const act = async (tx: Tx): Promise<Outcome<Acted>> => {
    // Whoever comes second waits here, and then reads the case as the first one left it.
    const locked = await tx.$queryRaw<
      unknown[]
    >`select 1 from review_case where id = ${caseId}::uuid for update`;
    const before = locked.length === 1 ? await loadCaseState(tx, actor, caseId) : null;
    if (!before) throw new NotFoundError(`case ${caseId}`);
    if (expectedVersion !== null && before.version !== expectedVersion) return lastChange(tx, actor, caseId);
    const acting = await withDelegations(tx, actor);
    const now = new Date();
    const given = typeof input === 'function' ? await input(tx, before) : input;
    const decision = decide(before, acting, action, given, now.toISOString());
    if (!decision.ok) return decision;
    const { next: after, events } = decision.value;
    const eventId = randomUUID();
    const context = { tx, actor, userId: userIdOf(actor), before, after, now, eventId };
    const added = await effects(context);
    await supersedeLapsed(context);
    const { count } = await tx.reviewCase.updateMany({
      where: { id: caseId, status: before.status, version: before.version },
      data: { ...projection(before, after, now), ...added.caseChanges },
    });
    if (count !== 1) throw new Error(`case ${caseId} changed under its lock`);
    const where = { caseId, eventId, recordedBy: context.userId };
    const recorded = await recordNextValues(tx, where, added.values ?? []);
    const committed = [...recorded, ...(added.committed ?? [])];
    const [position] = await appendEvents(
      tx,
      actor,
      events.map((event, n) => toAppend(event, n === 0 ? { eventId, committed, added } : null)),
    );
    if (!position) throw new Error(`${action} appended no event`);
    return success({ reference: after.reference, version: after.version, ...position });
  };
  try {
    return await writeAs(actor, act);
  } catch (error) {
    // Two cases that lock each other (each a duplicate of the other): the database ended one of them.
    if (isLostRace(error)) return readAs(actor, (tx) => lastChange(tx, actor, caseId));
    throw error;
  }
}

/** Proposals that the case has moved past without an answer are closed with it, so that none comes back in a later cycle. */
async function supersedeLapsed({ tx, before, after, now }: ActContext): Promise<void> {
  const lapsed = (['recommendation', 'screeningOut', 'reopening', 'correction'] as const).flatMap((kind) =>
    after[kind] === null ? (before[kind]?.id ?? []) : [],
  );
  if (lapsed.length === 0) return;
  await tx.proposal.updateMany({
    where: { id: { in: lapsed }, decidedAt: null },
    data: { decidedAt: now, decision: 'SUPERSEDED' },
  });
}

/** The columns that follow from the case's state; only what changed is written. */
function projection(
  before: CaseState,
  after: CaseState,
  now: Date,
): Prisma.ReviewCaseUpdateManyMutationInput & { assigneeId?: string | null } {
  return {
    version: after.version,
    ...(after.status === before.status ? {} : { status: after.status, statusSince: now }),
    ...(after.cycle === before.cycle ? {} : { cycle: after.cycle }),
    ...(after.assigneeId === before.assigneeId ? {} : { assigneeId: after.assigneeId }),
    ...(after.unreadReplies === before.unreadReplies
      ? {}
      : { unreadReplies: { increment: after.unreadReplies - before.unreadReplies } }),
  };
}

type Main = {
  readonly eventId: string;
  readonly committed: readonly CommittedChange[];
  readonly added: Effects;
};

function toAppend(event: NewEvent, main: Main | null): EventToAppend {
  const payload: Readonly<Record<string, unknown>> = event.payload;
  const text = (name: string): string | null => (typeof payload[name] === 'string' ? payload[name] : null);
  return {
    id: main?.eventId ?? randomUUID(),
    type: event.type,
    object: { kind: 'CASE', id: event.caseId },
    caseId: event.caseId,
    fromStatus: event.fromStatus,
    toStatus: event.toStatus,
    cycle: event.cycle,
    flow: FLOW[event.type] ?? null,
    outcome: text('outcome'),
    reason: text('reason'),
    determinationId: text('determinationId'),
    supersededId: main?.added.supersededId ?? null,
    ...(event.effective.at === event.recordedAt ? {} : { effective: event.effective }),
    payload:
      event.delegationId === undefined
        ? event.payload
        : { ...event.payload, delegationId: event.delegationId },
    commitments: main?.committed ?? [],
    evidence: main?.added.evidence ?? [],
  };
}

/** Who changed the case last, and when; for the message to whoever came second. */
async function lastChange(tx: Tx, actor: Actor, caseId: string): Promise<Conflict> {
  if (actor.kind === 'REPORTER' || actor.kind === 'RETURN_CODE_HOLDER')
    return conflict('', new Date().toISOString());
  const [row] = await tx.$queryRaw<{ name: string | null; recorded_at: Date }[]>(Prisma.sql`
    select u.name, e.recorded_at from case_event e left join app_user u on u.id = e.actor_id
    where e.case_id = ${caseId}::uuid order by e.seq desc limit 1`);
  return conflict(row?.name ?? '', (row?.recorded_at ?? new Date()).toISOString());
}
