import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { Prisma } from '@/lib/db/generated/client';
import { getWorklist, wholeView, worklistStatement, type WorklistQuestion } from '@/lib/db/queries/worklist';
import { countsStatement, getRailCounts, sharedCountsStatement } from '@/lib/db/queries/worklist-counts';
import { getCaseAttention } from '@/lib/db/queries/case-attention';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import {
  NO_FILTERS,
  WORKLIST_PAGE,
  type WorklistFilters,
  type WorklistView,
} from '@/lib/domain/case/worklist';
import { indexesUsed, plansOf, readWhole } from '@/lib/testing/query-plans';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';

const CASES = 200_000;
const LARGE = [
  'review_case',
  'recorded_value',
  'case_event',
  'rfi',
  'investigation',
  'case_mention',
  'case_watch',
];
const ANALYST: StaffActor = {
  kind: 'ANALYST',
  userId: '00000000-0000-4000-8000-00000000000a',
  name: 'Lena Brandt',
  unitId: null,
};
const SUPERVISOR: StaffActor = {
  kind: 'SUPERVISOR',
  userId: '00000000-0000-4000-8000-00000000000b',
  name: 'Ines Okafor',
  unitId: null,
};

/** One case in five is open; the rest were screened out, which needs no determination. */
const FILL = `
  insert into app_user (id, email, name, role) values
    ('${ANALYST.userId}', 'a@example.org', 'Lena Brandt', 'ANALYST'),
    ('${SUPERVISOR.userId}', 'b@example.org', 'Ines Okafor', 'SUPERVISOR');
  insert into review_case (id, reference, status, status_since, cycle, source_kind, channel, language, received_at, assignee_id,
      place_name_latin, place_name_original, governorate, incident_from, incident_to, incident_precision, killed_min, killed_max,
      closed_at, awaiting_information, unread_replies)
  select ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'CH-2016-' || lpad(n::text, 6, '0'),
    case when n % 5 <> 0 then 'SCREENED_OUT' when n % 100 = 0 then 'AWAITING_DECISION' when n % 3 = 0 then 'RECEIVED'
      else 'UNDER_INITIAL_ASSESSMENT' end,
    now(), case when n % 1000 = 0 then 2 else 1 end, case when n % 7 = 0 then 'MEDIA' else 'NGO' end, 'IMPORT', 'ar',
    timestamptz '2015-01-01' + n * interval '20 minutes',
    case when n % 15 = 0 then '${ANALYST.userId}'::uuid end,
    'Tell ' || substr(md5(n::text), 1, 8), 'تل رمان', (array['IQ-NI', 'IQ-AN', 'SY-RA', 'SY-DY', 'SY-HL', 'SY-ID'])[1 + n % 6],
    case when n % 11 = 0 then null else timestamptz '2014-12-01' + n * interval '20 minutes' end,
    case when n % 11 = 0 then null else timestamptz '2014-12-02' + n * interval '20 minutes' end, 'DAY', 1, 3,
    case when n % 5 <> 0 then timestamptz '2016-01-01' + n * interval '20 minutes' end, n % 250 = 0, case when n % 500 = 0 then 1 else 0 end
  from generate_series(1, ${CASES}) n;
  insert into source_code select ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'CS' || n from generate_series(5, 5000, 5) n;
  set session_replication_role = 'replica';
  insert into recorded_value (id, case_id, object_kind, object_id, field, version, value_json, salt, commitment, event_id)
    select gen_random_uuid(), id, 'ALLEGATION', id, 'incident', 1, '{"zone":"Asia/Baghdad"}', decode(repeat('00', 32), 'hex'),
      decode(repeat('00', 32), 'hex'), gen_random_uuid() from review_case;
  insert into case_event (seq, id, case_id, type, actor_kind, actor_id, cycle, effective_at, payload, recorded_at)
    select row_number() over (), gen_random_uuid(), id, 'CASE_RECEIVED', 'ANALYST', '${ANALYST.userId}', 1, now(), '{}', now() from review_case;
  -- One request in fifty is past its day; most were answered. A hundred other people are mentioned and watch as well.
  insert into rfi (id, case_id, cycle, sent_by, due_on, replied_at)
    select gen_random_uuid(), id, cycle, '${ANALYST.userId}', case when right(reference, 2) = '50' then current_date - 3 else current_date + 3 end,
      case when right(reference, 2) <> '50' or closed_at is not null then now() end from review_case where right(reference, 1) in ('0', '5');
  insert into investigation (id, case_id, cycle, type, due_on, concluded_at)
    select gen_random_uuid(), id, cycle, 'AR_15_6', current_date - 2, case when right(reference, 3) <> '001' then now() end
      from review_case where right(reference, 1) = '1';
  insert into case_note (id, case_id, cycle, kind, author_id)
    select id, id, 1, 'NOTE', '${SUPERVISOR.userId}' from review_case where right(reference, 1) in ('0', '3');
  insert into case_mention (note_id, user_id, case_id, read_at)
    select n.id, case when right(c.reference, 3) = '500' then '${ANALYST.userId}'::uuid else md5(right(c.reference, 3))::uuid end, n.case_id,
      case when right(c.reference, 4) <> '7500' then now() end from case_note n join review_case c on c.id = n.case_id;
  insert into case_watch (user_id, case_id, seen_seq)
    select case when right(reference, 3) = '250' then '${ANALYST.userId}'::uuid else md5(right(reference, 3))::uuid end, id,
      case when right(reference, 4) = '6250' then -1 else 1000000 end from review_case where right(reference, 1) = '0';
  insert into case_event (seq, id, case_id, type, actor_kind, actor_id, cycle, effective_at, payload, recorded_at)
    select ${CASES} + row_number() over (), gen_random_uuid(), id, 'NOTE_ADDED', 'SUPERVISOR', '${SUPERVISOR.userId}', 1, now(), '{}', now()
      from review_case where right(reference, 5) = '06250';
  set session_replication_role = 'origin';
  analyze;`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(FILL);
  await client.end();
});
afterAll(() => database.drop());

