import 'server-only';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import type { CaseChange } from '@/lib/domain/case/case-change';

/** A draft as it stood when somebody read it, and as it stands. */
export type ThenAndNow<T> = {
  /** Whether it is still being written: begun, and neither put forward nor decided. */
  readonly isDraft: boolean;
  readonly then: T;
  readonly now: T;
};

/** A case as it stands, and what has happened to it and to one of its drafts since somebody read an earlier version. */
export type ChangesSince<T> = ThenAndNow<T> & {
  readonly version: number;
  readonly reference: string;
  /** Oldest first. */
  readonly events: readonly CaseChange[];
  readonly people: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  /** Who changed the case last, and when (ISO 8601, UTC). */
  readonly lastChange: { readonly by: string; readonly at: string };
};

/**
 * What has happened to a case since its reader's version of it; null where there is none for this reader. `texts` reads the
 * draft, as it stood after an entry of the ledger (null: nothing has happened since) and now.
 */
export async function readChangesSince<T>(
  actor: StaffActor,
  caseId: string,
  version: number,
  texts: (tx: Tx, state: CaseState, throughSeq: number | null) => Promise<ThenAndNow<T>>,
): Promise<ChangesSince<T> | null> {
  return readAs(actor, async (tx) => {
    const state = await loadCaseState(tx, actor, caseId);
    if (state === null) return null;
    const events = await eventsSince(tx, caseId, state.version - version);
    const [first] = events;
    return {
      version: state.version,
      reference: state.reference,
      events,
      ...(await namedIn(tx, events)),
      ...(await texts(tx, state, first === undefined ? null : first.seq - 1)),
      lastChange: await lastChange(tx, caseId),
    };
  });
}

/** The newest writes to a case, oldest first. A task raised beside an act, and what a case begins with, are no writes. */
async function eventsSince(tx: Tx, caseId: string, count: number): Promise<CaseChange[]> {
  if (count <= 0) return [];
  const rows = await tx.caseEvent.findMany({
    where: { caseId, type: { not: 'REVIEW_TASK_RAISED' }, fromStatus: { not: null } },
    orderBy: { seq: 'desc' },
    take: count,
  });
  return rows.toReversed().map((row) => ({
    seq: Number(row.seq),
    type: row.type,
    actorKind: row.actorKind,
    actorId: row.actorId,
    fromStatus: row.fromStatus,
    toStatus: row.toStatus,
    cycle: row.cycle,
    outcome: row.outcome,
    reason: row.reason,
    payload: row.payload,
    recordedAt: row.recordedAt.toISOString(),
    effectiveAt: row.effectiveAt?.toISOString() ?? null,
    effectivePrecision: row.effectivePrecision,
  })) as CaseChange[];
}

const PERSONS = ['assigneeId', 'officerId', 'userId'] as const;

async function namedIn(
  tx: Tx,
  events: readonly CaseChange[],
): Promise<Pick<ChangesSince<unknown>, 'people' | 'units'>> {
  const given = (name: string): string[] =>
    events.flatMap(({ payload }) => [payload[name]].flat().filter((id) => typeof id === 'string'));
  const ids = [
    ...PERSONS.flatMap(given),
    ...given('mentionedIds'),
    ...events.flatMap(({ actorId }) => actorId ?? []),
  ];
  const named = async (
    found: Promise<readonly { readonly id: string; readonly name: string }[]>,
  ): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries((await found).map(({ id, name }) => [id, name]));
  const select = { id: true, name: true } as const;
  return {
    people: await named(tx.user.findMany({ where: { id: { in: ids } }, select })),
    units: await named(tx.unit.findMany({ where: { id: { in: given('unitId') } }, select })),
  };
}

async function lastChange(tx: Tx, caseId: string): Promise<ChangesSince<unknown>['lastChange']> {
  const last = await tx.caseEvent.findFirst({ where: { caseId }, orderBy: { seq: 'desc' } });
  const user = last?.actorId
    ? await tx.user.findUnique({ where: { id: last.actorId }, select: { name: true } })
    : null;
  return { by: user?.name ?? '', at: (last?.recordedAt ?? new Date()).toISOString() };
}
