import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '@/lib/db/commands/add-note';
import { createAccount } from '@/lib/db/commands/create-account';
import { createUnit } from '@/lib/db/commands/change-directory';
import { stateFigure } from '@/lib/db/commands/state-figure';
import { getLedgerPage, type LedgerQuestion } from '@/lib/db/queries/ledger-page';
import type { OperatorActor, StaffActor } from '@/lib/domain/case/actor';
import {
  LEDGER_PAGE,
  NO_LEDGER_FILTERS,
  objectOf,
  RECORDED_TYPES,
  type LedgerFilters,
  type LedgerReader,
} from '@/lib/domain/ledger/act';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { accepted, done, receivedCase } from '@/prisma/factories/cases';
import { delegationInForce } from '@/prisma/factories/delegations';
import { makeStaff } from '@/prisma/factories/people';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'ledger tests' };
const today = (): string => new Date().toISOString().slice(0, 10);

let database: TestDatabase;
let admin: pg.Client;
let auditor: LedgerReader;
let analyst: StaffActor;
let supervisor: StaffActor;
let caseId: string;
let delegationId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  auditor = { ...(await makeStaff('AUDITOR')), kind: 'AUDITOR' };
  analyst = await makeStaff('ANALYST', { name: 'Lena Brandt' });
  supervisor = await makeStaff('SUPERVISOR', { name: 'Ines Okafor' });
  caseId = await receivedCase();
  await accepted({ analyst, supervisor }, caseId);
  await done(createUnit({ ...(await makeStaff('ADMIN')), kind: 'ADMIN' }, 'Falcon Squadron'));
  await done(
    createAccount(
      OPERATOR,
      {
        ...{ name: 'Nada Aziz', email: 'nada@example.org', role: 'ANALYST', locale: 'en' },
        ...{ organisationId: null, unitId: null },
      },
      { codeHash: randomBytes(32) },
    ),
  );
  await done(stateFigure(analyst, { figure: 'STRIKES_TO_DATE', month: '2019-03', value: 34_000 }));
  delegationId = await delegationInForce({ giver: supervisor, delegate: analyst });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const ask = (filters: Partial<LedgerFilters> = {}, place: Partial<LedgerQuestion> = {}) =>
  getLedgerPage(auditor, {
    ...{ before: null, after: null },
    ...place,
    filters: { ...NO_LEDGER_FILTERS, ...filters },
  });
const typesOf = async (filters: Partial<LedgerFilters>): Promise<readonly string[]> =>
  (await ask(filters)).acts.map(({ type }) => type);

