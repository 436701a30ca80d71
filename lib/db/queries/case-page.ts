import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import {
  extractOf,
  extractSql,
  WHOLE,
  type AskedStretches,
  type ExtractSql,
  type ToldExtract,
} from '@/lib/db/queries/case-extract';
import { loadStateForStaff } from '@/lib/db/queries/load-case-state';
import { today } from '@/lib/db/queries/worklist-where';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import { EMPTY_INITIAL_ASSESSMENT } from '@/lib/domain/assessment/initial-assessment';
import type { Actor } from '@/lib/domain/case/actor';
import type { CaseFile } from '@/lib/domain/case/case-file';
import type { CorrectableField } from '@/lib/domain/case/correction';
import type { CaseState } from '@/lib/domain/case/case-state';
import { EVENTS_THAT_WRITE, PUT_FORWARD } from '@/lib/domain/case/history-lines';
import { canSee } from '@/lib/domain/case/permissions';
import { parseReference } from '@/lib/domain/case/reference';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';

/** Times as one form everywhere: ISO 8601, UTC, milliseconds. */
export const iso = (column: string): Prisma.Sql =>
  Prisma.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/**
 * Everything that belongs to one case, as one row of JSON columns: one walk along each index that starts with the case's
 * id, however many events, files or drafts there are.
 */
export function caseFileStatement(caseId: string): Prisma.Sql {
  return Prisma.sql`/* prepared: case-file */ ${selectCaseFile(caseId, { values: NEWEST, duplicates: DUPLICATES_NOW })}`;
}

/** The same, of a long case only the stretches asked for and what the page draws from besides. */
function extractStatement(caseId: string, asked: AskedStretches): Prisma.Sql {
  return Prisma.sql`/* prepared: case-file-extract */ ${selectCaseFile(caseId, {
    values: NEWEST,
    duplicates: DUPLICATES_NOW,
    extract: extractSql(caseId, asked),
  })}`;
}

/** What a new draft holds where nothing was said: its first version of such a field is no change. */
const NOTHING_SAID = [
  ...new Set(
    [...Object.values(EMPTY_DETERMINATION), ...Object.values(EMPTY_INITIAL_ASSESSMENT)].map((value) =>
      canonicalJson(value as Json),
    ),
  ),
];

const NEWEST = Prisma.sql`true`;
const DUPLICATES_NOW = Prisma.sql`z.duplicate_of_id = c.id`;
/** A draft, or what was given back, holds its figures among its texts only. */
const FROZEN = Prisma.sql`d.status in ('SUBMITTED', 'APPROVED', 'HISTORIC')`;
const NOT_STATED = Prisma.sql`json_build_object('best', null, 'min', null, 'max', null)`;

/** How another case stood after an entry; how it stands where none is named. */
const statusAt = (alias: string, seq: number | null): Prisma.Sql =>
  seq === null
    ? Prisma.raw(`${alias}.status`)
    : Prisma.sql`(select o.to_status from case_event o where o.case_id = ${Prisma.raw(alias)}.id and o.seq <= ${seq}
        and o.to_status is not null order by o.seq desc limit 1)`;
const cycleAt = (alias: string, seq: number | null): Prisma.Sql =>
  seq === null
    ? Prisma.raw(`${alias}.cycle`)
    : Prisma.sql`coalesce((select max(o.cycle) from case_event o where o.case_id = ${Prisma.raw(alias)}.id and o.seq <= ${seq}), 1)`;

/** A column of the case that corrections overwrite: what stood before the first of those that were approved later. */
const columnAt = (column: string, field: CorrectableField, seq: number | null): Prisma.Sql =>
  seq === null
    ? Prisma.raw(`c.${column}`)
    : Prisma.sql`(coalesce((select jsonb_build_array(p.value_json::jsonb -> 'from') from case_event o
        join recorded_value p on p.case_id = o.case_id and p.object_kind = 'PROPOSAL' and p.object_id = (o.payload ->> 'proposalId')::uuid
          and p.field = 'correction' and p.version = 1
        where o.case_id = c.id and o.type = 'CORRECTION_APPROVED' and o.payload ->> 'field' = ${field} and o.seq > ${seq}
        order by o.seq limit 1), jsonb_build_array(${Prisma.raw(`c.${column}`)})) ->> 0)`;

