import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { confirmHistoricBatch } from '@/lib/db/commands/confirm-historic-batch';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { findHistoricBatches } from '@/lib/db/queries/historic-batches';
import type { OperatorActor, StaffActor } from '@/lib/domain/case/actor';
import { publishedStatements } from '@/lib/domain/case/case-file';
import type { BatchTotals } from '@/lib/domain/case/historic-batch';
import { computeMonth, itemsOfMonth } from '@/lib/db/queries/figures-of-month';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { createImportTest, importFixture, OPERATOR, runImport } from '@/lib/testing/import-runs';
import { caseState, current, done } from '@/prisma/factories/cases';
import { makeStaff } from '@/prisma/factories/people';

let test: Awaited<ReturnType<typeof createImportTest>>;
let analyst: StaffActor;
let first: StaffActor;
let second: StaffActor;

beforeAll(async () => {
  test = await createImportTest();
  analyst = await makeStaff('ANALYST');
  first = await makeStaff('SUPERVISOR');
  second = await makeStaff('SUPERVISOR');
  await runImport('airwars-incidents', importFixture('incidents-quirks'));
  const taken = await acceptCase(analyst, { caseId: await test.caseOf(1), expectedVersion: 1 });
  expect(taken.ok).toBe(true);
});
afterAll(() => test.drop());

const TOTALS: BatchTotals = { CREDIBLE: 4, NON_CREDIBLE: 0, DUPLICATE: 1, killedMin: 0, killedMax: 0 };

