import 'server-only';
import { createHash } from 'node:crypto';
import { appendEvents } from '@/lib/db/commands/append-events';
import { RowsToWrite } from '@/lib/db/commands/import-values';
import { isLostRace, isUniqueViolation } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import { readAs, writeAs, type Tx } from '@/lib/db/scope/as-actor';
import type { OperatorActor } from '@/lib/domain/case/actor';

/** The name under which this project keeps what Airwars publishes. */
export type ImportSource = 'airwars';

/** What became of a row. SET_ASIDE: nothing is wrong with it, but what is recorded stands. */
export type RowFate = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'SET_ASIDE' | 'REJECTED';

/** Why a row was not applied; the codes are the import's own (lib/import/problem.ts). */
export type RowObstacle =
  | { readonly code: 'INCIDENT_NOT_BROUGHT_IN' }
  | { readonly code: 'CASE_IN_HAND' | 'DECISION_STANDS' | 'DECISION_CORRECTED'; readonly reference: string };

export type RowAnswer = { readonly fate: RowFate; readonly obstacle?: RowObstacle };

/** Which row of the source is which record here, and what it said when it was last read. */
export type KnownRow = { readonly caseId: string; readonly contentHash: string; readonly version: number };

export type RecordKind = 'ALLEGATION' | 'ASSESSMENT';

/** A row of one source record to keep. `version` 1 is its first reading. */
export type SourceRecordToKeep = KnownRow & { readonly sourceKey: string };

/** Thrown inside a transaction of the import when a row moved while it was being planned. */
export class MovedMeanwhile extends Error {}

const MOST_TRIES = 5;
const TRANSACTION_LIMIT_MS = 120_000;

/**
 * Runs one transaction's worth of rows. `plan` reads and decides; what it puts into the rows to write is written, with
 * the events last, unless this is a dry run: then nothing is, and the transaction is read-only. A race with somebody
 * else's work is planned afresh.
 */
export async function runImportBatch<P>(
  actor: OperatorActor,
  dryRun: boolean,
  plan: (tx: Tx, now: Date) => Promise<P>,
  write: (tx: Tx, plan: P, rows: RowsToWrite, now: Date) => Promise<void>,
): Promise<P> {
  if (dryRun) return readAs(actor, (tx) => plan(tx, new Date()));
  for (let tries = 1; ; tries += 1) {
    try {
      return await writeAs(
        actor,
        async (tx) => {
          const now = new Date();
          const planned = await plan(tx, now);
          const rows = new RowsToWrite();
          await write(tx, planned, rows, now);
          await rows.insertValues(tx);
          if (rows.events.length > 0) await appendEvents(tx, actor, rows.events);
          return planned;
        },
        TRANSACTION_LIMIT_MS,
      );
    } catch (error) {
      const raced = error instanceof MovedMeanwhile || isLostRace(error) || isUniqueViolation(error);
      if (!raced || tries === MOST_TRIES) throw error;
    }
  }
}

/** What is known of these rows, by key. */
export async function findKnownRows(
  tx: Tx,
  source: ImportSource,
  kind: RecordKind,
  keys: readonly string[],
): Promise<Map<string, KnownRow>> {
  const rows = await tx.sourceRecord.findMany({ where: { source, kind, sourceKey: { in: [...keys] } } });
  return new Map(
    rows.map((row) => [
      row.sourceKey,
      {
        caseId: row.caseId,
        contentHash: Buffer.from(row.contentHash).toString('hex'),
        version: row.version,
      },
    ]),
  );
}

/** Keeps what was read of each row; a row that another import moved meanwhile ends the transaction. */
export async function keepSourceRecords(
  tx: Tx,
  source: ImportSource,
  kind: RecordKind,
  records: readonly SourceRecordToKeep[],
): Promise<void> {
  if (records.length === 0) return;
  const kept = await tx.$executeRaw(Prisma.sql`
    insert into source_record (source, kind, source_key, case_id, content_hash, version)
    select ${source}, ${kind}, r.source_key, r.case_id, decode(r.content_hash, 'hex'), r.version
    from json_to_recordset(${JSON.stringify(
      records.map(({ sourceKey, caseId, contentHash, version }) => ({
        source_key: sourceKey,
        case_id: caseId,
        content_hash: contentHash,
        version,
      })),
    )}::json) as r (source_key text, case_id uuid, content_hash text, version int)
    on conflict (source, kind, source_key) do update
      set content_hash = excluded.content_hash, version = excluded.version, read_at = now()
      where source_record.version = excluded.version - 1 and source_record.case_id = excluded.case_id`);
  if (kept !== records.length) throw new MovedMeanwhile();
}

/** The same id for the same thing read again (RFC 9562, version 8), so that a statement is never attached twice. */
export function idFor(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
