import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCaseExtract, getCaseForActor } from '@/lib/db/queries/case-page';
import { itemsOfMonth } from '@/lib/db/queries/figures-of-month';
import { figuresOverview } from '@/lib/db/queries/figures-totals';
import { findAllegations, type AllegationFilter } from '@/lib/db/queries/find-allegations';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { getLedgerPage } from '@/lib/db/queries/ledger-page';
import { resolveSession } from '@/lib/db/queries/resolve-session';
import { getWorklist, wholeView } from '@/lib/db/queries/worklist';
import { PUBLIC_ACTOR, type ReporterActor, type StaffActor } from '@/lib/domain/case/actor';
import { NO_FILTERS } from '@/lib/domain/case/worklist';
import { NO_LEDGER_FILTERS, type LedgerFilters, type LedgerReader } from '@/lib/domain/ledger/act';
import { indexesUsed, mostBlocks, plansOf, readWhole } from '@/lib/testing/query-plans';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { copyCases } from '@/prisma/factories/bulk-cases';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

const CASES = 100_000;
const LARGE = ['review_case', 'case_event', 'recorded_value', 'ledger_entry', 'determination', 'rfi'];

let database: TestDatabase;
let analyst: StaffActor;
let auditor: LedgerReader;
let reporter: ReporterActor;
let some: { readonly id: string; readonly reference: string; readonly month: string };

beforeAll(async () => {
  database = await createTestDatabase();
  analyst = await makeStaff('ANALYST');
  auditor = { ...(await makeStaff('AUDITOR')), kind: 'AUDITOR' };
  const supervisor = await makeStaff('SUPERVISOR');
  const organisation = await makeOrganisation();
  reporter = await makeReporter(organisation);
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  // What no role of the application could do.
  await client.query("set session_replication_role = 'replica'");
  // A few acts that belong to no case, older than all others: who looks for them has the whole ledger to pass.
  await client.query(
    `with acts as (insert into case_event (seq, id, type, actor_kind, actor_id, effective_at, payload, recorded_at)
        select h.size + n, gen_random_uuid(), (array['UNIT_CREATED', 'ACCOUNT_CREATED', 'STATED_FIGURE_ENTERED'])[n % 3 + 1],
          case when n % 2 = 0 then 'OPERATOR' else 'SUPERVISOR' end, case when n % 2 = 1 then $1::uuid end, '2014-06-01', '{}', '2014-06-01'
        from ledger_head h, generate_series(0, 59) n returning seq, id),
      entries as (insert into ledger_entry
        select seq, convert_to('{"object":{"id":"' || id || '","kind":"UNIT"}}', 'UTF8'), '' from acts)
      update ledger_head set size = size + 60`,
    [auditor.userId],
  );
  await copyCases(database.adminUrl, CASES, { analystId: analyst.userId, supervisorId: supervisor.userId });
  // One organisation with a hundredth of all cases, some awaiting its reply.
  await client.query(
    `update review_case set organisation_id = $1, awaiting_information = closed_at is null and random() < 0.1
      where mod(abs(hashtext(id::text)::bigint), 100) = 0`,
    [organisation],
  );
  await client.query(
    `insert into source_code select id, 'CS' || row_number() over () from review_case where organisation_id = $1`,
    [organisation],
  );
  // As many questions as cases; one in a thousand is still awaited, and some of those were taken back.
  await client.query(
    `insert into rfi (id, case_id, cycle, sent_by, due_on, replied_at, withdrawn_at)
      select gen_random_uuid(), id, cycle, $1, '2020-01-01', case when n % 1000 = 0 then null else now() end,
        case when n % 4000 = 0 then now() end
      from (select id, cycle, row_number() over (order by id) as n from review_case) c`,
    [analyst.userId],
  );
  await client.query("select refresh_flow_summary('UTC')");
  await client.query('vacuum analyze');
  const { rows } = await client.query<typeof some>(
    `select id, reference, to_char(closed_at, 'YYYY-MM') as month from review_case
      where organisation_id = $1 and closed_at is not null order by id limit 1`,
    [organisation],
  );
  if (rows[0] === undefined) throw new Error('no case of the organisation was decided');
  some = rows[0];
  await client.end();
});
afterAll(() => database.drop());

/** Expects that nothing large is read whole, in any of the statements, as whichever role. */
async function expectIndexed(run: () => Promise<unknown>): Promise<ReadonlySet<string>> {
  const plans = await plansOf(database.adminUrl, run);
  expect(plans.length).toBeGreaterThan(0);
  expect(readWhole(plans, LARGE)).toEqual([]);
  return indexesUsed(plans);
}

describe('what tells the plans', () => {
  it('sees a table read whole, also inside a function', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query(`create function reads_whole() returns bigint language sql stable as
      $$ select count(*) from recorded_value where value_json like '%nowhere%' $$`);
    const plans = await plansOf(database.adminUrl, () => client.query('select reads_whole()'));
    await client.end();
    expect(readWhole(plans, LARGE)[0]).toMatch(/^recorded_value: select count/);
  });
});

