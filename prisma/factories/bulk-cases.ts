import { createHmac, hash } from 'node:crypto';
import pg from 'pg';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { entryTemplate, entryText, leafHash } from '@/lib/ledger/entry';
import { dropPlainIndexes, openCopies, type Write } from '@/prisma/factories/bulk-copy';

/** People who act in made-up cases; they must exist. */
export type BulkCast = { readonly analystId: string; readonly supervisorId: string };

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
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2015, 0, 1);
/** A fixed day, not today's: the same rows whenever they are made. */
const END = Date.UTC(2026, 9, 1);
/** Minutes from receiving a case to its acceptance, its determination and the decision. */
const ACCEPTED_AFTER = 60;
const SUBMITTED_AFTER = 8_000;
const DECIDED_AFTER = 9_000;

/**
 * Loads made-up cases by COPY, each with its texts, events, ledger entries and, for nine in ten, a decision. Same n, same
 * rows, and as everywhere the time of recording never runs backwards along the ledger. Runs as the database's administrator and skips foreign-key checks; for benchmarks and trials only. The tables'
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
  const acts = new ActsInOrder(write, Number(rows[0]?.size ?? 0));
  const span = Math.max(1, Math.floor((END - START - 30 * DAY) / n));
  for (let i = 0; i < n; i += 1) {
    writeCase(write, acts, i, new Date(START + i * span), cast);
    if (i % 100 === 99) await hasRoom();
    if (i % 10_000 === 9_999) onProgress(i + 1);
  }
  const seq = acts.finish();
  await end();
  await head.query('update ledger_head set size = $1, last_time = now()', [seq]);
  await head.query("select setval('case_reference_number', $1)", [n + 1]);
  await head.query("set maintenance_work_mem = '256MB'");
  for (const definition of indexes) await head.query(definition);
  await head.query('vacuum analyze');
  await head.end();
  return seq;
}

/** A stable UUID of a row. */
function idOf(kind: string, i: number): string {
  const hex = hash('md5', `${kind} ${i}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One act of a made-up case. */
type Act = {
  readonly id: string;
  readonly caseId: string;
  readonly type: string;
  readonly by: 'REPORTER' | 'ANALYST' | 'SUPERVISOR';
  readonly actorId: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
  readonly flow: 'RECEIVED' | 'COMPLETED' | null;
  /** of a decision */
  readonly decided: { readonly outcome: string; readonly reason: string | null; readonly id: string } | null;
};

/**
 * Writes the acts of many cases in the order of their times. Cases come in the order of receiving, so that acts of one
 * kind do too: what waits is a line for each kind, of which the foremost act with the least time is next.
 */
class ActsInOrder {
  readonly #lines = new Map<string, Act[]>();

  constructor(
    private readonly write: Write,
    private seq: number,
  ) {}

  add(act: Act): void {
    const line = this.#lines.get(act.type);
    if (line) line.push(act);
    else this.#lines.set(act.type, [act]);
  }

  /** Writes whatever was done up to a moment. */
  writeUntil(moment: number): void {
    for (;;) {
      const line = [...this.#lines.values()].reduce<Act[] | null>(
        (least, next) =>
          (next[0]?.at.getTime() ?? Infinity) < (least?.[0]?.at.getTime() ?? Infinity) ? next : least,
        null,
      );
      const act = line?.[0];
      if (!line || !act || act.at.getTime() > moment) return;
      line.shift();
      writeAct(this.write, this.seq, act);
      this.seq += 1;
    }
  }

  /** @returns the size of the ledger with all acts in it */
  finish(): number {
    this.writeUntil(Infinity);
    return this.seq;
  }
}

function writeAct(write: Write, seq: number, act: Act): void {
  const { id, caseId, type, by, actorId, from, to, at, flow, decided } = act;
  const template = entryTemplate({
    action: type,
    actor: actorId,
    change: { cycle: 1, from, to },
    commitments: [],
    effective: null,
    event: id,
    evidence: [],
    object: { id: caseId, kind: 'CASE' },
    payload: {},
    role: by,
  });
  const entry = Buffer.from(entryText(template, BigInt(seq), at.toISOString()), 'utf8');
  write('case_event', seq, id, caseId, type, by, actorId, from, to, 1, flow,
    decided?.outcome ?? null, decided?.reason ?? null, decided?.id ?? null, at, '{}', at); // prettier-ignore
  write('ledger_entry', seq, entry, leafHash(entry));
}

function writeCase(write: Write, acts: ActsInOrder, i: number, received: Date, cast: BulkCast): void {
  acts.writeUntil(received.getTime());
  const caseId = idOf('case', i);
  const isOpen = i % 10 === 0;
  const outcome = i % 10 === 1 ? 'CREDIBLE' : 'NON_CREDIBLE';
  const reason = outcome === 'CREDIBLE' ? null : 'INSUFFICIENT_INFORMATION';
  // By tens, so that open and decided cases are spread alike over places and areas.
  const ten = Math.floor(i / 10);
  const [latin, arabic] = PLACES[ten % PLACES.length] ?? PLACES[0];
  const governorate = GOVERNORATES[(i + ten) % GOVERNORATES.length] ?? null;
  const after = (minutes: number): Date => new Date(received.getTime() + minutes * MINUTE);
  const before = (days: number): Date => new Date(received.getTime() - days * DAY);
  const determinationId = idOf('determination', i);
  const closed = `CLOSED_${outcome}`;
  const current = isOpen
    ? { status: 'UNDER_INITIAL_ASSESSMENT', since: after(ACCEPTED_AFTER), version: 2 }
    : { status: closed, since: after(DECIDED_AFTER), version: 4 };
  write('review_case', caseId, `CH-${received.getUTCFullYear()}-${String(i + 1).padStart(4, '0')}`, current.status, current.since, current.version, 1,
    'NGO', 'PORTAL', 'ar', received, i % 50 === 0 ? cast.analystId : null, latin, arabic, governorate, before(3), before(2), 'DAY', i % 5, (i % 5) + 2,
    isOpen ? null : outcome, isOpen ? null : reason, isOpen ? null : current.since, isOpen ? null : determinationId); // prettier-ignore
  const act = (
    type: string,
    by: Act['by'],
    from: string | null,
    to: string,
    at: Date,
    more: Partial<Act> = {},
  ): string => {
    const id = idOf(type, i);
    const actorId = { REPORTER: null, ANALYST: cast.analystId, SUPERVISOR: cast.supervisorId }[by];
    acts.add({ id, caseId, type, by, actorId, from, to, at, flow: null, decided: null, ...more });
    return id;
  };
  const receivedId = act('CASE_RECEIVED', 'REPORTER', null, 'RECEIVED', received, { flow: 'RECEIVED' });
  act('CASE_ACCEPTED', 'ANALYST', 'RECEIVED', 'UNDER_INITIAL_ASSESSMENT', after(ACCEPTED_AFTER));
  const told = {
    write,
    i,
    caseId,
    kind: 'ALLEGATION',
    objectId: caseId,
    eventId: receivedId,
    when: received,
  } as const;
  value({ ...told, field: 'narrative', said: 'بعد منتصف الليل سمعنا طائرة ثم انفجارين متقاربين.' });
  value({ ...told, field: 'placeText', said: arabic });
  value({ ...told, field: 'killed', said: { min: i % 5, max: (i % 5) + 2 } });
  if (isOpen) return;
  const submittedId = act('DETERMINATION_SUBMITTED', 'ANALYST', 'UNDER_INITIAL_ASSESSMENT', 'AWAITING_DECISION', after(SUBMITTED_AFTER)); // prettier-ignore
  value({
    ...{ write, i, caseId, kind: 'DETERMINATION', objectId: determinationId, eventId: submittedId },
    ...{ when: after(SUBMITTED_AFTER), field: 'publicText', said: 'The report did not say when and where.' },
  });
  const killed = outcome === 'CREDIBLE' ? (i % 4) + 1 : 0;
  write('determination', determinationId, caseId, 1, 1, 'APPROVED', cast.analystId, outcome, reason, killed, killed, killed, 0, 0, 0,
    hash('sha256', determinationId, 'buffer'), 'UNDER_INITIAL_ASSESSMENT', after(SUBMITTED_AFTER), cast.supervisorId, after(DECIDED_AFTER)); // prettier-ignore
  act('DETERMINATION_APPROVED', 'SUPERVISOR', 'AWAITING_DECISION', closed, after(DECIDED_AFTER), {
    flow: 'COMPLETED',
    decided: { outcome, reason, id: determinationId },
  });
}

/** One value of a made-up case, at its first version. */
function value({
  write,
  i,
  caseId,
  kind,
  objectId,
  field,
  said,
  eventId,
  when,
}: {
  readonly write: Write;
  readonly i: number;
  readonly caseId: string;
  readonly kind: 'ALLEGATION' | 'DETERMINATION';
  readonly objectId: string;
  readonly field: string;
  readonly said: Json;
  readonly eventId: string;
  readonly when: Date;
}): void {
  const json = canonicalJson(said);
  const salt = hash('sha256', `${field} ${i}`, 'buffer');
  const commitment = createHmac('sha256', salt).update(json, 'utf8').digest();
  const audience = kind === 'ALLEGATION' ? 'SUBMITTER' : 'STAFF';
  write('recorded_value', idOf(`${kind} ${field}`, i), caseId, kind, objectId, field, 1, json, salt, commitment, audience, eventId, when); // prettier-ignore
}
