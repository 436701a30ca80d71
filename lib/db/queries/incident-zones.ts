import 'server-only';
import type { Tx } from '@/lib/db/scope/as-actor';

/** The zone each case's days are read in, as recorded with its allegation; a case without one is absent. */
export async function incidentZones(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.recordedValue.findMany({
    where: { caseId: { in: [...caseIds] }, objectKind: 'ALLEGATION', field: 'incident' },
    orderBy: { version: 'asc' },
    select: { caseId: true, valueJson: true },
  });
  return new Map(
    rows.flatMap(({ caseId, valueJson }) => {
      const value: unknown = valueJson === null ? null : JSON.parse(valueJson);
      const zone = typeof value === 'object' && value !== null && 'zone' in value ? value.zone : null;
      return caseId !== null && typeof zone === 'string' && zone !== '' ? [[caseId, zone] as const] : [];
    }),
  );
}
