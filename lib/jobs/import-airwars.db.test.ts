/** The published Airwars extract, when it is on this machine: from two files to published months. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmHistoricBatch } from '@/lib/db/commands/confirm-historic-batch';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { findHistoricBatches, getHistoricBatch } from '@/lib/db/queries/historic-batches';
import type { OperatorActor } from '@/lib/domain/case/actor';
import { publishedStatements } from '@/lib/domain/case/case-file';
import { importAllegations, type ImportRequest } from '@/lib/jobs/import-allegations';
import { realInputPath } from '@/lib/testing/real-input';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { makeStaff } from '@/prisma/factories/people';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };
const incidents = realInputPath('airwars_syria', 'incidents.csv');
const assessments = realInputPath('airwars_syria', 'coalition_assessments.csv');
const statements = realInputPath('airwars_syria', 'coalition_statements.csv');
const reason = 'the Airwars extract is not on this machine (set ATTEST_REAL_INPUT)';
const isHere = incidents !== null && assessments !== null && statements !== null;
if (!isHere) process.stderr.write(`skipped: ${reason}\n`);

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const run = (request: Omit<ImportRequest, 'today'>) =>
  importAllegations(
    OPERATOR,
    { ...request, today: '2026-11-22' },
    { onProblem: () => undefined, onProgress: () => undefined },
  );
const both = async (dryRun = false) => [
  await run({ format: 'airwars-incidents', path: incidents ?? '', statementsPath: null, dryRun }),
  await run({ format: 'airwars-assessments', path: assessments ?? '', statementsPath: statements, dryRun }),
];

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  return (await admin.query<Record<string, unknown>>(sql)).rows;
}

describe.skipIf(!isHere)('the Airwars extract', () => {
  it('becomes 904 cases, of which 796 are closed by historic determinations', async () => {
    expect(await both()).toMatchObject([
      { read: 904, created: 904, updated: 0, unchanged: 0, setAside: 0, rejected: 0, fatal: false },
      { read: 905, created: 904, updated: 0, unchanged: 0, setAside: 1, rejected: 0, fatal: false },
    ]);
    expect(await rows(`select status, count(*)::int as n from review_case group by 1 order by 1`)).toEqual([
      { status: 'CLOSED_CREDIBLE', n: 91 },
      { status: 'CLOSED_DUPLICATE', n: 3 },
      { status: 'CLOSED_NON_CREDIBLE', n: 702 },
      { status: 'RECEIVED', n: 108 }, // the 109th row is none beside a decision on the same incident
    ]);
    const withSource = `select count(distinct c.id)::int as cases, count(*)::int as statements
      from review_case c join evidence e on e.case_id = c.id where c.status = 'RECEIVED'`;
    expect(await rows(withSource)).toEqual([{ cases: 19, statements: 19 }]);
    expect(await rows('select count(*)::int as n from evidence')).toEqual([{ n: 816 }]);
  });

  it('changes nothing the second time, in a dry run or in earnest', async () => {
    const size = 'select size::int as n from ledger_head';
    const before = await rows(size);
    for (const dryRun of [true, false]) {
      expect(await both(dryRun)).toMatchObject([
        { created: 0, updated: 0, unchanged: 904 },
        { created: 0, updated: 0, unchanged: 904, setAside: 1 },
      ]);
    }
    expect(await rows(size)).toEqual(before);
    expect(await rows('select max(version) as n from recorded_value')).toEqual([{ n: 1 }]);
  });

  it('is published in the months of its statements once a second person confirms it', async () => {
    const [waiting] = await findHistoricBatches(OPERATOR);
    const batch = waiting && (await getHistoricBatch(OPERATOR, waiting.id));
    if (!batch) throw new Error('no batch');
    expect(batch.totals).toEqual({
      CREDIBLE: 91,
      NON_CREDIBLE: 702,
      DUPLICATE: 3,
      killedMin: 358,
      killedMax: 359,
      injuredMin: 91,
      injuredMax: 91,
      killedNotStated: 2,
      undated: 13,
      replaced: 0,
    });
    expect(batch.reasons.reduce((sum, { cases }) => sum + cases, 0)).toBe(796);
    const completed = `select coalesce(sum(cases), 0)::int as n, coalesce(sum(cases) filter (where month is null), 0)::int as undated,
      coalesce(sum(killed_min), 0)::int as min, coalesce(sum(killed_max), 0)::int as max
      from flow_by_month('UTC', null) where flow = 'HISTORIC_COMPLETED'`;
    expect(await rows(completed)).toEqual([{ n: 0, undated: 0, min: 0, max: 0 }]);
    const confirmed = await confirmHistoricBatch(await makeStaff('SUPERVISOR'), batch.id, batch.totals);
    expect(confirmed).toEqual({ ok: true, value: { batchId: batch.id, cases: 796 } });
    expect(await rows(completed)).toEqual([{ n: 796, undated: 13, min: 358, max: 359 }]);
  });

  it('shows each decision with what was said of it, and lets each be reopened by two people', async () => {
    const analyst = await makeStaff('ANALYST');
    const supervisor = await makeStaff('SUPERVISOR');
    const said = await rows(`select c.reference, count(e.id)::int as statements
      from review_case c left join evidence e on e.case_id = c.id where c.historic group by 1`);
    expect(said).toHaveLength(796);
    for (const { reference, statements: count } of said) {
      const at = String(reference);
      const file = await getCaseForActor(analyst, at);
      const [record] = file?.determinations ?? [];
      if (!file || !record) throw new Error(`${at} shows no decision`);
      expect([at, record.stage, record.outcome === null]).toEqual([at, 'HISTORIC', false]);
      const shown = publishedStatements(file);
      expect([at, shown.length, shown.some(({ words }) => words === null)]).toEqual([at, count, false]);
      const proposed = await proposeReopening(
        analyst,
        { caseId: file.state.id, expectedVersion: file.state.version },
        { basis: 'NEW_EVIDENCE', whatChanged: 'A list of names was received.' },
      );
      if (!proposed.ok) throw new Error(`${at}: ${JSON.stringify(proposed)}`);
      const waiting = await getCaseForActor(supervisor, at);
      const proposalId = waiting?.state.reopening?.id ?? '';
      const granted = await grantReopening(
        supervisor,
        { caseId: file.state.id, expectedVersion: proposed.value.version },
        { proposalId, reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT' },
      );
      if (!granted.ok) throw new Error(`${at}: ${JSON.stringify(granted)}`);
      const reopened = await getCaseForActor(analyst, at);
      expect([at, reopened?.state.status, reopened?.state.cycle]).toEqual([
        at,
        'UNDER_CREDIBILITY_ASSESSMENT',
        2,
      ]);
      expect(reopened?.determinations[0]).toEqual(waiting?.determinations[0]);
    }
    const reopened = `select coalesce(sum(cases), 0)::int as n from flow_by_month('UTC', null) where flow = 'REOPENED'`;
    expect(await rows(reopened)).toEqual([{ n: 796 }]);
  }, 300_000);
});
