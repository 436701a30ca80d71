import { createHmac, hash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { entryTemplate, entryText, leafHash } from '@/lib/ledger/entry';

/** People who act in made-up cases; they must exist. */
export type BulkCast = { readonly analystId: string; readonly supervisorId: string };

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
type Table = keyof typeof TABLES;
type Cell = string | number | bigint | Date | Uint8Array | null;

const GOVERNORATES = [
  'IQ-NI',
  'IQ-AN',
  'IQ-KI',
  'IQ-SD',
  'SY-RA',
  'SY-DY',
  'SY-HA',
  'SY-HL',
  'SY-HM',
  'SY-ID',
];
const PLACES = [
  ['Tell Ruman', 'تل رمان'],
  ['Kani Rehan', 'كاني ريحان'],
  ['Bir al-Hanash', 'بئر الحنش'],
  ['Wadi al-Ghazal', 'وادي الغزال'],
  ['Ayn al-Sawsan', 'عين السوسن'],
] as const;
const MINUTE = 60_000;
const START = Date.UTC(2015, 0, 1);

/**
 * Loads made-up cases by COPY, each with its texts, events, ledger entries and, for nine in ten, a decision. Same n, same
 * rows. Runs as the database's administrator and skips foreign-key checks; for benchmarks and trials only. The tables'
 * plain indexes are taken away meanwhile, so nobody else should work on the database.
 * @returns how many events were written
 */
export async function copyCases(
  adminUrl: string,
  n: number,
  cast: BulkCast,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  const head = new pg.Client({ connectionString: adminUrl });
  await head.connect();
  const { rows } = await head.query<{ size: string }>('select size from ledger_head');
  const indexes = await dropPlainIndexes(head);
  const { write, hasRoom, end } = await openCopies(adminUrl);
  let seq = Number(rows[0]?.size ?? 0);
  const span = Math.max(1, Math.floor((Date.now() - START - 30 * 24 * 60 * MINUTE) / n));
  for (let i = 0; i < n; i += 1) {
    seq = writeCase(write, i, seq, new Date(START + i * span), cast);
    if (i % 100 === 99) await hasRoom();
    if (i % 10_000 === 9_999) onProgress(i + 1);
  }
  await end();
  await head.query('update ledger_head set size = $1, last_time = now()', [seq]);
  await head.query("select setval('case_reference_number', $1)", [n + 1]);
  await head.query("set maintenance_work_mem = '256MB'");
  for (const definition of indexes) await head.query(definition);
  await head.query('vacuum analyze');
  await head.end();
  return seq;
}

type Write = (table: Table, ...cells: Cell[]) => void;

/** Bytes of rows that are sent as one message; one for each row would cost more than the row. */
const MESSAGE_CHARACTERS = 64 * 1024;

/** One COPY for each table, on connections of their own. `hasRoom` waits while the database is behind. */
async function openCopies(
  adminUrl: string,
): Promise<{ write: Write; hasRoom: () => Promise<void>; end: () => Promise<void> }> {
  const clients: pg.Client[] = [];
  const streams = {} as Record<Table, Writable>;
  const waiting = {} as Record<Table, string>;
  for (const [table, columns] of Object.entries(TABLES) as [Table, string][]) {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query("set session_replication_role = 'replica'");
    clients.push(client);
    streams[table] = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
    waiting[table] = '';
  }
  const tables = Object.keys(TABLES) as Table[];
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
async function dropPlainIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i where not i.indisunique and i.indrelid = any (select t::regclass from unnest($1::text[]) t)`,
    [Object.keys(TABLES)],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** A stable UUID of a row. */
function idOf(kind: string, i: number): string {
  const hex = hash('md5', `${kind} ${i}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function writeCase(write: Write, i: number, firstSeq: number, received: Date, cast: BulkCast): number {
  const caseId = idOf('case', i);
  const isOpen = i % 10 === 0;
  const outcome = i % 10 === 1 ? 'CREDIBLE' : 'NON_CREDIBLE';
  const reason = outcome === 'CREDIBLE' ? null : 'INSUFFICIENT_INFORMATION';
  // By tens, so that open and decided cases are spread alike over places and areas.
  const ten = Math.floor(i / 10);
  const [latin, arabic] = PLACES[ten % PLACES.length] ?? PLACES[0];
  const governorate = GOVERNORATES[(i + ten) % GOVERNORATES.length] ?? null;
  const at = (minutes: number): Date => new Date(received.getTime() + minutes * MINUTE);
  const incident = new Date(received.getTime() - 3 * 24 * 60 * MINUTE);
  const determinationId = idOf('determination', i);
  const status = isOpen ? 'UNDER_INITIAL_ASSESSMENT' : `CLOSED_${outcome}`;
  write('review_case', caseId, `CH-${received.getUTCFullYear()}-${String(i + 1).padStart(4, '0')}`, status, at(isOpen ? 60 : 9000), isOpen ? 2 : 4, 1,
    'NGO', 'PORTAL', 'ar', received, i % 50 === 0 ? cast.analystId : null, latin, arabic, governorate, incident, at(-2 * 24 * 60), 'DAY', i % 5, (i % 5) + 2,
    isOpen ? null : outcome, isOpen ? null : reason, isOpen ? null : at(9000), isOpen ? null : determinationId); // prettier-ignore
  let seq = firstSeq;
  const event = (
    type: string,
    by: 'REPORTER' | 'ANALYST' | 'SUPERVISOR',
    from: string | null,
    to: string,
    minutes: number,
    flow: string | null,
  ): string => {
    const id = idOf(type, i);
    const actor = by === 'ANALYST' ? cast.analystId : by === 'SUPERVISOR' ? cast.supervisorId : null;
    const decided = flow === 'COMPLETED';
    const template = entryTemplate({
      action: type,
      actor,
      change: { cycle: 1, from, to },
      commitments: [],
      effective: null,
      event: id,
      evidence: [],
      object: { id: caseId, kind: 'CASE' },
      payload: {},
      role: by,
    });
    const entry = Buffer.from(entryText(template, BigInt(seq), at(minutes).toISOString()), 'utf8');
    write(
      'case_event',
      seq,
      id,
      caseId,
      type,
      by,
      actor,
      from,
      to,
      1,
      flow,
      decided ? outcome : null,
      decided ? reason : null,
      decided ? determinationId : null,
      at(minutes),
      '{}',
      at(minutes),
    );
    write('ledger_entry', seq, entry, leafHash(entry));
    seq += 1;
    return id;
  };
  const receivedId = event('CASE_RECEIVED', 'REPORTER', null, 'RECEIVED', 0, 'RECEIVED');
  event('CASE_ACCEPTED', 'ANALYST', 'RECEIVED', 'UNDER_INITIAL_ASSESSMENT', 60, null);
  value(
    write,
    i,
    caseId,
    'ALLEGATION',
    caseId,
    'narrative',
    'بعد منتصف الليل سمعنا طائرة ثم انفجارين متقاربين.',
    receivedId,
    received,
  );
  value(write, i, caseId, 'ALLEGATION', caseId, 'placeText', arabic, receivedId, received);
  value(
    write,
    i,
    caseId,
    'ALLEGATION',
    caseId,
    'killed',
    { min: i % 5, max: (i % 5) + 2 },
    receivedId,
    received,
  );
  if (isOpen) return seq;
  const submittedId = event(
    'DETERMINATION_SUBMITTED',
    'ANALYST',
    'UNDER_INITIAL_ASSESSMENT',
    'AWAITING_DECISION',
    8000,
    null,
  );
  value(
    write,
    i,
    caseId,
    'DETERMINATION',
    determinationId,
    'publicText',
    'The report did not say when and where.',
    submittedId,
    at(8000),
  );
  const killed = outcome === 'CREDIBLE' ? (i % 4) + 1 : 0;
  write('determination', determinationId, caseId, 1, 1, 'APPROVED', cast.analystId, outcome, reason, killed, killed, killed, 0, 0, 0,
    hash('sha256', determinationId, 'buffer'), 'UNDER_INITIAL_ASSESSMENT', at(8000), cast.supervisorId, at(9000)); // prettier-ignore
  event('DETERMINATION_APPROVED', 'SUPERVISOR', 'AWAITING_DECISION', status, 9000, 'COMPLETED');
  return seq;
}

function value(
  write: Write,
  i: number,
  caseId: string,
  kind: string,
  objectId: string,
  field: string,
  said: Json,
  eventId: string,
  when: Date,
): void {
  const json = canonicalJson(said);
  const salt = hash('sha256', `${field} ${i}`, 'buffer');
  const commitment = createHmac('sha256', salt).update(json, 'utf8').digest();
  write(
    'recorded_value',
    idOf(`${kind} ${field}`, i),
    caseId,
    kind,
    objectId,
    field,
    1,
    json,
    salt,
    commitment,
    kind === 'ALLEGATION' ? 'SUBMITTER' : 'STAFF',
    eventId,
    when,
  );
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