type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
};

/** Every table the plan reads from one end to the other. */
async function scannedWhole(actor: StaffActor, statement: Prisma.Sql): Promise<string[]> {
  const [row] = await readAs(actor, (tx) =>
    tx.$queryRaw<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(Prisma.sql`explain (format json) ${statement}`),
  );
  const scans: string[] = [];
  const visit = (plan: Plan): void => {
    if (plan['Node Type'] === 'Seq Scan' && plan['Relation Name']) scans.push(plan['Relation Name']);
    plan.Plans?.forEach(visit);
  };
  for (const { Plan: plan } of row?.['QUERY PLAN'] ?? []) visit(plan);
  return scans;
}

const narrowed = (filters: Partial<WorklistFilters>): WorklistQuestion => ({
  ...wholeView('open', 'received', false),
  filters: { ...NO_FILTERS, ...filters },
});

describe('the worklist over 200,000 cases', () => {
  it.each([
    ['mine', wholeView('mine', 'received', false)],
    ['unassigned', wholeView('unassigned', 'received', false)],
    ['open by arrival', wholeView('open', 'received', false)],
    ['open by arrival, last first', wholeView('open', 'received', true)],
    ['open by incident', wholeView('open', 'incident', false)],
    ['open by reference', wholeView('open', 'reference', true)],
    ['open by state', wholeView('open', 'state', false)],
    ['awaiting a decision', wholeView('decision', 'received', false)],
    ['awaiting information', wholeView('information', 'received', false)],
    ['mentions', wholeView('mentions', 'received', true)],
    ['watched', wholeView('watched', 'incident', true)],
    ['late', wholeView('late', 'received', false)],
    ['unread', wholeView('unread', 'received', false)],
    ['to look at again', wholeView('again', 'received', false)],
    ['reopened', wholeView('reopened', 'received', false)],
    ['closed', wholeView('closed', 'closed', true)],
    ['in an area and a time', narrowed({ governorate: 'SY-RA', from: '2018-03-01', to: '2018-03-31' })],
    ['of a source', narrowed({ sourceKind: 'MEDIA' })],
    ['of a state', narrowed({ status: 'AWAITING_DECISION' })],
    ['of a text', narrowed({ text: '2016-0123' })],
    ['of a text in Arabic', narrowed({ text: 'رمان' })],
    ['nobody’s', narrowed({ assignee: 'NOBODY' })],
  ])('reads no large table whole: %s', async (_name, question) => {
    for (const actor of [ANALYST, SUPERVISOR]) {
      const scanned = await scannedWhole(actor, worklistStatement(actor, question));
      expect(scanned.filter((table) => LARGE.includes(table))).toEqual([]);
    }
  });

  it('counts every view without reading the table whole', async () => {
    for (const actor of [ANALYST, SUPERVISOR]) {
      for (const statement of [countsStatement(actor), sharedCountsStatement(actor)]) {
        const scanned = await scannedWhole(actor, statement);
        expect(scanned.filter((table) => LARGE.includes(table))).toEqual([]);
      }
    }
    const { counts, news } = await getRailCounts(ANALYST);
    expect(news).toEqual({ mentions: 20, watched: 2 });
    expect(counts).toEqual({
      again: 0,
      mine: 10_001,
      mentions: 200,
      watched: 200,
      late: 2_200,
      unassigned: 10_001,
      open: 10_001,
      decision: 2_000,
      information: 800,
      unread: 400,
      reopened: 200,
      closed: 10_001,
    });
  });

  it('says of each row what is late and what is new to its reader', async () => {
    const rows = async (view: WorklistView) =>
      (await getWorklist(ANALYST, wholeView(view, 'reference', false))).rows;
    expect((await rows('late')).every(({ isLate }) => isLate)).toBe(true);
    const mentions = await rows('mentions');
    expect(mentions.map(({ unreadMentions }) => unreadMentions)).toEqual(
      mentions.map(({ reference }) => (reference.endsWith('7500') ? 1 : 0)),
    );
    const watched = await rows('watched');
    expect(watched.filter((row) => row.hasChanged).map(({ reference }) => reference)).toEqual([
      'CH-2016-006250',
    ]);
    const open = await rows('open');
    expect(open.some(({ isLate }) => isLate)).toBe(true);
    expect(open.every(({ isLate, reference }) => isLate === /50$/.test(reference))).toBe(true);
  });

  it('reads whom the notes of a case mention by index, and the reader’s own watching', async () => {
    const caseId = '00000000-0000-4000-9000-000000007500';
    const { mentions } = await getCaseAttention(ANALYST, caseId);
    expect(mentions).toMatchObject([{ userId: ANALYST.userId, isRead: false }]);
    const plans = await plansOf(database.adminUrl, () => getCaseAttention(ANALYST, caseId));
    expect(readWhole(plans, LARGE)).toEqual([]);
    expect(indexesUsed(plans)).toContain('case_mention_case_id_idx');
  });

  it('leads through a list page by page, undated incidents last, and back', async () => {
    const start = { ...wholeView('reopened', 'incident', false) };
    const seen: string[] = [];
    let question: WorklistQuestion = start;
    let page = await getWorklist(ANALYST, question);
    expect(page.hasBefore).toBe(false);
    for (;;) {
      seen.push(...page.rows.map(({ reference }) => reference));
      const last = page.rows.at(-1);
      if (!page.hasAfter || !last) break;
      question = { ...start, after: { value: last.cursor, id: last.id } };
      page = await getWorklist(ANALYST, question);
    }
    expect(new Set(seen).size).toBe(200);
    expect(seen).toHaveLength(200);
    expect(page.rows.at(-1)?.incidentFrom).toBeNull();
    const [first] = page.rows;
    const back = await getWorklist(ANALYST, {
      ...start,
      before: first ? { value: first.cursor, id: first.id } : null,
    });
    expect(back.rows.map(({ reference }) => reference)).toEqual(seen.slice(100, 150));
    expect(back).toMatchObject({ hasBefore: true, hasAfter: true });
    expect(back.rows).toHaveLength(WORKLIST_PAGE);
  });

  it('finds by reference, place and code, and takes LIKE signs as they are', async () => {
    const find = async (text: string) => (await getWorklist(ANALYST, narrowed({ text }))).found;
    expect(await find('CH-2016-000100')).toBe(1);
    expect(await find('CS4995')).toBe(1);
    expect(await find('رمان')).toBe(10_001);
    expect(await find('100%')).toBe(0);
    expect(await find('CH_2016')).toBe(0);
  });
});
