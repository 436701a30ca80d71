import 'server-only';
import type { Tx } from '@/lib/db/scope/as-actor';

/** The people a decision concedes, as its published line says them. */
export type Conceded = {
  readonly killed: { readonly min: number | null; readonly max: number | null };
  readonly injured: { readonly min: number | null; readonly max: number | null };
};

type ConcededRow = {
  readonly determination_id: string;
  readonly killed_min: number | null;
  readonly killed_max: number | null;
  readonly injured_min: number | null;
  readonly injured_max: number | null;
};

/** The people conceded by each published decision of a case, by its determination. */
export async function readConceded(tx: Tx, caseId: string): Promise<ReadonlyMap<string, Conceded>> {
  const rows = await tx.$queryRaw<ConcededRow[]>`select * from conceded_figures(${caseId}::uuid)`;
  return new Map(
    rows.map((row) => [
      row.determination_id,
      {
        killed: { min: row.killed_min, max: row.killed_max },
        injured: { min: row.injured_min, max: row.injured_max },
      },
    ]),
  );
}