describe(`over ${CASES} cases`, () => {
  const none: AllegationFilter = { state: null, year: null, code: null };
  it.each<[string, AllegationFilter]>([
    ['all', none],
    ['open', { ...none, state: 'OPEN' }],
    ['answered', { ...none, state: 'ANSWERED' }],
    ['awaiting its reply', { ...none, state: 'AWAITING_REPLY' }],
    ['of a year', { ...none, year: 2019 }],
    ['of a code', { ...none, code: 'CS12' }],
  ])('an organisation lists its own by index: %s', async (_name, filter) => {
    const used = await expectIndexed(() => findAllegations(reporter, filter, null));
    expect(used).toContain('sqlx_by_organisation');
  });

  it('an organisation turns the page by index', async () => {
    const { next } = await findAllegations(reporter, none, null);
    expect(next).not.toBeNull();
    await expectIndexed(() => findAllegations(reporter, none, next));
  });

  it('a submitter reads the own allegation by index', async () => {
    await expectIndexed(() => getAllegation(reporter, some.reference));
    await expectIndexed(() => getAllegation({ kind: 'RETURN_CODE_HOLDER', caseId: some.id }));
  });

  it('the staff read a case and its history by index', async () => {
    const used = await expectIndexed(() => getCaseForActor(analyst, some.reference));
    expect(used).toContain('case_event_case_id_seq_idx');
  });

  it('the staff read the newest of a case by index, and find its duplicates by theirs', async () => {
    const newest = { before: null, most: 20 };
    const used = await expectIndexed(() =>
      getCaseExtract(analyst, some.reference, { events: newest, evidence: newest }),
    );
    expect(used).toContain('case_event_case_id_seq_idx');
    expect(used).toContain('sqlx_duplicates');
  });

  it('a narrowed worklist with its counts comes by index', async () => {
    const filters = { ...NO_FILTERS, governorate: 'SY-RA', from: '2018-01-01', to: '2018-12-31' };
    const question = { ...wholeView('open', 'received', false), filters };
    const used = await expectIndexed(() => getWorklist(analyst, question));
    expect(used).toContain('sqlx_open_by_area_received');
  });

  it('what is late comes by index, with its counts', async () => {
    const used = await expectIndexed(() => getWorklist(analyst, wholeView('late', 'received', false)));
    expect(used).toContain('sqlx_awaited_by_due');
  });

  it('the incidents of one day, in whichever zone it was counted, come by index', async () => {
    for (const view of ['open', 'closed'] as const) {
      const filters = { ...NO_FILTERS, from: '2018-03-06', to: '2018-03-06' };
      const question = { ...wholeView(view, 'incident', false), filters };
      await expectIndexed(() => getWorklist(analyst, question));
    }
  });

  it('a month lists its items by index, at every call', async () => {
    const used = await expectIndexed(() => itemsOfMonth(PUBLIC_ACTOR, some.month, { limit: 250, offset: 0 }));
    expect(used).toContain('sqlx_flow');
  });

  it('the totals come from the summary', async () => {
    await expectIndexed(() => figuresOverview(PUBLIC_ACTOR, new Date()));
  });

  it.each<[string, Partial<LedgerFilters>, number]>([
    ['whole', {}, 50],
    ['of its days', { from: '2018-03-06', to: '2018-03-07' }, 50],
    ['of cases', { object: 'CASE' }, 50],
    ['of what is rare', { object: 'UNIT' }, 20],
    ['of what is rare, by whom', { object: 'UNIT', actors: 'OPERATOR' }, 10],
    ['of what never was', { object: 'DELEGATION' }, 0],
    ['by many', { actors: 'STAFF' }, 50],
    ['by the operator, who opened four accounts', { actors: 'OPERATOR' }, 34],
    ['by one of many acts', { personId: 'analyst' }, 50],
    ['by one of few acts', { personId: 'auditor' }, 30],
    ['by one of many acts, of what is rare', { personId: 'analyst', object: 'UNIT' }, 0],
    ['by one of many acts, in a role never had', { personId: 'analyst', actors: 'OPERATOR' }, 0],
    ['of what is rare in days of much', { object: 'UNIT', from: '2018-03-06', to: '2018-12-31' }, 0],
  ])('the ledger is read by index and in few steps: %s', async (_name, asked, found) => {
    const whose = { analyst: analyst.userId, auditor: auditor.userId };
    const personId = asked.personId ? whose[asked.personId as keyof typeof whose] : null;
    const question = { filters: { ...NO_LEDGER_FILTERS, ...asked, personId }, before: null, after: null };
    const { acts } = await getLedgerPage(auditor, question);
    expect(acts).toHaveLength(found);
    const plans = await plansOf(database.adminUrl, () => getLedgerPage(auditor, question));
    expect(readWhole(plans, LARGE)).toEqual([]);
    // A page of entries with all their names; passing over the ledger would take ten thousand and more.
    expect(mostBlocks(plans)).toBeLessThan(2_000);
  });

  it('a session is found by index', async () => {
    await expectIndexed(() => resolveSession(new Uint8Array(32)));
  });
});
