import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { readCase, readFile, selectCaseFile } from '@/lib/db/queries/case-page';
import { readVersions } from '@/lib/db/queries/case-versions';
import type { Actor } from '@/lib/domain/case/actor';
import { asItWas, claimedThen } from '@/lib/domain/case/as-it-was';
import type { CaseFile } from '@/lib/domain/case/case-file';

/**
 * The whole case with texts in the versions of a moment, and the cases that stood as duplicates then; what else has gone on
 * since is told by the events (lib/domain/case/as-it-was.ts). Sequence numbers order all cases together.
 */
function pastCaseFileStatement(caseId: string, seq: number): Prisma.Sql {
  return Prisma.sql`/* prepared: case-file-then */ ${selectCaseFile(caseId, {
    values: Prisma.sql`exists (select 1 from case_event b where b.id = r.event_id and b.seq <= ${seq})`,
    duplicates: Prisma.sql`z.id in (select d.case_id from determination d join case_event b on b.determination_id = d.id
      and b.type in ('DETERMINATION_APPROVED', 'HISTORIC_DETERMINATION_RECORDED') and b.seq <= ${seq}
      where d.duplicate_of_id = c.id and not exists (select 1 from case_event a where a.case_id = d.case_id
        and a.type in ('CASE_REOPENED', 'HISTORIC_DETERMINATION_RECORDED') and a.seq > b.seq and a.seq <= ${seq}))`,
    seq,
  })}`;
}

/**
 * The whole case as the staff could see it at a past moment: after the entry with this sequence number, or at an instant
 * (ISO 8601, UTC). Null besides where the case had not been received by then.
 */
export function getCaseAsItWas(
  actor: Actor,
  reference: string,
  when: { readonly seq: number } | { readonly instant: string },
): Promise<CaseFile | null> {
  return readCase(actor, reference, async (tx, state) => {
    // The last entry of all cases until then, for what the page says of others; and this case's own.
    const through =
      'seq' in when
        ? Prisma.sql`${when.seq}::bigint`
        : Prisma.sql`(select seq from case_event where recorded_at <= ${when.instant}::timestamptz order by recorded_at desc, seq desc limit 1)`;
    const [entry] = await tx.$queryRaw<{ through: bigint | null; own: bigint | null }[]>(Prisma.sql`
      select t.through, (select max(seq) from case_event where case_id = ${state.id}::uuid and seq <= t.through) as own
      from (select ${through} as through) t`);
    if (entry === undefined || entry.own === null) return null;
    const file = await readFile(tx, state, pastCaseFileStatement(state.id, Number(entry.through)));
    const then = file && asItWas(file, Number(entry.own));
    // Only a source that goes on with what it says writes over what a list shows of it.
    if (!then || !file?.events.some(({ type }) => type === 'ALLEGATION_VERSION_APPENDED')) return then;
    const versions = await readVersions(tx, state.id, 'ALLEGATION');
    return { ...then, head: { ...then.head, ...claimedThen(then, versions) } };
  });
}
