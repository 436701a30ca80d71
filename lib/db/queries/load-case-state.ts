import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import { besideAfter, EVENTS_BESIDE, NOTHING_BESIDE, type EventBeside } from '@/lib/domain/case/beside';
import {
  newCaseState,
  type CaseState,
  type CurrentDetermination,
  type HistoricRecord,
  type OpenInvestigation,
  type PendingProposal,
} from '@/lib/domain/case/case-state';
import { WORK_EVENTS, WORKING_KINDS } from '@/lib/domain/case/evolve';
import type { CaseStatus } from '@/lib/domain/case/status';

type Row = {
  id: string;
  reference: string;
  status: CaseStatus;
  version: number;
  cycle: number;
  organisation_id: string | null;
  assignee_id: string | null;
  unread_replies: number;
  rfis_sent: number;
  open_rfis: string[] | null;
  duplicate_count: number;
  beside: EventBeside[] | null;
  worked_on_by: string[] | null;
  recused: string[] | null;
  implicated: string[] | null;
  proposals: Record<string, PendingProposal> | null;
  determination: CurrentDetermination | null;
  investigation: OpenInvestigation | null;
  historic: HistoricRecord | null;
};

/** All that the domain needs to decide on a case, in one statement; null where there is none for this actor. */
export async function loadCaseState(tx: Tx, actor: Actor, caseId: string): Promise<CaseState | null> {
  return actor.kind === 'REPORTER' || actor.kind === 'RETURN_CODE_HOLDER'
    ? loadForSubmitter(tx, caseId)
    : loadStateForStaff(tx, caseId);
}

/** The state of a case for staff and the operator, who see every case; null where there is none. */
export async function loadStateForStaff(tx: Tx, caseId: string): Promise<CaseState | null> {
  const [row] = await tx.$queryRaw<Row[]>(
    Prisma.sql`/* prepared: case-state */ ${STATE} where c.id = ${caseId}::uuid`,
  );
  return row === undefined ? null : toState(row);
}

/** The same for many cases at once, in no particular order; for staff and the operator only. */
export async function loadCaseStates(tx: Tx, caseIds: readonly string[]): Promise<CaseState[]> {
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`${STATE} where c.id = any (${[...caseIds]}::uuid[])`);
  return rows.map(toState);
}

const STATE = Prisma.sql`
    select c.id, c.reference, c.status, c.version, c.cycle, c.organisation_id, c.assignee_id, c.unread_replies,
      (select count(*)::int from rfi r where r.case_id = c.id and r.cycle = c.cycle and r.withdrawn_at is null) as rfis_sent,
      (select array_agg(r.id::text order by r.id) from rfi r where r.case_id = c.id and r.cycle = c.cycle
         and r.replied_at is null and r.withdrawn_at is null) as open_rfis,
      (select count(*)::int from review_case d where d.duplicate_of_id = c.id) as duplicate_count,
      (select array_agg(distinct w.user_id) from (
         select e.actor_id::text as user_id from case_event e where e.case_id = c.id and e.cycle = c.cycle and e.type = any (${[...WORK_EVENTS]})
           and e.actor_kind = any (${[...WORKING_KINDS]}) and e.actor_id is not null
         union select i.officer_id::text from investigation i where i.case_id = c.id and i.officer_id is not null
           and (i.cycle = c.cycle or i.concluded_at is null or exists (select 1 from case_event e where e.case_id = c.id
             and e.cycle = c.cycle and e.type = 'INVESTIGATION_CONCLUDED' and e.payload ->> 'investigationId' = i.id::text))) w)
        as worked_on_by,
      (select jsonb_agg(jsonb_build_object('type', e.type, 'payload', e.payload) order by e.seq) from case_event e
         where e.case_id = c.id and e.type = any (${[...EVENTS_BESIDE]})) as beside,
      (select array_agg(x.user_id::text) from recusal x where x.case_id = c.id) as recused,
      (select array_agg(u.unit_id::text) from implicated_unit u where u.case_id = c.id) as implicated,
      (select jsonb_object_agg(p.kind, jsonb_build_object('id', p.id, 'byUserId', p.proposed_by))
         from proposal p where p.case_id = c.id and p.decided_at is null and p.kind <> 'REOPENING_REQUEST') as proposals,
      (select jsonb_build_object('id', d.id, 'stage', d.status, 'authorId', d.author_id,
           'contentHash', case when d.status <> 'DRAFT' then encode(d.content_hash, 'hex') end,
           'outcome', case when d.status <> 'DRAFT' then d.outcome end, 'reason', case when d.status <> 'DRAFT' then d.reason end,
           'submittedFrom', case when d.status <> 'DRAFT' then d.submitted_from end)
         from determination d where d.case_id = c.id and d.cycle = c.cycle order by d.number desc limit 1) as determination,
      (select jsonb_build_object('id', i.id, 'effect', case when i.runs_beside then 'BESIDE_CLOSED_CASE' else 'HOLDS_CASE_OPEN' end, 'officerId', i.officer_id)
         from investigation i where i.case_id = c.id and i.concluded_at is null limit 1) as investigation,
      (select jsonb_build_object('batchId', b.id, 'recordedById', b.entered_by, 'confirmed', b.confirmed_at is not null)
         from determination d join historic_batch b on b.id = d.batch_id
         where d.case_id = c.id and d.cycle = c.cycle and d.historic order by d.number desc limit 1) as historic
    from review_case c`;

