import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { eventForLedger, LedgerPosition } from '@/lib/db/commands/append-events';
import type { Json } from '@/lib/ledger/canonical-json';

/** All rows of one allegation on its way in; its reference is given by the database. */
export type ReceiptRows = {
  readonly year: number;
  readonly case: Omit<Prisma.ReviewCaseCreateManyInput, 'reference'>;
  readonly codes: readonly string[];
  readonly evidence: readonly Prisma.EvidenceCreateManyInput[];
  readonly values: readonly Prisma.RecordedValueCreateManyInput[];
  readonly identity: readonly Prisma.SourceIdentityCreateManyInput[];
  readonly returnCodeHash: Uint8Array | null;
  readonly event: ReturnType<typeof eventForLedger>;
};

/**
 * Inserts them all in one journey to the database, the event last, with the rights of the transaction's role. Must be
 * the last statement of its transaction (see appendEvents).
 */
export async function insertReceipt(
  tx: Tx,
  rows: ReceiptRows,
): Promise<LedgerPosition & { readonly reference: string }> {
  const prepared = JSON.stringify({
    year: rows.year,
    case: forSql(rows.case),
    codes: rows.codes,
    evidence: rows.evidence.map(forSql),
    values: rows.values.map(forSql),
    identity: rows.identity.map(forSql),
    returnCode: rows.returnCodeHash === null ? null : plain(rows.returnCodeHash),
    event: rows.event,
  });
  const [row] = await tx.$queryRaw<
    { reference: string; seq: bigint; leaf_hash: Uint8Array; recorded_at: Date }[]
  >(
    Prisma.sql`/* prepared: receive-case */ select reference, seq, leaf_hash, recorded_at from receive_case(${prepared}::jsonb)`,
  );
  if (row === undefined) throw new Error('receive_case answered nothing');
  return {
    reference: row.reference,
    seq: row.seq,
    leafHash: Buffer.from(row.leaf_hash).toString('hex'),
    recordedAt: row.recorded_at,
  };
}

/** A row by the names of its columns, each value as PostgreSQL reads it from JSON. */
function forSql(row: object): { readonly [column: string]: Json } {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      plain(value),
    ]),
  );
}

function plain(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new TypeError('a column’s value is of no kind known here');
}
