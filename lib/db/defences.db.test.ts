import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvents } from '@/lib/db/commands/append-events';
import { writeAs } from '@/lib/db/scope/as-actor';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { leafHash } from '@/lib/ledger/entry';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { receivedCase } from '@/prisma/factories/cases';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let owner: pg.Client; // the database's administrator: what grants refuse, only triggers can still refuse
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.adminUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  await makeStaff('ANALYST');
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

/** Runs statements as one of the actor roles, in a transaction that is always rolled back. */
async function as(role: string, ...statements: string[]): Promise<pg.QueryResult> {
  await app.query('begin');
  try {
    await app.query(`set local role ${role}`);
    let result = await app.query('select 1');
    for (const statement of statements) result = await app.query(statement);
    return result;
  } finally {
    await app.query('rollback');
  }
}

const A_CASE = `insert into review_case (id, reference, status, status_since, source_kind, channel, language, received_at)
  values ('${randomUUID()}', 'CH-2026-9001', 'RECEIVED', now(), 'NGO', 'WEB_FORM', 'en', now())`;

describe('append-only tables', () => {
  const TABLES = [
    'case_event',
    'ledger_entry',
    'recorded_value',
    'source_identity',
    'review_case',
    'determination',
    'evidence',
  ];

  it('are all but the few that hold no record guarded against being emptied at once', async () => {
    const { rows } = await owner.query<{ name: string }>(`select c.relname as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgtype & 32 <> 0 and t.tgenabled = 'A')
      order by 1`);
    expect(rows.map(({ name }) => name)).toEqual([
      '_prisma_migrations',
      'case_watch',
      'flow_summary',
      'holder_session',
      'password_reset',
      'saved_filter',
      'user_session',
    ]);
  });

  it.each(TABLES)('%s refuses delete and truncate even to the administrator', async (table) => {
    // A row trigger needs a row: the tables that hold none yet are covered by truncate, whose trigger does not.
    const { rows } = await owner.query<{ n: string }>(`select count(*) as n from ${table}`);
    if (Number(rows[0]?.n) > 0) await expect(owner.query(`delete from ${table}`)).rejects.toThrow(/refused/);
    await expect(owner.query(`truncate ${table} cascade`)).rejects.toThrow(/refused/);
  });

  it.each(['case_event', 'ledger_entry'])('%s refuses updates even in replication mode', async (table) => {
    await owner.query("set session_replication_role = 'replica'");
    const column = table === 'case_event' ? 'type' : 'leaf_hash';
    await expect(owner.query(`update ${table} set ${column} = ${column}`)).rejects.toThrow(/append-only/);
    await owner.query("set session_replication_role = 'origin'");
  });

  it.each([
    'attest_staff',
    'attest_operator',
    'attest_public',
    'attest_reporter',
    'attest_holder',
    'attest_admin',
    'attest_gate',
    'attest_signer',
  ])('%s cannot write events or entries past append_events()', async (role) => {
    const insert = `insert into ledger_entry (seq, entry, leaf_hash) values (999, '\\x00', '\\x00')`;
    if (role === 'attest_signer') {
      const signer = new pg.Client({ connectionString: database.signerUrl });
      await signer.connect();
      await expect(signer.query(insert)).rejects.toThrow(/permission denied/);
      await signer.end();
    } else await expect(as(role, insert)).rejects.toThrow(/permission denied/);
  });
});

