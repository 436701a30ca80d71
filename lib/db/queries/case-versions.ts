import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { iso } from '@/lib/db/queries/case-page';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { RecordedVersion } from '@/lib/domain/case/case-file';

const COLUMNS = Prisma.raw(
  'case_id, object_kind, object_id, field, version, value_json, commitment, event_id, recorded_at, erased_at',
);

/**
 * Every version of every value that was ever on a case's record, or of one kind of object: object by object in the order in
 * which the objects came, each field with its versions from the first. What only some of the staff may read comes for
 * those alone, by the database's own policy.
 */
export function readVersions(tx: Tx, caseId: string, kind: string | null = null): Promise<RecordedVersion[]> {
  return tx.$queryRaw<RecordedVersion[]>(Prisma.sql`
    select r.object_kind as kind, r.object_id as "objectId", r.field, r.version, r.value_json::json as value,
      ${iso('r.recorded_at')} as at, r.erased_at is not null as erased, encode(r.commitment, 'hex') as commitment, e.seq::float8 as seq
    from (select ${COLUMNS} from recorded_value where case_id = ${caseId}::uuid
      union all select ${COLUMNS} from sealed_value where case_id = ${caseId}::uuid) r
    join case_event e on e.id = r.event_id
    where ${kind}::text is null or r.object_kind = ${kind}
    order by min(e.seq) over (partition by r.object_kind, r.object_id), r.object_kind, r.object_id, r.field, r.version`);
}