function toState(row: Row): CaseState {
  const pending = (kind: string): PendingProposal | null => row.proposals?.[kind] ?? null;
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    cycle: row.cycle,
    organisationId: row.organisation_id,
    assigneeId: row.assignee_id,
    workedOnBy: row.worked_on_by ?? [],
    recusedUserIds: row.recused ?? [],
    implicatedUnitIds: row.implicated ?? [],
    recommendation: pending('RECOMMENDATION'),
    screeningOut: pending('SCREENING_OUT'),
    reopening: pending('REOPENING'),
    correction: pending('CORRECTION'),
    returnCode: pending('RETURN_CODE'),
    determination: row.determination,
    investigation: row.investigation,
    rfisSent: row.rfis_sent,
    openRfiIds: row.open_rfis ?? [],
    unreadReplies: row.unread_replies,
    historic: row.historic,
    duplicateCount: row.duplicate_count,
    ...(row.beside ?? []).reduce(besideAfter, NOTHING_BESIDE),
  };
}

/** What a submitter's acts depend on; the reviewing body's own work is neither needed nor visible to them. */
async function loadForSubmitter(tx: Tx, caseId: string): Promise<CaseState | null> {
  const row = await tx.reviewCase.findUnique({
    where: { id: caseId },
    select: { id: true, reference: true, status: true, version: true, cycle: true, organisationId: true },
  });
  if (!row) return null;
  const asked = await tx.rfi.findMany({
    // An answer is taken whenever it comes: also to a question of an earlier cycle.
    where: { caseId, withdrawnAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, repliedAt: true },
  });
  return {
    ...newCaseState(row),
    status: row.status as CaseStatus,
    version: row.version,
    cycle: row.cycle,
    rfisSent: asked.length,
    openRfiIds: asked.filter(({ repliedAt }) => repliedAt === null).map(({ id }) => id),
    // What was taken back already is told, so that a form that comes twice is one act.
    withdrawnConsents: (await consentsWithdrawn(tx, caseId)).reduce(besideAfter, NOTHING_BESIDE)
      .withdrawnConsents,
  };
}

/** What a submitter may read of withdrawals: which consents, and no more. */
async function consentsWithdrawn(tx: Tx, caseId: string): Promise<readonly EventBeside[]> {
  const rows = await tx.recordedValue.findMany({
    where: { caseId, objectKind: 'CONSENT_WITHDRAWAL', field: 'consents' },
    select: { valueJson: true },
  });
  return rows.map(({ valueJson }) => ({
    type: 'CONSENT_WITHDRAWN',
    payload: { consents: valueJson === null ? [] : (JSON.parse(valueJson) as unknown) },
  }));
}
