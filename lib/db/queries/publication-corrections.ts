import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { CorrectableField, ProposedCorrection } from '@/lib/domain/case/correction';
import { displayReference } from '@/lib/domain/case/reference';

/** One correction as a month's report prints it. `said` is null where the public reads only that, and why. */
export type PublishedCorrection = {
  readonly id: string;
  readonly reference: string;
  readonly field: CorrectableField;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly said: ProposedCorrection | null;
  readonly why: string;
};

type Row = {
  readonly seq: bigint;
  readonly reference: string;
  readonly cycle: number;
  readonly field: CorrectableField;
  readonly approved_at: Date;
  readonly said: string | null;
  readonly why: string | null;
};

/** The corrections approved in a month, in the order of their approval. */
export async function readCorrections(
  tx: Tx,
  {
    month,
    zone,
    asOfSeq,
  }: { readonly month: string; readonly zone: string; readonly asOfSeq: bigint | null },
): Promise<readonly PublishedCorrection[]> {
  const rows = await tx.$queryRaw<Row[]>(
    Prisma.sql`select * from corrections_of_month(${`${month}-01`}::date, ${zone}, ${asOfSeq})`,
  );
  return rows.map((row) => ({
    id: row.seq.toString(),
    reference: displayReference(row.reference, row.cycle),
    field: row.field,
    at: row.approved_at.toISOString(),
    said: row.said === null ? null : (JSON.parse(row.said) as ProposedCorrection),
    why: row.why === null ? '' : (JSON.parse(row.why) as string),
  }));
}
