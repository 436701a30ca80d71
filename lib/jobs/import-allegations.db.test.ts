import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { confirmHistoricBatch } from '@/lib/db/commands/confirm-historic-batch';
import { findHistoricBatches } from '@/lib/db/queries/historic-batches';
import type { OperatorActor, StaffActor } from '@/lib/domain/case/actor';
import type { BatchTotals } from '@/lib/domain/case/historic-batch';
import type { ImportProblem } from '@/lib/import/problem';
import { importAllegations, type ImportFormat, type ImportTotals } from '@/lib/jobs/import-allegations';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { makeStaff } from '@/prisma/factories/people';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../import/fixtures/${name}.csv`, import.meta.url));

let database: TestDatabase;
let admin: pg.Client;
let folder: string;
let [analyst, first, second]: (StaffActor | undefined)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  folder = await mkdtemp(path.join(tmpdir(), 'attest-import-'));
  analyst = await makeStaff('ANALYST');
  first = await makeStaff('SUPERVISOR');
  second = await makeStaff('SUPERVISOR');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await admin.end();
  await database.drop();
});

type Run = { readonly totals: ImportTotals; readonly problems: readonly ImportProblem[] };

async function run(
  format: ImportFormat,
  file: string,
  given: { dryRun?: boolean; statements?: string; actor?: OperatorActor } = {},
): Promise<Run> {
  const problems: ImportProblem[] = [];
  const totals = await importAllegations(
    given.actor ?? OPERATOR,
    {
      format,
      path: file,
      statementsPath: given.statements ?? null,
      dryRun: given.dryRun ?? false,
      today: '2026-11-22',
    },
    { onProblem: (problem) => void problems.push(problem), onProgress: () => undefined },
  );
  return { totals, problems };
}

/** One value of one row, as the database's administrator sees it. */
async function one<T>(sql: string, values: readonly unknown[] = []): Promise<T> {
  const { rows } = await admin.query<{ value: T }>(sql, [...values]);
  const [row] = rows;
  if (!row) throw new Error(`no row: ${sql}`);
  return row.value;
}
const ledgerSize = (): Promise<number> => one('select size::int as value from ledger_head');
const caseOf = (key: number): Promise<string> =>
  one("select case_id as value from source_record where kind = 'ALLEGATION' and source_key = $1", [
    String(900000 + key),
  ]);
const versionsOf = async (caseId: string): Promise<Record<string, number>> => {
  const { rows } = await admin.query<{ field: string; n: number }>(
    "select field, max(version) as n from recorded_value where case_id = $1 and object_kind = 'ALLEGATION' group by 1",
    [caseId],
  );
  return Object.fromEntries(rows.map(({ field, n }) => [field, n]));
};
const eventsOf = async (caseId: string): Promise<string[]> => {
  const { rows } = await admin.query<{ type: string }>(
    'select type from case_event where case_id = $1 order by seq',
    [caseId],
  );
  return rows.map(({ type }) => type);
};

/** A copy of a fixture with one row's cell replaced; `row` counts as a spreadsheet does. */
async function changed(name: string, key: number, from: string, to: string): Promise<string> {
  const text = await readFile(fixture(name), 'utf8');
  const [head, ...rest] = text.split(`,${900000 + key},`);
  if (rest.length === 0) throw new Error(`${name} has no row ${key}`);
  const tail = rest.join(`,${900000 + key},`);
  if (!tail.includes(from)) throw new Error(`row ${key} has no ${from}`);
  const file = path.join(folder, `${name}-${key}-${Math.random().toString(36).slice(2)}.csv`);
  await writeFile(file, `${head},${900000 + key},${tail.replace(from, () => to)}`);
  return file;
}

describe('an import', () => {
  it('refuses assessments of incidents that were not brought in, and keeps nothing of them', async () => {
    const { totals, problems } = await run('airwars-assessments', fixture('assessments-quirks'));
    // 27 rows of 26 incidents to apply, 3 set aside, 1 unreadable.
    expect(totals).toMatchObject({ read: 31, created: 0, setAside: 3, rejected: 28, fatal: false });
    expect(problems.filter(({ code }) => code === 'INCIDENT_NOT_BROUGHT_IN')).toHaveLength(27);
    expect(await one('select count(*)::int as value from historic_batch')).toBe(0);
  });

  it('says in a dry run what the real run then does, and writes nothing', async () => {
    const before = await ledgerSize();
    const dry = await run('airwars-incidents', fixture('incidents-quirks'), { dryRun: true });
    expect(await ledgerSize()).toBe(before);
    expect(await one('select count(*)::int as value from review_case')).toBe(0);
    const real = await run('airwars-incidents', fixture('incidents-quirks'));
    expect(real).toEqual(dry);
    const { read, created, updated, unchanged, setAside, rejected } = real.totals;
    expect(read).toBe(created + updated + unchanged + setAside + rejected);
    expect(created).toBeGreaterThan(30);
    expect(await one('select count(*)::int as value from review_case')).toBe(created);
    // The sequence of references was not used up by the dry run.
    expect(
      await one('select count(*)::int as value from review_case where reference like $1', ['CH-%-0001']),
    ).toBe(1);
  });

  it('keeps what the source says, under the operator, received at a time not stated', async () => {
    const caseId = await caseOf(1);
    const { rows } = await admin.query('select * from review_case where id = $1', [caseId]);
    expect(rows[0]).toMatchObject({
      status: 'RECEIVED',
      source_kind: 'NGO',
      channel: 'IMPORT',
      received_precision: 'NOT_STATED',
      place_name_latin: 'Tell Ruman',
      place_name_original: 'تل رمان',
      governorate: 'SY-RA',
      latitude: 35.9,
      longitude: 39.1,
      incident_precision: 'DAY',
      killed_min: 2,
      killed_max: 3,
      injured_min: null,
    });
    const event = await admin.query('select * from case_event where case_id = $1', [caseId]);
    expect(event.rows).toMatchObject([
      {
        type: 'CASE_RECEIVED',
        actor_kind: 'OPERATOR',
        flow: 'BROUGHT_IN',
        effective_at: null,
        effective_precision: 'NOT_STATED',
      },
    ]);
    const audiences = 'select array_agg(distinct audience) as value from recorded_value where case_id = $1';
    expect(await one(audiences, [caseId])).toEqual(['STAFF']);
  });

  it('changes nothing when it is run again', async () => {
    const before = await ledgerSize();
    const again = await run('airwars-incidents', fixture('incidents-quirks'));
    expect(again.totals.created + again.totals.updated).toBe(0);
    expect(again.totals.unchanged).toBeGreaterThan(30);
    expect(await ledgerSize()).toBe(before);
    expect(await one('select max(version) as value from recorded_value')).toBe(1);
  });

  it('appends versions of the values a changed row changed, and leaves people’s work alone', async () => {
    const caseId = await caseOf(1);
    if (!analyst) throw new Error('no analyst');
    expect((await acceptCase(analyst, { caseId, expectedVersion: 1 })).ok).toBe(true);
    await admin.query("update review_case set governorate = 'SY-HL' where id = $1", [caseId]);

    const file = await changed('incidents-quirks', 1, ',2,3,', ',4,5,');
    const withPlace = await readFile(file, 'utf8');
    await writeFile(
      file,
      withPlace.replace('Ar Raqqah,الرقة,Ar Raqqah,35.9', 'Deir ez-Zor,دير الزور,Deir ez-Zor,35.9'),
    );
    const dry = await run('airwars-incidents', file, { dryRun: true });
    const { totals, problems } = await run('airwars-incidents', file);
    expect({ totals, problems }).toEqual(dry);
    expect(totals).toMatchObject({ created: 0, updated: 1 });

    expect(await versionsOf(caseId)).toMatchObject({
      killed: 2,
      governorate: 2,
      sourceCells: 2,
      placeText: 1,
      incident: 1,
      sourceName: 1,
    });
    const { rows } = await admin.query('select * from review_case where id = $1', [caseId]);
    expect(rows[0]).toMatchObject({
      killed_min: 4,
      killed_max: 5,
      governorate: 'SY-HL', // set by a person since
      status: 'UNDER_INITIAL_ASSESSMENT',
      assignee_id: analyst.userId,
    });
    expect(await eventsOf(caseId)).toEqual(['CASE_RECEIVED', 'CASE_ACCEPTED', 'ALLEGATION_VERSION_APPENDED']);
    // Back to how the file was: a third version, not the first again.
    expect((await run('airwars-incidents', fixture('incidents-quirks'))).totals.updated).toBe(1);
    expect(await versionsOf(caseId)).toMatchObject({ killed: 3 });
  });

  it('does not bring back what was erased', async () => {
    const caseId = await caseOf(3);
    await admin.query(
      "update recorded_value set value_json = null, salt = null, erased_at = now(), erased_policy = 'test' where case_id = $1 and field in ('killed', 'sourceCells')",
      [caseId],
    );
    await run('airwars-incidents', await changed('incidents-quirks', 3, ',2,3,', ',6,7,'));
    expect(await versionsOf(caseId)).toMatchObject({ killed: 1, sourceCells: 1 });
  });
});

const TOTALS: BatchTotals = { CREDIBLE: 4, NON_CREDIBLE: 0, DUPLICATE: 1, killedMin: 0, killedMax: 0 };

describe('assessments', () => {
  it('say in a dry run what the real run then does', async () => {
    const statements = fixture('statements-quirks');
    const dry = await run('airwars-assessments', fixture('assessments-quirks'), { dryRun: true, statements });
    expect(await one('select count(*)::int as value from historic_batch')).toBe(0);
    const real = await run('airwars-assessments', fixture('assessments-quirks'), { statements });
    expect(real).toEqual(dry);
    // Incident 1 is in an analyst's hands; incident 23 is none first and decided further down.
    expect(real.problems.filter(({ code }) => code === 'CASE_IN_HAND')).toMatchObject([{ value: '900001' }]);
    expect(real.totals).toMatchObject({ read: 31, created: 25, updated: 1, setAside: 3, rejected: 2 });
  });

  it('close decided cases with the file’s words, and leave the others open with what was said', async () => {
    const decided = await admin.query(
      `select d.*, to_char(d.effective_on, 'YYYY-MM-DD') as day, c.status as case_status, c.historic as case_historic
       from determination d join review_case c on c.closing_determination_id = d.id where c.id = $1`,
      [await caseOf(2)],
    );
    expect(decided.rows).toMatchObject([
      {
        status: 'HISTORIC',
        outcome: 'CREDIBLE',
        reason: null,
        deciding_body: 'coalition',
        day: '2017-08-04',
        effective_precision: 'PUBLISHED',
        killed_min: 2,
        killed_max: 3,
        killed_best: null,
        case_status: 'CLOSED_CREDIBLE',
        case_historic: true,
      },
    ]);
    const event = await admin.query(
      "select * from case_event where case_id = $1 and type = 'HISTORIC_DETERMINATION_RECORDED'",
      [await caseOf(2)],
    );
    expect(event.rows).toMatchObject([
      { flow: 'BROUGHT_IN_DECIDED', outcome: 'CREDIBLE', effective_precision: 'PUBLISHED' },
    ]);
    expect((event.rows[0] as { effective_at: Date }).effective_at.toISOString()).toBe(
      '2017-08-04T00:00:00.000Z',
    );

    const open = await caseOf(4);
    expect(await one('select status as value from review_case where id = $1', [open])).toBe('RECEIVED');
    expect(await eventsOf(open)).toEqual(['CASE_RECEIVED', 'INFORMATION_ADDED']);
    const labels =
      "select value_json as value from recorded_value where case_id = $1 and field = 'sourceLabels'";
    expect(JSON.parse(await one<string>(labels, [open]))).toMatchObject({
      determination: 'not_yet_assessed',
    });
  });

  it('never let a row that is no decision override one', async () => {
    const caseId = await caseOf(22);
    const file = await changed('assessments-quirks', 22, 'non_credible', 'not_yet_assessed');
    const before = await ledgerSize();
    const { totals, problems } = await run('airwars-assessments', file, {
      statements: fixture('statements-quirks'),
    });
    expect(totals.updated).toBe(0);
    // Incident 23 says so too, above the row that decides it.
    const stands = problems.filter(({ code }) => code === 'DECISION_STANDS');
    expect(stands.map(({ value, action }) => [value, action])).toEqual([
      ['900022', 'SET_ASIDE'],
      ['900023', 'SET_ASIDE'],
    ]);
    expect(await one('select status as value from review_case where id = $1', [caseId])).toBe(
      'CLOSED_NON_CREDIBLE',
    );
    expect(await ledgerSize()).toBe(before);
  });

  it('change nothing when they are run again, with or without the statements', async () => {
    const before = await ledgerSize();
    for (const given of [{ statements: fixture('statements-quirks') }, {}]) {
      const { totals } = await run('airwars-assessments', fixture('assessments-quirks'), given);
      expect(totals.created + totals.updated).toBe(0);
    }
    expect(await ledgerSize()).toBe(before);
    expect(await one('select count(*)::int as value from historic_batch')).toBe(1);
  });
});

describe('a batch', () => {
  async function waiting() {
    const batch = (await findHistoricBatches(OPERATOR)).find(({ confirmedAt }) => confirmedAt === null);
    if (!batch) throw new Error('no batch waits');
    return batch;
  }
  const flows = async (flow: string): Promise<number> =>
    one("select coalesce(sum(cases), 0)::int as value from flow_by_month('UTC', null) where flow = $1", [
      flow,
    ]);

  it('is not published before a second person confirms it', async () => {
    const { totals } = await waiting();
    expect(totals).toMatchObject({ DUPLICATE: 1, replaced: 0 });
    expect(await flows('BROUGHT_IN_DECIDED')).toBe(totals.CREDIBLE + totals.NON_CREDIBLE + totals.DUPLICATE);
    expect(await flows('HISTORIC_COMPLETED')).toBe(0);
  });

  it('is refused to analysts, to other totals, and where there is none', async () => {
    if (!analyst || !first) throw new Error('no people');
    const { id, totals } = await waiting();
    expect(await confirmHistoricBatch(analyst, id, totals)).toMatchObject({
      problems: [{ code: 'notYourRole' }],
    });
    expect(await confirmHistoricBatch(first, id, TOTALS)).toMatchObject({
      kind: 'REFUSAL',
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'batchTotalsDiffer', field: 'killedMax' }),
      ]) as unknown,
    });
    const nowhere = confirmHistoricBatch(first, '11111111-1111-4111-8111-111111111111', totals);
    await expect(nowhere).rejects.toThrow(/batch/);
    expect(await flows('HISTORIC_COMPLETED')).toBe(0);
  });

  it('is confirmed once, though two do so at the same time; it is published in the months it took effect', async () => {
    if (!first || !second) throw new Error('no people');
    const { id, totals } = await waiting();
    const answers = await Promise.all([
      confirmHistoricBatch(first, id, totals),
      confirmHistoricBatch(second, id, totals),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'DONE' : answer.kind)).sort()).toEqual(['CONFLICT', 'DONE']);
    const all = totals.CREDIBLE + totals.NON_CREDIBLE + totals.DUPLICATE;
    expect(await flows('HISTORIC_COMPLETED')).toBe(all);
    const undated =
      "select sum(cases)::int as value from flow_by_month('UTC', null) where flow = 'HISTORIC_COMPLETED' and month is null";
    expect(await one(undated)).toBe(totals.undated);
    const august =
      "select sum(killed_max)::int as value from flow_by_month('UTC', null) where flow = 'HISTORIC_COMPLETED' and month = '2017-08-01'";
    expect(await one(august)).toBe(totals.killedMax);
  });

  it('is refused to the person who brought it in', async () => {
    if (!first || !second) throw new Error('no people');
    const enterer: OperatorActor = { kind: 'OPERATOR', userId: first.userId, name: first.name };
    const file = await changed('assessments-quirks', 2, ',2,3,1,1,', ',3,3,1,1,');
    const { totals } = await run('airwars-assessments', file, { actor: enterer });
    expect(totals).toMatchObject({ created: 0, updated: 1 });
    const batch = await waiting();
    expect(batch.enteredByName).toBe(first.name);
    expect(await confirmHistoricBatch(first, batch.id, batch.totals)).toMatchObject({
      problems: [{ code: 'historicRecorder' }],
    });

    // Confirmed by another, it takes the place of the one before in the cumulative figures.
    const killed =
      "select sum(case when flow = 'SUPERSEDED' then -killed_min when flow = 'HISTORIC_COMPLETED' then killed_min else 0 end)::int as value from flow_by_month('UTC', null)";
    const before = await one<number>(killed);
    expect((await confirmHistoricBatch(second, batch.id, batch.totals)).ok).toBe(true);
    expect(await one(killed)).toBe(before + 1);
    expect(await flows('BROUGHT_IN_DECIDED')).toBeGreaterThan(0);
    const again =
      "select count(*)::int as value from case_event where case_id = $1 and flow = 'BROUGHT_IN_DECIDED'";
    expect(await one(again, [await caseOf(2)])).toBe(1);
  });

  it('gives a closed case a review task when its source changes', async () => {
    const caseId = await caseOf(2);
    await run('airwars-incidents', await changed('incidents-quirks', 2, ',2,3,', ',8,9,'));
    expect((await eventsOf(caseId)).slice(-2)).toEqual(['ALLEGATION_VERSION_APPENDED', 'REVIEW_TASK_RAISED']);
    expect(await one('select status as value from review_case where id = $1', [caseId])).toBe(
      'CLOSED_CREDIBLE',
    );
  });
});
