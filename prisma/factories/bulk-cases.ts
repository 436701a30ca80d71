import { createHash, createHmac } from 'node:crypto';
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
 * rows. Runs as the database's administrator and skips foreign-key checks; for benchmarks and trials only.
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
  const firstSeq = Number(rows[0]?.size ?? 0);
  const clients: pg.Client[] = [];
  const streams = {} as Record<Table, Writable>;
  for (const [table, columns] of Object.entries(TABLES) as [Table, string][]) {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query("set session_replication_role = 'replica'");
    clients.push(client);
    streams[table] = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
  }
  const write = async (table: Table, ...cells: Cell[]): Promise<void> => {
    if (!streams[table].write(`${cells.map(cellText).join('\t')}\n`)) await once(streams[table], 'drain');
  };
  let seq = firstSeq;
  const span = Math.max(1, Math.floor((Date.now() - START - 30 * 24 * 60 * MINUTE) / n));
  for (let i = 0; i < n; i += 1) {
    seq = await writeCase(write, i, seq, new Date(START + i * span), cast);
    if (i % 10_000 === 9_999) onProgress(i + 1);
  }
  for (const stream of Object.values(streams)) stream.end();
  await Promise.all(Object.values(streams).map((stream) => finished(stream)));
  await head.query('update ledger_head set size = $1, last_time = now()', [seq]);
  await head.query("select setval('case_reference_number', $1)", [n + 1]);
  await head.query('vacuum analyze');
  await Promise.all([head, ...clients].map((client) => client.end()));
  return seq;
}

type Write = (table: Table, ...cells: Cell[]) => Promise<void>;

/** A stable UUID of a row. */
function idOf(kind: string, i: number): string {
  const hex = createHash('md5').update(`${kind} ${i}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function writeCase(
  write: Write,
  i: number,
  firstSeq: number,
  received: Date,
  cast: BulkCast,
): Promise<number> {
  const caseId = idOf('case', i);
  const isOpen = i % 10 === 0;
  const outcome = i % 10 === 1 ? 'CREDIBLE' : 'NON_CREDIBLE';
  const reason = outcome === 'CREDIBLE' ? null : 'INSUFFICIENT_INFORMATION';
  const [latin, arabic] = PLACES[i % PLACES.length] ?? PLACES[0];
  const governorate = GOVERNORATES[i % 7 === 0 ? 0 : (i * 7) % GOVERNORATES.length] ?? null;
  const at = (minutes: number): Date => new Date(received.getTime() + minutes * MINUTE);
  const incident = new Date(received.getTime() - 3 * 24 * 60 * MINUTE);
  const determinationId = idOf('determination', i);
  const status = isOpen ? 'UNDER_INITIAL_ASSESSMENT' : `CLOSED_${outcome}`;
  await write('review_case', caseId, `CH-${received.getUTCFullYear()}-${String(i + 1).padStart(4, '0')}`, status, at(isOpen ? 60 : 9000), isOpen ? 2 : 4, 1,
    'NGO', 'PORTAL', 'ar', received, i % 20 === 0 ? cast.analystId : null, latin, arabic, governorate, incident, at(-2 * 24 * 60), 'DAY', i % 5, (i % 5) + 2,
    isOpen ? null : outcome, isOpen ? null : reason, isOpen ? null : at(9000), isOpen ? null : determinationId); // prettier-ignore
  let seq = firstSeq;
  const event = async (
    type: string,
    by: 'REPORTER' | 'ANALYST' | 'SUPERVISOR',
    from: string | null,
    to: string,
    minutes: number,
    flow: string | null,
  ): Promise<string> => {
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
    await write(
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
    await write('ledger_entry', seq, entry, leafHash(entry));
    seq += 1;
    return id;
  };
  const receivedId = await event('CASE_RECEIVED', 'REPORTER', null, 'RECEIVED', 0, 'RECEIVED');
  await event('CASE_ACCEPTED', 'ANALYST', 'RECEIVED', 'UNDER_INITIAL_ASSESSMENT', 60, null);
  await value(
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
  await value(write, i, caseId, 'ALLEGATION', caseId, 'placeText', arabic, receivedId, received);
  await value(
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
  const submittedId = await event(
    'DETERMINATION_SUBMITTED',
    'ANALYST',
    'UNDER_INITIAL_ASSESSMENT',
    'AWAITING_DECISION',
    8000,
    null,
  );
  await value(
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
  await write('determination', determinationId, caseId, 1, 1, 'APPROVED', cast.analystId, outcome, reason, killed, killed, killed, 0, 0, 0,
    createHash('sha256').update(determinationId).digest(), 'UNDER_INITIAL_ASSESSMENT', at(8000), cast.supervisorId, at(9000)); // prettier-ignore
  await event('DETERMINATION_APPROVED', 'SUPERVISOR', 'AWAITING_DECISION', status, 9000, 'COMPLETED');
  return seq;
}

async function value(
  write: Write,
  i: number,
  caseId: string,
  kind: string,
  objectId: string,
  field: string,
  said: Json,
  eventId: string,
  when: Date,
): Promise<void> {
  const json = canonicalJson(said);
  const salt = createHash('sha256').update(`${field} ${i}`).digest();
  const commitment = createHmac('sha256', salt).update(json, 'utf8').digest();
  await write(
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
  return String(cell).replace(
    /[\\\t\n\r]/g,
    (character) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[character] ?? '',
  );
}