describe('the ledger', () => {
  it('tells what an act is about as the pages do, for every kind there is', async () => {
    const { rows } = await admin.query<{ type: string; object: string }>(
      'select t as type, sqlx_object_of(t) as object from unnest($1::text[]) t',
      [RECORDED_TYPES],
    );
    expect(rows).toEqual(RECORDED_TYPES.map((type) => ({ type, object: objectOf(type) })));
  });

  it('knows every kind of act that the database lets anybody record', async () => {
    const { rows } = await admin.query<{ event_type: string }>('select distinct event_type from event_right');
    const known: readonly string[] = RECORDED_TYPES;
    expect(rows.map(({ event_type: type }) => type).filter((type) => !known.includes(type))).toEqual([]);
  });

  it('holds every entry, newest first, each with its leaf and the object that its bytes name', async () => {
    const { rows } = await admin.query<{ seq: string; leaf: string; object: unknown }>(
      `select seq, encode(leaf_hash, 'hex') as leaf, convert_from(entry, 'UTF8')::json -> 'object' as object
        from ledger_entry order by seq desc`,
    );
    const { acts, counts } = await ask();
    expect(acts.map(({ seq, leafHash, object }) => ({ seq: String(seq), leaf: leafHash, object }))).toEqual(
      rows,
    );
    expect(counts.ledgerSize).toBe(BigInt(rows.length));
  });

  it('is narrowed by what an act is about', async () => {
    expect(await typesOf({ object: 'UNIT' })).toEqual(['UNIT_CREATED']);
    expect(await typesOf({ object: 'FIGURE' })).toEqual(['STATED_FIGURE_ENTERED']);
    expect(await typesOf({ object: 'DELEGATION' })).toEqual(['DELEGATION_ACCEPTED', 'DELEGATION_GIVEN']);
    expect(await typesOf({ object: 'CASE' })).toEqual(['CASE_ACCEPTED', 'CASE_RECEIVED']);
    expect(await typesOf({ object: 'BATCH' })).toEqual([]);
    expect(new Set(await typesOf({ object: 'ACCOUNT' }))).toEqual(
      new Set(['ACCOUNT_CREATED', 'PASSWORD_RESET_ISSUED']),
    );
  });

  it('is narrowed by who did it, a kind of actor or one person', async () => {
    const byOperator = await ask({ actors: 'OPERATOR' });
    expect(byOperator.acts.length).toBeGreaterThan(0);
    expect(byOperator.acts.every(({ actorKind }) => actorKind === 'OPERATOR')).toBe(true);
    expect(await typesOf({ actors: 'STAFF' })).toEqual([
      'DELEGATION_ACCEPTED',
      'DELEGATION_GIVEN',
      'STATED_FIGURE_ENTERED',
      'UNIT_CREATED',
      'CASE_ACCEPTED',
    ]);
    expect(await typesOf({ personId: analyst.userId })).toEqual([
      'DELEGATION_ACCEPTED',
      'STATED_FIGURE_ENTERED',
      'CASE_ACCEPTED',
    ]);
    expect(await typesOf({ personId: analyst.userId, object: 'CASE', actors: 'STAFF' })).toEqual([
      'CASE_ACCEPTED',
    ]);
    expect(await typesOf({ personId: analyst.userId, actors: 'OPERATOR' })).toEqual([]);
    expect(await typesOf({ personId: randomUUID() })).toEqual([]);
  });

  it('is narrowed to days, both of them whole', async () => {
    const all = (await ask()).acts.length;
    expect((await ask({ from: today(), to: today() })).acts).toHaveLength(all);
    expect((await ask({ from: '2100-01-01' })).acts).toEqual([]);
    expect((await ask({ to: '2020-01-01' })).acts).toEqual([]);
    expect(await typesOf({ object: 'UNIT', from: today(), to: today() })).toEqual(['UNIT_CREATED']);
    expect(await typesOf({ object: 'UNIT', from: '2100-01-01' })).toEqual([]);
  });

  it('names the people, cases, units, figures and delegations of its entries', async () => {
    const { names, people } = await ask();
    expect(names.people[analyst.userId]).toBe('Lena Brandt');
    expect(names.cases[caseId]?.reference).toMatch(/^CH-/);
    expect(Object.values(names.units)).toEqual(['Falcon Squadron']);
    expect(Object.values(names.figures)).toEqual([{ figure: 'STRIKES_TO_DATE', month: '2019-03' }]);
    expect(names.delegations[delegationId]).toMatchObject({ giver: 'Ines Okafor', delegate: 'Lena Brandt' });
    expect(Object.values(names.people)).toContain('Nada Aziz');
    expect(people.map(({ name }) => name)).toContain('Nada Aziz');
  });

  it('goes back and forth by place, and misses nothing and repeats nothing', async () => {
    for (let n = 0; n < LEDGER_PAGE; n += 1) {
      await done(addNote(supervisor, caseId, { note: `Read ${n}.`, mentionedIds: [] }));
    }
    for (const filters of [{}, { object: 'CASE' as const }]) {
      const newest = await ask(filters);
      expect([newest.acts.length, newest.hasNewer, newest.hasOlder]).toEqual([LEDGER_PAGE, false, true]);
      const last = newest.acts.at(-1)?.seq ?? 0;
      const older = await ask(filters, { before: last });
      expect([older.hasNewer, older.hasOlder]).toEqual([true, false]);
      const seqs = [...newest.acts, ...older.acts].map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
      const back = await ask(filters, { after: older.acts[0]?.seq ?? 0 });
      expect(back.acts).toEqual(newest.acts);
      expect([back.hasNewer, back.hasOlder]).toEqual([false, true]);
    }
  });

  it('holds ids and enums only, whatever was written', async () => {
    const text = 'Words that only the note may hold';
    await done(addNote(supervisor, caseId, { note: text, mentionedIds: [] }));
    expect(JSON.stringify((await ask()).acts)).not.toContain(text);
  });
});