const VALUES = Prisma.sql`json_agg(json_build_object('kind', v.object_kind, 'objectId', v.object_id, 'field', v.field,
  'version', v.version, 'value', v.value_json::json, 'at', ${iso('v.recorded_at')}, 'erased', v.erased_at is not null))`;

/** The statement of a case file; `which` narrows it, or sets it back to an entry of the ledger. */
export function selectCaseFile(
  caseId: string,
  which: {
    readonly values: Prisma.Sql;
    readonly duplicates: Prisma.Sql;
    readonly extract?: ExtractSql;
    /** The entry that all is told as of; left out for how things stand now. */
    readonly seq?: number;
  },
): Prisma.Sql {
  const at = which.seq ?? null;
  const { ready, events, evidence, values, duplicates, told } = which.extract ?? WHOLE;
  return Prisma.sql`
    with ${ready} shown as materialized (select h.*, l.leaf_hash from case_event h join ledger_entry l on l.seq = h.seq
        where h.case_id = ${caseId}::uuid and ${events}),
      held as materialized (select * from (select e.*, row_number() over (order by e.attached_at, e.id)::int as number,
          count(*) over () as total from evidence e where e.case_id = ${caseId}::uuid) e where ${evidence})
    select
      json_build_object('statusSince', ${iso('c.status_since')}, 'organisation', o.name,
        'codes', coalesce((select json_agg(s.code order by s.code) from source_code s where s.case_id = c.id), '[]'),
        'sourceKind', c.source_kind, 'channel', c.channel, 'language', c.language, 'receivedAt', ${iso('c.received_at')},
        'receivedPrecision', c.received_precision, 'placeNameLatin', ${columnAt('place_name_latin', 'PLACE_NAME', at)}, 'placeNameOriginal', c.place_name_original,
        'governorate', ${columnAt('governorate', 'GOVERNORATE', at)}, 'latitude', c.latitude, 'longitude', c.longitude, 'killedMin', c.killed_min, 'killedMax', c.killed_max,
        'injuredMin', c.injured_min, 'injuredMax', c.injured_max, 'closedAt', ${iso('c.closed_at')},
        'awaitingInformation', c.awaiting_information, 'placeholder', c.placeholder,
        'duplicateOf', case when t.id is not null then json_build_object('reference', t.reference, 'status', ${statusAt('t', at)}, 'cycle', ${cycleAt('t', at)}) end) as head,
      (select ${VALUES} from (select distinct on (r.object_kind, r.object_id, r.field) r.* from recorded_value r
          where r.case_id = c.id and ${which.values} and ${values} order by r.object_kind, r.object_id, r.field, r.version desc) v) as "values",
      (select ${VALUES} from (select distinct on (r.object_kind, r.object_id, r.field) r.* from sealed_value r
          where r.case_id = c.id and ${which.values} order by r.object_kind, r.object_id, r.field, r.version desc) v) as "sealed",
      (select json_agg(json_build_object('id', e.id, 'number', e.number, 'form', e.form, 'sha256', encode(e.sha256, 'hex'), 'size', e.size,
          'mediaType', e.media_type, 'audience', e.audience, 'attachedBy', e.attached_by, 'byKind', e.by_kind,
          'attachedAt', ${iso('e.attached_at')}, 'rfiId', e.rfi_id, 'heldBecause', e.held_because,
          'releasedAt', ${iso('l.released_at')}, 'releasedBy', l.released_by) order by e.number)
        from held e left join evidence_release l on l.evidence_id = e.id) as evidence,
      (select json_agg(json_build_object('id', r.id, 'cycle', r.cycle, 'sentBy', r.sent_by, 'sentAt', ${iso('r.sent_at')}, 'dueOn', r.due_on,
          'repliedAt', ${iso('r.replied_at')}, 'replyReadAt', ${iso('r.reply_read_at')}, 'withdrawnAt', ${iso('r.withdrawn_at')},
          'overdue', r.replied_at is null and r.withdrawn_at is null and r.cycle = c.cycle and c.closed_at is null and coalesce(r.due_on < ${today()}, false),
          'reminders', coalesce((select json_agg(json_build_object('id', m.id, 'by', m.reminded_by, 'at', ${iso('m.reminded_at')},
              'dueOn', m.due_on, 'dueBefore', m.due_before) order by m.reminded_at, m.id)
            from rfi_reminder m where m.case_id = c.id and m.rfi_id = r.id), '[]')) order by r.sent_at, r.id)
        from rfi r where r.case_id = c.id) as requests,
      (select json_agg(json_build_object('id', d.id, 'cycle', d.cycle, 'number', d.number, 'stage', d.status, 'authorId', d.author_id,
          'outcome', d.outcome, 'reason', d.reason,
          'killed', case when ${FROZEN} then json_build_object('best', d.killed_best, 'min', d.killed_min, 'max', d.killed_max)
            else ${NOT_STATED} end,
          'injured', case when ${FROZEN} then json_build_object('best', d.injured_best, 'min', d.injured_min, 'max', d.injured_max)
            else ${NOT_STATED} end,
          'contentHash', encode(d.content_hash, 'hex'), 'submittedAt', ${iso('d.submitted_at')}, 'decidedBy', d.decided_by,
          'decidedAt', ${iso('d.decided_at')}, 'decidingBody', d.deciding_body, 'effectiveOn', d.effective_on,
          'effectivePrecision', d.effective_precision, 'batchId', d.batch_id, 'batchConfirmed', b.confirmed_at is not null,
          'target', case when x.id is not null then json_build_object('caseId', x.id, 'reference', x.reference, 'status', ${statusAt('x', at)},
            'cycle', ${cycleAt('x', at)}, 'duplicateOfId', x.duplicate_of_id) end) order by d.cycle, d.number)
        from determination d left join historic_batch b on b.id = d.batch_id left join review_case x on x.id = d.duplicate_of_id
        where d.case_id = c.id) as determinations,
      (select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'cycle', p.cycle, 'proposedBy', p.proposed_by, 'byKind', p.by_kind,
          'ground', p.ground, 'proposedAt', ${iso('p.proposed_at')}, 'decidedBy', p.decided_by, 'decidedAt', ${iso('p.decided_at')},
          'decision', p.decision) order by p.proposed_at, p.id) from proposal p where p.case_id = c.id) as proposals,
      (select json_agg(json_build_object('id', i.id, 'cycle', i.cycle, 'type', i.type, 'officerId', i.officer_id, 'dueOn', i.due_on,
          'runsBeside', i.runs_beside, 'openedAt', ${iso('i.opened_at')}, 'concludedAt', ${iso('i.concluded_at')}) order by i.opened_at, i.id)
        from investigation i where i.case_id = c.id) as investigations,
      (select json_agg(json_build_object('seq', h.seq, 'leafHash', encode(h.leaf_hash, 'hex'), 'type', h.type, 'actorKind', h.actor_kind,
          'actorId', h.actor_id, 'fromStatus', h.from_status, 'toStatus', h.to_status, 'cycle', h.cycle, 'outcome', h.outcome,
          'reason', h.reason, 'payload', h.payload, 'recordedAt', ${iso('h.recorded_at')}, 'effectiveAt', ${iso('h.effective_at')},
          'effectivePrecision', h.effective_precision) order by h.seq)
        from shown h) as events,
      (select json_object_agg(w.seq, w.fields) from (select h.seq, json_agg(r.object_kind || '.' || r.field order by r.object_kind, r.field) as fields
          from (select event_id, object_kind, field, version, value_json from recorded_value where case_id = ${caseId}::uuid
            union all select event_id, object_kind, field, version, value_json from sealed_value where case_id = ${caseId}::uuid) r
          join shown h on h.id = r.event_id and h.type = any (${[...EVENTS_THAT_WRITE]})
          where r.version > 1 or (h.type <> all (${[...PUT_FORWARD]}) and (r.value_json is null or r.value_json <> all (${NOTHING_SAID}))) group by h.seq) w) as written,
      (select json_object_agg(u.id, json_build_object('name', u.name, 'role', u.role, 'unitId', u.unit_id)) from app_user u
        where u.id in (select c.assignee_id
          union select h.actor_id from case_event h where h.case_id = c.id and h.actor_id is not null
          union select m.user_id from case_mention m where m.case_id = c.id
          union select k.value::uuid from shown h, lateral jsonb_each_text(h.payload) k
            where k.key in ('assigneeId', 'officerId', 'userId', 'authorId') and k.value is not null)) as people,
      (select json_object_agg(n.id, n.name) from unit n join implicated_unit iu on iu.unit_id = n.id where iu.case_id = c.id) as units,
      (select json_agg(json_build_object('reference', z.reference, 'status', ${statusAt('z', at)}, 'cycle', ${cycleAt('z', at)}) order by z.reference)
        from (select * from review_case z where ${which.duplicates} ${duplicates}) z) as duplicates,
      (select json_object_agg(y.id, json_build_object('giver', g.name, 'givenAt', ${iso('y.given_at')}))
        from delegation y join app_user g on g.id = y.giver_id
        where y.id in (select (h.payload ->> 'delegationId')::uuid from shown h where h.payload ? 'delegationId'))
        as delegations,
      ${told} as extract
    from review_case c
      left join organisation o on o.id = c.organisation_id
      left join review_case t on t.id = c.duplicate_of_id
    where c.id = ${caseId}::uuid`;
}