describe('assessments', () => {
  it('say in a dry run what the real run then does', async () => {
    const statements = importFixture('statements-quirks');
    const dry = await runImport('airwars-assessments', importFixture('assessments-quirks'), {
      dryRun: true,
      statements,
    });
    expect(await test.one('select count(*)::int as value from historic_batch')).toBe(0);
    const real = await runImport('airwars-assessments', importFixture('assessments-quirks'), { statements });
    expect(real).toEqual(dry);
    // Incident 1 is in an analyst's hands; incident 23 is none first and decided further down.
    expect(real.problems.filter(({ code }) => code === 'CASE_IN_HAND')).toMatchObject([{ value: '900001' }]);
    expect(real.totals).toMatchObject({ read: 31, created: 25, updated: 1, setAside: 3, rejected: 2 });
  });

  it('close decided cases with the file’s words, and leave the others open with what was said', async () => {
    const decided = await test.admin.query(
      `select d.*, to_char(d.effective_on, 'YYYY-MM-DD') as day, c.status as case_status, c.historic as case_historic
       from determination d join review_case c on c.closing_determination_id = d.id where c.id = $1`,
      [await test.caseOf(2)],
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
    const event = await test.admin.query(
      "select * from case_event where case_id = $1 and type = 'HISTORIC_DETERMINATION_RECORDED'",
      [await test.caseOf(2)],
    );
    expect(event.rows).toMatchObject([
      { flow: 'BROUGHT_IN_DECIDED', outcome: 'CREDIBLE', effective_precision: 'PUBLISHED' },
    ]);
    expect((event.rows[0] as { effective_at: Date }).effective_at.toISOString()).toBe(
      '2017-08-04T00:00:00.000Z',
    );

    const open = await test.caseOf(4);
    expect(await test.one('select status as value from review_case where id = $1', [open])).toBe('RECEIVED');
    expect(await test.eventsOf(open)).toEqual(['CASE_RECEIVED', 'INFORMATION_ADDED']);
    const labels =
      "select value_json as value from recorded_value where case_id = $1 and field = 'sourceLabels'";
    expect(JSON.parse(await test.one<string>(labels, [open]))).toMatchObject({
      determination: 'not_yet_assessed',
    });
  });

  it('keep what was said in public beside the decision, word for word, oldest first', async () => {
    const said = async (incident: number) => {
      const reference = await test.one<string>('select reference as value from review_case where id = $1', [
        await test.caseOf(incident),
      ]);
      const file = await getCaseForActor(analyst, reference);
      return file && publishedStatements(file).map(({ on, words, url }) => [on, words?.slice(0, 13), url]);
    };
    expect(await said(2)).toEqual([
      ['2017-08-04', 'July 10, 2016', 'https://example.org/s/2'],
      ['2018-01-01', 'Date correcti', 'https://example.org/s/3'],
    ]);
    expect(await said(3)).toEqual([[null, 'A duplicate o', null]]);
  });

  it('never let a row that is no decision override one', async () => {
    const caseId = await test.caseOf(22);
    const file = await test.changed('assessments-quirks', 22, 'non_credible', 'not_yet_assessed');
    const before = await test.ledgerSize();
    const { totals, problems } = await runImport('airwars-assessments', file, {
      statements: importFixture('statements-quirks'),
    });
    expect(totals.updated).toBe(0);
    // Incident 23 says so too, above the row that decides it.
    const stands = problems.filter(({ code }) => code === 'DECISION_STANDS');
    expect(stands.map(({ value, action }) => [value, action])).toEqual([
      ['900022', 'SET_ASIDE'],
      ['900023', 'SET_ASIDE'],
    ]);
    expect(await test.one('select status as value from review_case where id = $1', [caseId])).toBe(
      'CLOSED_NON_CREDIBLE',
    );
    expect(await test.ledgerSize()).toBe(before);
  });

  it('change nothing when they are run again, with or without the statements', async () => {
    const before = await test.ledgerSize();
    for (const given of [{ statements: importFixture('statements-quirks') }, {}]) {
      const { totals } = await runImport('airwars-assessments', importFixture('assessments-quirks'), given);
      expect(totals.created + totals.updated).toBe(0);
    }
    expect(await test.ledgerSize()).toBe(before);
    expect(await test.one('select count(*)::int as value from historic_batch')).toBe(1);
  });
});

describe('a batch', () => {
  async function waiting() {
    const batch = (await findHistoricBatches(OPERATOR)).find(({ confirmedAt }) => confirmedAt === null);
    if (!batch) throw new Error('no batch waits');
    return batch;
  }
  const flows = async (flow: string): Promise<number> =>
    test.one("select coalesce(sum(cases), 0)::int as value from flow_by_month('UTC', null) where flow = $1", [
      flow,
    ]);

  it('is not published before a second person confirms it', async () => {
    const { totals } = await waiting();
    expect(totals).toMatchObject({ DUPLICATE: 1, replaced: 0 });
    expect(await flows('BROUGHT_IN_DECIDED')).toBe(totals.CREDIBLE + totals.NON_CREDIBLE + totals.DUPLICATE);
    expect(await flows('HISTORIC_COMPLETED')).toBe(0);
  });

  it('is refused to analysts, to other totals, and where there is none', async () => {
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
    expect(await test.one(undated)).toBe(totals.undated);
    const august =
      "select sum(killed_max)::int as value from flow_by_month('UTC', null) where flow = 'HISTORIC_COMPLETED' and month = '2017-08-01'";
    expect(await test.one(august)).toBe(totals.killedMax);
  });

  it('is refused to the person who brought it in', async () => {
    const enterer: OperatorActor = { kind: 'OPERATOR', userId: first.userId, name: first.name };
    const file = await test.changed('assessments-quirks', 2, ',2,3,1,1,', ',3,3,1,1,');
    const { totals } = await runImport('airwars-assessments', file, { actor: enterer });
    expect(totals).toMatchObject({ created: 0, updated: 1 });
    const batch = await waiting();
    expect(batch.enteredByName).toBe(first.name);
    expect(await confirmHistoricBatch(first, batch.id, batch.totals)).toMatchObject({
      problems: [{ code: 'historicRecorder' }],
    });

    const august = async (asOf: string | null = null) => {
      const { figures } = await computeMonth(PUBLIC_ACTOR, '2017-08', new Date(), { asOf });
      const { total } = await itemsOfMonth(PUBLIC_ACTOR, '2017-08', { asOf, limit: 500, offset: 0 });
      const { completed, credible, killed } = figures;
      return { completed, credible, killed: killed.inMonth ?? { min: 0, max: 0 }, total };
    };
    const [was, all] = [await august(), await flows('HISTORIC_COMPLETED')];
    const instant = await test.one<string>(
      `select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as value from case_event`,
    );

    // Confirmed by another, it takes the place of the one before in the cumulative figures.
    const killed =
      "select sum(case when flow = 'SUPERSEDED' then -killed_min when flow = 'HISTORIC_COMPLETED' then killed_min else 0 end)::int as value from flow_by_month('UTC', null)";
    const before = await test.one<number>(killed);
    expect((await confirmHistoricBatch(second, batch.id, batch.totals)).ok).toBe(true);
    expect(await test.one(killed)).toBe(before + 1);
    // It is the same decision: it counts once, and as known before it stands as it stood.
    expect(await flows('HISTORIC_COMPLETED')).toBe(all);
    const [now, then] = [await august(), await august(instant)];
    expect(then).toEqual(was);
    expect(now).toEqual({ ...was, killed: { min: was.killed.min + 1, max: was.killed.max } });
    expect(await flows('SUPERSEDED')).toBe(0);
    expect(await flows('BROUGHT_IN_DECIDED')).toBeGreaterThan(0);
    const again =
      "select count(*)::int as value from case_event where case_id = $1 and flow = 'BROUGHT_IN_DECIDED'";
    expect(await test.one(again, [await test.caseOf(2)])).toBe(1);
  });

  it('never takes back what two people corrected here: the row is set aside and said so', async () => {
    const caseId = await test.caseOf(2);
    const correction = { field: 'KILLED', to: { best: 7, min: 6, max: 8 } } as const;
    const why = { correctedField: correction.field, correction, rationale: 'A list of names was found.' };
    await done(proposeCorrection(analyst, await current(analyst, caseId), why));
    const proposalId = (await caseState(second, caseId)).correction?.id ?? '';
    await done(approveCorrection(second, await current(second, caseId), { proposalId }));
    const before = await test.ledgerSize();
    const { totals, problems } = await runImport(
      'airwars-assessments',
      await test.changed('assessments-quirks', 2, ',2,3,1,1,', ',2,3,1,2,'),
    );
    expect(totals).toMatchObject({ created: 0, updated: 0 });
    expect(problems.filter(({ code }) => code === 'DECISION_CORRECTED')).toHaveLength(1);
    expect(await test.ledgerSize()).toBe(before);
  });

  it('moves to the month that its source says now, and leaves the one it was in', async () => {
    const months = async () =>
      Promise.all(
        ['2017-07', '2017-08', '2019-01'].map(async (name) => {
          const { figures } = await computeMonth(PUBLIC_ACTOR, name, new Date());
          return [figures.completed ?? 0, figures.killed.inMonth?.min ?? 0, figures.killed.after?.min];
        }),
      );
    const confirmed = (await findHistoricBatches(OPERATOR)).filter(({ confirmedAt }) => confirmedAt !== null);
    const [july, august, later] = await months();
    await runImport(
      'airwars-assessments',
      await test.changed('assessments-quirks', 27, ',20170804,20170804,1,', ',20170705,20170804,1,'),
    );
    const batch = await waiting();
    expect((await confirmHistoricBatch(second, batch.id, batch.totals)).ok).toBe(true);
    const [completed = 0, killed = 0, after = 0] = august ?? [];
    expect(await months()).toEqual([
      [(july?.[0] ?? 0) + 1, (july?.[1] ?? 0) + 2, (july?.[2] ?? 0) + 2],
      [completed - 1, killed - 2, after],
      later,
    ]);
    // What a person confirmed is shown as it was confirmed, whatever came of it.
    const shown = await findHistoricBatches(OPERATOR);
    for (const one of confirmed) expect(shown.find(({ id }) => id === one.id)?.totals).toEqual(one.totals);
  });

  it('gives a closed case a review task when its source changes', async () => {
    const caseId = await test.caseOf(2);
    await runImport('airwars-incidents', await test.changed('incidents-quirks', 2, ',2,3,', ',8,9,'));
    expect((await test.eventsOf(caseId)).slice(-2)).toEqual([
      'ALLEGATION_VERSION_APPENDED',
      'REVIEW_TASK_RAISED',
    ]);
    expect(await test.one('select status as value from review_case where id = $1', [caseId])).toBe(
      'CLOSED_CREDIBLE',
    );
  });
});
