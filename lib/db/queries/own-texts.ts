import 'server-only';
import type { OwnAllegation } from '@/lib/db/queries/own-allegation';
import { readBeside, type OwnBeside } from '@/lib/db/queries/own-beside';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { ProposedCorrection } from '@/lib/domain/case/correction';
import type { Json } from '@/lib/ledger/canonical-json';

/** What is on record in words, as far as one submitter may read it. `of`: one text; null where there is none. */
export type OwnTexts = {
  readonly corrections: OwnAllegation['corrections'];
  readonly allegation: Readonly<Record<string, Json>>;
  readonly information: OwnAllegation['information'];
  readonly of: (kind: string, id: string, field: string) => string | null;
} & OwnBeside;

/** The latest version of everything this reader may read of the case; erased values are absent. */
export async function readOwnTexts(tx: Tx, caseId: string): Promise<OwnTexts> {
  const rows = await tx.recordedValue.findMany({
    where: { caseId },
    orderBy: { version: 'desc' },
    distinct: ['objectKind', 'objectId', 'field'],
    select: {
      objectKind: true,
      objectId: true,
      field: true,
      audience: true,
      valueJson: true,
      recordedAt: true,
    },
  });
  const latest = rows.flatMap((row) =>
    row.valueJson === null ? [] : [{ ...row, value: JSON.parse(row.valueJson) as Json }],
  );
  const byKey = new Map(latest.map((row) => [`${row.objectKind}/${row.objectId}/${row.field}`, row.value]));
  return {
    allegation: Object.fromEntries(
      latest
        .filter(({ objectKind }) => objectKind === 'ALLEGATION')
        .map(({ field, value }) => [field, value]),
    ),
    information: latest
      .filter(({ objectKind }) => objectKind === 'INFORMATION')
      .map(({ objectId, value, recordedAt }) => ({ id: objectId, text: String(value), at: recordedAt }))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
    corrections: latest
      .filter(
        ({ objectKind, field, audience }) =>
          objectKind === 'PROPOSAL' && field === 'rationale' && audience === 'PUBLIC',
      )
      .map(({ objectId, value, recordedAt }) => ({
        id: objectId,
        at: recordedAt.toISOString(),
        why: String(value),
        said: (byKey.get(`PROPOSAL/${objectId}/correction`) ?? null) as ProposedCorrection | null,
      }))
      .sort((a, b) => a.at.localeCompare(b.at)),
    ...readBeside(latest),
    of: (kind, id, field) => {
      const value = byKey.get(`${kind}/${id}/${field}`);
      return typeof value === 'string' ? value : null;
    },
  };
}