type Row = { [K in keyof Omit<CaseFile, 'state' | 'extract'>]: CaseFile[K] | null } & {
  readonly extract: ToldExtract | null;
  /** What only some of the staff may read: empty for the others, by the database's own policy. */
  readonly sealed: CaseFile['values'] | null;
};

/**
 * The whole case as a member of the staff sees it, read at one moment: three statements, whatever its size. Null where
 * there is none, or it is not this reader's to see: the two are never told apart.
 */
export function getCaseForActor(actor: Actor, reference: string): Promise<CaseFile | null> {
  return readCase(actor, reference, async (tx, state) => readFile(tx, state, caseFileStatement(state.id)));
}

/** The same with only a stretch of its history and of its evidence, where it has more; all else is whole. */
export function getCaseExtract(
  actor: Actor,
  reference: string,
  asked: AskedStretches,
): Promise<CaseFile | null> {
  return readCase(actor, reference, async (tx, state) =>
    readFile(tx, state, extractStatement(state.id, asked), asked),
  );
}

/** Finds the case if it is this reader's to see, and reads of it within one moment. */
export async function readCase<T>(
  actor: Actor,
  reference: string,
  read: (tx: Tx, state: CaseState) => Promise<T | null>,
): Promise<T | null> {
  const parsed = parseReference(reference);
  if (parsed === null) return null;
  const isStaff = actor.kind === 'ANALYST' || actor.kind === 'SUPERVISOR' || actor.kind === 'AUDITOR';
  if (!isStaff) return null;
  return readAs(actor, async (tx) => {
    const found = await tx.reviewCase.findUnique({
      where: { reference: parsed.reference },
      select: { id: true, organisationId: true },
    });
    if (found === null || !canSee(found, actor)) return null;
    const state = await loadStateForStaff(tx, found.id);
    return state && read(tx, state);
  });
}

/** Runs one of the statements of this file. */
export async function readFile(
  tx: Tx,
  state: CaseState,
  statement: Prisma.Sql,
  asked: AskedStretches | null = null,
): Promise<CaseFile | null> {
  const [row] = await tx.$queryRaw<Row[]>(statement);
  if (row === undefined || row.head === null) return null;
  return {
    state,
    head: row.head,
    values: [...(row.values ?? []), ...(row.sealed ?? [])],
    evidence: row.evidence ?? [],
    requests: row.requests ?? [],
    determinations: row.determinations ?? [],
    proposals: row.proposals ?? [],
    investigations: row.investigations ?? [],
    events: row.events ?? [],
    written: row.written ?? {},
    people: row.people ?? {},
    units: row.units ?? {},
    duplicates: row.duplicates ?? [],
    delegations: row.delegations ?? {},
    extract: row.extract && asked && extractOf(row.extract, asked),
  };
}
