import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { caseFileStatement, iso, readCase, readFile } from '@/lib/db/queries/case-page';
import type { Actor } from '@/lib/domain/case/actor';
import type { CaseFile, RecordedVersion } from '@/lib/domain/case/case-file';

/** A case with every version of every value that was ever on record. */
export type CaseForPrint = { readonly file: CaseFile; readonly versions: readonly RecordedVersion[] };

/**
 * The whole case for paper, read at one moment. Versions stand object by object in the order in which the objects came,
 * each field with its versions from the first. Null where there is no such case, or it is not this reader's to see.
 */
export function getCaseForPrint(actor: Actor, reference: string): Promise<CaseForPrint | null> {
  return readCase(actor, reference, async (tx, state) => {
    const file = await readFile(tx, state, caseFileStatement(state.id));
    if (file === null) return null;
    const versions = await tx.$queryRaw<RecordedVersion[]>(versionsStatement(state.id));
    return { file, versions };
  });
}

const COLUMNS = Prisma.raw(
  'case_id, object_kind, object_id, field, version, value_json, commitment, event_id, recorded_at, erased_at',
);

/** What only some of the staff may read comes for those alone, by the database's own policy. */
function versionsStatement(caseId: string): Prisma.Sql {
  return Prisma.sql`
    select r.object_kind as kind, r.object_id as "objectId", r.field, r.version, r.value_json::json as value,
      ${iso('r.recorded_at')} as at, r.erased_at is not null as erased, encode(r.commitment, 'hex') as commitment, e.seq::float8 as seq
    from (select ${COLUMNS} from recorded_value where case_id = ${caseId}::uuid
      union all select ${COLUMNS} from sealed_value where case_id = ${caseId}::uuid) r
    join case_event e on e.id = r.event_id
    order by min(e.seq) over (partition by r.object_kind, r.object_id), r.object_kind, r.object_id, r.field, r.version`;
}