describe('roles', () => {
  it('the login role itself reads nothing', async () => {
    await expect(app.query('select * from review_case')).rejects.toThrow(/permission denied/);
    await expect(app.query('select * from app_user')).rejects.toThrow(/permission denied/);
  });

  it('the public may send a report and read none', async () => {
    await expect(as('attest_public', A_CASE)).resolves.toBeDefined();
    await expect(as('attest_public', 'select id from review_case')).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['a status of its own', A_CASE.replace("'RECEIVED'", "'CLOSED_CREDIBLE'")],
    [
      'an organisation',
      A_CASE.replace('received_at)', 'received_at, organisation_id)').replace(
        'now())',
        `now(), '${randomUUID()}')`,
      ),
    ],
  ])('the public cannot give a report %s', async (_what, statement) => {
    await expect(as('attest_public', statement)).rejects.toThrow(/violates/);
  });

  it('the public adds to the report it is sending, and to no other', async () => {
    const id = randomUUID();
    const own = A_CASE.replace(/values \('[^']+'/, `values ('${id}'`);
    const value = `insert into recorded_value (id, case_id, object_kind, object_id, field, version, value_json, salt, commitment, audience, event_id)
      values ('${randomUUID()}', '${id}', 'ALLEGATION', '${id}', 'narrative', 1, '"x"', sha256('a'), sha256('b'), 'SUBMITTER', '${randomUUID()}')`;
    await expect(as('attest_public', own, value)).resolves.toBeDefined();
    const other = value.replaceAll(id, await receivedCase());
    await expect(as('attest_public', own, other)).rejects.toThrow(/row-level security/);
  });

  it('administrators see no case content, and the gate none', async () => {
    for (const role of ['attest_admin', 'attest_gate']) {
      for (const table of [
        'review_case',
        'recorded_value',
        'source_identity',
        'evidence',
        'determination',
        'case_event',
      ]) {
        await expect(as(role, `select 1 from ${table}`), `${role} ${table}`).rejects.toThrow(
          /permission denied/,
        );
      }
    }
  });

  it('staff cannot read the source-identity compartment but through its recorded door', async () => {
    await expect(as('attest_staff', 'select * from source_identity')).rejects.toThrow(/permission denied/);
    await expect(
      as(
        'attest_staff',
        `select * from reveal_source_identity('${randomUUID()}', '{"type":"CASE_ACCEPTED"}')`,
      ),
    ).rejects.toThrow(/own event/);
  });

  it('row-level security is on and forced on every table', async () => {
    const { rows } = await owner.query<{
      relname: string;
    }>(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname <> '_prisma_migrations' and not (relrowsecurity and relforcerowsecurity)`);
    expect(rows).toEqual([]);
  });

  it('no function that runs as the owner is open to everybody', async () => {
    const { rows } = await owner.query<{
      proname: string;
    }>(`select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
      and has_function_privilege('attest_app', oid, 'execute')`);
    expect(rows).toEqual([]);
  });
});

describe('what must never be', () => {
  const broken: readonly (readonly [string, string])[] = [
    ['negative counts', 'killed_min = -1, killed_max = 1'],
    ['a minimum over its maximum', 'injured_min = 3, injured_max = 2'],
    [
      'a closed case without a decision',
      "status = 'CLOSED_CREDIBLE', outcome = 'CREDIBLE', closed_at = now()",
    ],
    ['an open case with a closing time', 'closed_at = now()'],
    ['an outcome on an open case', "outcome = 'CREDIBLE'"],
    ['a position that is no number', "latitude = 'NaN', longitude = 1"],
    ['half a position', 'latitude = 1'],
    ['a case that is its own duplicate', 'duplicate_of_id = id'],
    ['a status nobody named', "status = 'OPEN'"],
  ];
  it.each(broken)('refuses %s', async (_what, change) => {
    await expect(
      as('attest_staff', A_CASE, `update review_case set ${change} where reference = 'CH-2026-9001'`),
    ).rejects.toThrow(/violates check/);
  });

  it('refuses a decision by the author', async () => {
    const person = (await makeStaff('SUPERVISOR')).userId;
    const decided = `insert into determination (id, case_id, cycle, number, status, author_id, decided_by, decided_at, submitted_at, outcome, content_hash)
      select '${randomUUID()}', id, 1, 1, 'APPROVED', '${person}', '${person}', now(), now(), 'CREDIBLE', sha256('x') from review_case`;
    await expect(as('attest_staff', A_CASE, decided)).rejects.toThrow(/two_people/);
  });
});

describe('append_events', () => {
  it('numbers entries without gaps in commit order, under concurrent writers, and keeps what was said', async () => {
    const analyst = await makeStaff('ANALYST');
    const write = (n: number): Promise<unknown> =>
      writeAs(analyst, async (tx) => {
        await appendEvents(tx, analyst, [
          {
            id: randomUUID(),
            type: 'NOTE_ADDED',
            object: { kind: 'CASE', id: randomUUID() },
            caseId: null,
            payload: { n },
          },
        ]);
        if (n % 7 === 3) throw new Error('rolled back on purpose');
      });
    await Promise.allSettled(Array.from({ length: 60 }, (_, n) => write(n)));
    const { rows } = await owner.query<{
      seq: string;
      entry: Buffer;
      leaf_hash: Buffer;
      type: string;
      recorded_at: Date;
    }>(
      'select l.seq, l.entry, l.leaf_hash, e.type, e.recorded_at from ledger_entry l join case_event e using (seq) order by l.seq',
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_, n) => n));
    let last = '';
    for (const row of rows) {
      const said = JSON.parse(row.entry.toString('utf8')) as { [name: string]: Json };
      expect(canonicalJson(said)).toBe(row.entry.toString('utf8'));
      expect(said.seq).toBe(Number(row.seq));
      expect(said.action).toBe(row.type);
      expect(said.time).toBe(row.recorded_at.toISOString());
      expect(String(said.time) >= last).toBe(true);
      last = String(said.time);
      expect(leafHash(row.entry)).toEqual(row.leaf_hash);
    }
    const { rows: head } = await owner.query<{ size: string }>('select size from ledger_head');
    expect(Number(head[0]?.size)).toBe(rows.length);
  });

  it('refuses an entry whose bytes say something else than its event, or that names another actor', async () => {
    const event = {
      id: randomUUID(),
      type: 'UNIT_NAMED',
      actorKind: 'ANALYST',
      actorId: null,
      head: '{"action":"UNIT_RENAMED",',
      tail: ',"v":1}',
    };
    const call = (given: object): string => `select * from append_events('[${JSON.stringify(given)}]')`;
    await expect(as('attest_staff', call(event))).rejects.toThrow(/does not say/);
    const other = {
      ...event,
      head: `{"action":"UNIT_NAMED","actor":"x","event":"${event.id}","role":"ANALYST",`,
      actorId: 'x',
    };
    await expect(as('attest_staff', call(other))).rejects.toThrow(/another actor/);
  });
});
