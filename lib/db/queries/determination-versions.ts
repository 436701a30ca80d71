import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { assessmentOf } from '@/lib/db/queries/get-initial-assessment';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readRecorded, RECORDED } from '@/lib/db/queries/recorded-shapes';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { begunFrom } from '@/lib/domain/assessment/begun-from';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { DeterminationStage } from '@/lib/domain/case/case-state';
import type { CaseChange } from '@/lib/domain/case/case-change';

/** A case as it stands, and what has happened to it since somebody read it in an earlier version. */
export type ChangesSince = {
  readonly version: number;
  readonly reference: string;
  /** Where the determination stands; null where none was begun. */
  readonly stage: DeterminationStage | null;
  /** Oldest first. */
  readonly events: readonly CaseChange[];
  readonly people: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  /** What the determination said then, and what it says now. */
  readonly then: DeterminationContent;
  readonly now: DeterminationContent;
  /** Who changed the case last, and when (ISO 8601, UTC). */
  readonly lastChange: { readonly by: string; readonly at: string };
};

/** The text of a determination as it stood after an entry of the ledger; as it stands now where none is given. */
export async function contentAt(
  tx: Tx,
  caseId: string,
  determinationId: string,
  throughSeq: number | null,
): Promise<DeterminationContent> {
  const until =
    throughSeq === null
      ? Prisma.sql`true`
      : Prisma.sql`exists (select 1 from case_event b where b.id = r.event_id and b.seq <= ${throughSeq})`;
  const of = Prisma.sql`r.case_id = ${caseId}::uuid and r.object_kind = 'DETERMINATION'
    and r.object_id = ${determinationId}::uuid and ${until}`;
  const values = await tx.$queryRaw<{ field: string; valueJson: string | null }[]>(Prisma.sql`
    (select distinct on (r.field) r.field, r.value_json as "valueJson" from recorded_value r
       where ${of} order by r.field, r.version desc)
    union all
    (select distinct on (r.field) r.field, r.value_json from sealed_value r
       where ${of} order by r.field, r.version desc)`);
  return { ...EMPTY_DETERMINATION, ...readRecorded(RECORDED, values) };
}

/** The text of a determination as it stood after an entry of the ledger, for a reader of its case. */
export function getTextAt(
  actor: StaffActor,
  of: { readonly caseId: string; readonly determinationId: string; readonly seq: number },
): Promise<DeterminationContent> {
  return readAs(actor, (tx) => contentAt(tx, of.caseId, of.determinationId, of.seq));
}

/** What has happened to a case since its reader's version of it; null where there is none for this reader. */
export async function getChangesSince(
  actor: StaffActor,
  caseId: string,
  version: number,
): Promise<ChangesSince | null> {
  return readAs(actor, async (tx) => {
    const state = await loadCaseState(tx, actor, caseId);
    if (state === null) return null;
    const events = await eventsSince(tx, caseId, state.version - version);
    const [first] = events;
    const throughSeq = first === undefined ? null : first.seq - 1;
    const id = state.determination?.id ?? null;
    const now = id === null ? EMPTY_DETERMINATION : await contentAt(tx, caseId, id, null);
    const wasBegun =
      id !== null &&
      (throughSeq === null ||
        (await tx.caseEvent.count({
          where: { caseId, seq: { lte: throughSeq }, payload: { path: ['determinationId'], equals: id } },
        })) > 0);
    return {
      version: state.version,
      reference: state.reference,
      stage: state.determination?.stage ?? null,
      events,
      ...(await namedIn(tx, events)),
      then:
        id !== null && wasBegun
          ? await contentAt(tx, caseId, id, throughSeq)
          : begunFrom(await assessmentOf(tx, state)),
      now,
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
): Promise<Pick<ChangesSince, 'people' | 'units'>> {
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

async function lastChange(tx: Tx, caseId: string): Promise<ChangesSince['lastChange']> {
  const last = await tx.caseEvent.findFirst({ where: { caseId }, orderBy: { seq: 'desc' } });
  const user = last?.actorId
    ? await tx.user.findUnique({ where: { id: last.actorId }, select: { name: true } })
    : null;
  return { by: user?.name ?? '', at: (last?.recordedAt ?? new Date()).toISOString() };
}
