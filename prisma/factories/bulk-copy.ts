import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** The tables that are filled, with the columns that are written. */
const TABLES = {
  review_case:
    'id, reference, status, status_since, version, cycle, source_kind, channel, language, received_at, assignee_id, place_name_latin, place_name_original, governorate, incident_from, incident_to, incident_precision, killed_min, killed_max, outcome, reason, closed_at, closing_determination_id',
  determination:
    'id, case_id, cycle, number, status, author_id, outcome, reason, killed_best, killed_min, killed_max, injured_best, injured_min, injured_max, content_hash, submitted_from, submitted_at, decided_by, decided_at',
  recorded_value:
    'id, case_id, object_kind, object_id, field, version, value_json, salt, commitment, audience, event_id, recorded_at',
  case_event:
    'seq, id, case_id, type, actor_kind, actor_id, from_status, to_status, cycle, flow, outcome, reason, determination_id, effective_at, payload, recorded_at',
  ledger_entry: 'seq, entry, leaf_hash',
} as const;
export type BulkTable = keyof typeof TABLES;
export type Cell = string | number | bigint | Date | Uint8Array | null;

/** Takes a row of a table, its cells in the order of the columns named above. */
export type Write = (table: BulkTable, ...cells: Cell[]) => void;

/** Bytes of rows that are sent as one message; one for each row would cost more than the row. */
const MESSAGE_CHARACTERS = 64 * 1024;

/** One COPY for each table, on connections of their own. `hasRoom` waits while the database is behind. */
export async function openCopies(
  adminUrl: string,
): Promise<{ write: Write; hasRoom: () => Promise<void>; end: () => Promise<void> }> {
  const clients: pg.Client[] = [];
  const streams = {} as Record<BulkTable, Writable>;
  const waiting = {} as Record<BulkTable, string>;
  for (const [table, columns] of Object.entries(TABLES) as [BulkTable, string][]) {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query("set session_replication_role = 'replica'");
    clients.push(client);
    streams[table] = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
    waiting[table] = '';
  }
  const tables = Object.keys(TABLES) as BulkTable[];
  return {
    write: (table, ...cells) => {
      waiting[table] += `${cells.map(cellText).join('\t')}\n`;
      if (waiting[table].length < MESSAGE_CHARACTERS) return;
      streams[table].write(waiting[table]);
      waiting[table] = '';
    },
    hasRoom: async () => {
      for (const table of tables) if (streams[table].writableNeedDrain) await once(streams[table], 'drain');
    },
    end: async () => {
      for (const table of tables) streams[table].end(waiting[table]);
      await Promise.all(tables.map((table) => finished(streams[table])));
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

/** Indexes that guard nothing are cheaper made at the end than kept up row by row. Answers how to make them again. */
export async function dropPlainIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i where not i.indisunique and i.indrelid = any (select t::regclass from unnest($1::text[]) t)`,
    [Object.keys(TABLES)],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** One cell in the text format of COPY. */
function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`;
  if (typeof cell !== 'string') return String(cell);
  return cell.replace(
    /[\\\t\n\r]/g,
    (character) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[character] ?? '',
  );
}
