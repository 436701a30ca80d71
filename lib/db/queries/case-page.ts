import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { loadStateForStaff } from '@/lib/db/queries/load-case-state';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { canSee } from '@/lib/domain/case/permissions';
import { parseReference } from '@/lib/domain/case/reference';

/** Times as one form everywhere: ISO 8601, UTC, milliseconds. */
const iso = (column: string): Prisma.Sql =>
  Prisma.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/**
 * Everything that belongs to one case, as one row of JSON columns: one walk along each index that starts with the case's
 * id, however many events, files or drafts there are.
 */
export function caseFileStatement(caseId: string): Prisma.Sql {
  return Prisma.sql`/* prepared: case-file */
    select
      json_build_object('statusSince', ${iso('c.status_since')}, 'organisation', o.name,
        'codes', coalesce((select json_agg(s.code order by s.code) from source_code s where s.case_id = c.id), '[]'),
        'sourceKind', c.source_kind, 'channel', c.channel, 'language', c.language, 'receivedAt', ${iso('c.received_at')},
        'receivedPrecision', c.received_precision, 'placeNameLatin', c.place_name_latin, 'placeNameOriginal', c.place_name_original,
        'governorate', c.governorate, 'latitude', c.latitude, 'longitude', c.longitude, 'killedMin', c.killed_min, 'killedMax', c.killed_max,
        'injuredMin', c.injured_min, 'injuredMax', c.injured_max, 'closedAt', ${iso('c.closed_at')},
        'awaitingInformation', c.awaiting_information, 'placeholder', c.placeholder,
        'duplicateOf', case when t.id is not null then json_build_object('reference', t.reference, 'status', t.status, 'cycle', t.cycle) end) as head,
      (select json_agg(json_build_object('kind', v.object_kind, 'objectId', v.object_id, 'field', v.field, 'version', v.version,
          'value', v.value_json::json, 'at', ${iso('v.recorded_at')}, 'erased', v.erased_at is not null))
        from (select distinct on (r.object_kind, r.object_id, r.field) r.* from recorded_value r where r.case_id = c.id
          order by r.object_kind, r.object_id, r.field, r.version desc) v) as "values",
      (select json_agg(json_build_object('id', e.id, 'form', e.form, 'sha256', encode(e.sha256, 'hex'), 'size', e.size,
          'mediaType', e.media_type, 'audience', e.audience, 'attachedBy', e.attached_by, 'byKind', e.by_kind,
          'attachedAt', ${iso('e.attached_at')}) order by e.attached_at, e.id) from evidence e where e.case_id = c.id) as evidence,
      (select json_agg(json_build_object('id', r.id, 'cycle', r.cycle, 'sentBy', r.sent_by, 'sentAt', ${iso('r.sent_at')}, 'dueOn', r.due_on,
          'repliedAt', ${iso('r.replied_at')}, 'replyReadAt', ${iso('r.reply_read_at')}) order by r.sent_at, r.id)
        from rfi r where r.case_id = c.id) as requests,
      (select json_agg(json_build_object('id', d.id, 'cycle', d.cycle, 'number', d.number, 'stage', d.status, 'authorId', d.author_id,
          'outcome', d.outcome, 'reason', d.reason,
          'killed', json_build_object('best', d.killed_best, 'min', d.killed_min, 'max', d.killed_max),
          'injured', json_build_object('best', d.injured_best, 'min', d.injured_min, 'max', d.injured_max),
          'contentHash', encode(d.content_hash, 'hex'), 'submittedAt', ${iso('d.submitted_at')}, 'decidedBy', d.decided_by,
          'decidedAt', ${iso('d.decided_at')}, 'decidingBody', d.deciding_body, 'effectiveOn', d.effective_on,
          'effectivePrecision', d.effective_precision, 'batchId', d.batch_id, 'batchConfirmed', b.confirmed_at is not null,
          'target', case when x.id is not null then json_build_object('caseId', x.id, 'reference', x.reference, 'status', x.status,
            'cycle', x.cycle, 'duplicateOfId', x.duplicate_of_id) end) order by d.cycle, d.number)
        from determination d left join historic_batch b on b.id = d.batch_id left join review_case x on x.id = d.duplicate_of_id
        where d.case_id = c.id) as determinations,
      (select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'cycle', p.cycle, 'proposedBy', p.proposed_by, 'byKind', p.by_kind,
          'ground', p.ground, 'proposedAt', ${iso('p.proposed_at')}, 'decidedBy', p.decided_by, 'decidedAt', ${iso('p.decided_at')},
          'decision', p.decision) order by p.proposed_at, p.id) from proposal p where p.case_id = c.id) as proposals,
      (select json_agg(json_build_object('id', i.id, 'cycle', i.cycle, 'type', i.type, 'officerId', i.officer_id, 'dueOn', i.due_on,
          'runsBeside', i.runs_beside, 'openedAt', ${iso('i.opened_at')}, 'concludedAt', ${iso('i.concluded_at')}) order by i.opened_at, i.id)
        from investigation i where i.case_id = c.id) as investigations,
      (select json_agg(json_build_object('seq', h.seq, 'leafHash', encode(l.leaf_hash, 'hex'), 'type', h.type, 'actorKind', h.actor_kind,
          'actorId', h.actor_id, 'fromStatus', h.from_status, 'toStatus', h.to_status, 'cycle', h.cycle, 'outcome', h.outcome,
          'reason', h.reason, 'payload', h.payload, 'recordedAt', ${iso('h.recorded_at')}, 'effectiveAt', ${iso('h.effective_at')},
          'effectivePrecision', h.effective_precision) order by h.seq)
        from case_event h join ledger_entry l on l.seq = h.seq where h.case_id = c.id) as events,
      (select json_object_agg(u.id, json_build_object('name', u.name, 'role', u.role, 'unitId', u.unit_id)) from app_user u
        where u.id in (select c.assignee_id
          union select h.actor_id from case_event h where h.case_id = c.id and h.actor_id is not null
          union select k.value::uuid from case_event h, lateral jsonb_each_text(h.payload) k
            where h.case_id = c.id and k.key in ('assigneeId', 'officerId', 'userId', 'authorId') and k.value is not null)) as people,
      (select json_object_agg(n.id, n.name) from unit n join implicated_unit iu on iu.unit_id = n.id where iu.case_id = c.id) as units,
      (select json_agg(json_build_object('reference', z.reference, 'status', z.status, 'cycle', z.cycle) order by z.reference)
        from review_case z where z.duplicate_of_id = c.id) as duplicates
    from review_case c
      left join organisation o on o.id = c.organisation_id
      left join review_case t on t.id = c.duplicate_of_id
    where c.id = ${caseId}::uuid`;
}

type Row = { [K in keyof Omit<CaseFile, 'state'>]: CaseFile[K] | null };

/**
 * The whole case as a member of the staff sees it, read at one moment: three statements, whatever its size. Null where
 * there is none, or it is not this reader's to see: the two are never told apart.
 */
export async function getCaseForActor(actor: Actor, reference: string): Promise<CaseFile | null> {
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
    const [row] = await tx.$queryRaw<Row[]>(caseFileStatement(found.id));
    if (state === null || row === undefined || row.head === null) return null;
    return {
      state,
      head: row.head,
      values: row.values ?? [],
      evidence: row.evidence ?? [],
      requests: row.requests ?? [],
      determinations: row.determinations ?? [],
      proposals: row.proposals ?? [],
      investigations: row.investigations ?? [],
      events: row.events ?? [],
      people: row.people ?? {},
      units: row.units ?? {},
      duplicates: row.duplicates ?? [],
    };
  });
}
