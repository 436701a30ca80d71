import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { readChangesSince, type ChangesSince } from '@/lib/db/queries/changes-since';
import { assessmentOf } from '@/lib/db/queries/get-initial-assessment';
import { readRecorded, RECORDED } from '@/lib/db/queries/recorded-shapes';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { begunFrom } from '@/lib/domain/assessment/begun-from';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { StaffActor } from '@/lib/domain/case/actor';

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

/** What has happened to a case and its determination since its reader's version; null where there is none for this reader. */
export function getChangesSince(
  actor: StaffActor,
  caseId: string,
  version: number,
): Promise<ChangesSince<DeterminationContent> | null> {
  return readChangesSince(actor, caseId, version, async (tx, state, throughSeq) => {
    const id = state.determination?.id ?? null;
    const wasBegun =
      id !== null &&
      (throughSeq === null ||
        (await tx.caseEvent.count({
          where: { caseId, seq: { lte: throughSeq }, payload: { path: ['determinationId'], equals: id } },
        })) > 0);
    const unbegun = begunFrom(await assessmentOf(tx, state));
    return {
      isDraft: state.determination?.stage === 'DRAFT',
      then: id !== null && wasBegun ? await contentAt(tx, caseId, id, throughSeq) : unbegun,
      // What nobody has begun still starts from what the initial assessment searched.
      now: id === null ? unbegun : await contentAt(tx, caseId, id, null),
    };
  });
}
