import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { CaseExtract, Stretch } from '@/lib/domain/case/case-file';
import { LINE_ONLY_EVENTS } from '@/lib/domain/case/history-lines';

/** A stretch to be read of one of a case's lists: the newest of those before a place, so many at most. */
export type AskedStretch = {
  /** A place in the ledger, or a number on the case, which the stretch ends before; null for the newest. */
  readonly before: number | null;
  readonly most: number;
};
export type AskedStretches = { readonly events: AskedStretch; readonly evidence: AskedStretch };

/** How a case's statement is narrowed to an extract. */
export type ExtractSql = {
  /** What is made ready before, each with a comma behind it. */
  readonly ready: Prisma.Sql;
  /** Which events `h`, which evidence `e`, which values `r`. */
  readonly events: Prisma.Sql;
  readonly evidence: Prisma.Sql;
  readonly values: Prisma.Sql;
  readonly duplicates: Prisma.Sql;
  /** What is told of it: a `ToldExtract`, or null. */
  readonly told: Prisma.Sql;
};

const ALL = Prisma.sql`true`;
/** No narrowing. */
export const WHOLE: ExtractSql = {
  ready: Prisma.empty,
  events: ALL,
  evidence: ALL,
  values: ALL,
  duplicates: Prisma.empty,
  told: Prisma.sql`null::json`,
};

/** As many duplicates as the page names; all of them stand side by side on a page of their own. */
const DUPLICATES_NAMED = 10;
/** Past every place and number. */
const NEWEST = Number.MAX_SAFE_INTEGER;

/** What the database tells of an extract; what follows from it is worked out here. */
export type ToldExtract = {
  readonly events: Omit<Stretch, 'laterBefore'> & { readonly laterBefore: number | null };
  readonly evidence: number;
  readonly duplicates: number;
};

/**
 * Narrows a case's statement to the stretches asked for, and what else of the lists the page draws from: events that
 * tell of more than their line, the last saving of each initial assessment, evidence that came with a reply, or
 * that a finding or an investigation names. All of it comes along the indexes that start with the case's id.
 */
export function extractSql(caseId: string, { events, evidence }: AskedStretches): ExtractSql {
  const before = events.before ?? NEWEST;
  const evidenceBefore = evidence.before ?? NEWEST;
  return {
    ready: Prisma.sql`stretch as materialized (select b.seq from case_event b
        where b.case_id = ${caseId}::uuid and b.seq < ${before}::bigint order by b.seq desc limit ${events.most}::int),
      named as materialized (select i.id #>> '{}' as id from (select distinct on (f.object_kind, f.object_id) f.value_json, f.field
          from recorded_value f where f.case_id = ${caseId}::uuid and ((f.object_kind = 'DETERMINATION' and f.field = 'findings')
            or (f.object_kind = 'INVESTIGATION' and f.field = 'exhibits'))
          order by f.object_kind, f.object_id, f.version desc) f,
        lateral jsonb_path_query(f.value_json::jsonb,
          (case f.field when 'findings' then '$[*].citations[*] ? (@.kind == "EVIDENCE").id' else '$[*]' end)::jsonpath) i (id)),`,
    events: Prisma.sql`(h.seq in (select s.seq from stretch s) or h.type <> all (${[...LINE_ONLY_EVENTS]})
        or h.seq in (select max(a.seq) from case_event a where a.case_id = ${caseId}::uuid
          and a.type = 'INITIAL_ASSESSMENT_SAVED' group by a.payload ->> 'assessmentId'))`,
    evidence: Prisma.sql`((e.number < ${evidenceBefore}::bigint
        and e.number > least(e.total, ${evidenceBefore}::bigint - 1) - ${evidence.most}::int)
        or e.rfi_id is not null or e.id::text in (select n.id from named n))`,
    values: Prisma.sql`(r.object_kind <> 'EVIDENCE' or r.object_id in (select e.id from held e))`,
    duplicates: Prisma.sql`order by z.reference limit ${DUPLICATES_NAMED}::int`,
    told: Prisma.sql`json_build_object(
        'evidence', (select count(*) from evidence e where e.case_id = c.id),
        'duplicates', (select count(*) from review_case z where z.duplicate_of_id = c.id),
        'events', (select json_build_object('from', coalesce(w.first, 0), 'through', coalesce(w.last, -1),
            'total', count(*), 'earlier', count(*) filter (where b.seq < w.first), 'later', count(*) filter (where b.seq > w.last),
            'laterBefore', (select max(n.seq) + 1 from (select m.seq from case_event m
              where m.case_id = c.id and m.seq > w.last order by m.seq limit ${events.most}::int) n))
          from (select min(s.seq) as first, max(s.seq) as last from stretch s) w, case_event b where b.case_id = c.id
          group by w.first, w.last))`,
  };
}

/** The extract that was asked for, as far as there is so much. */
export function extractOf(told: ToldExtract, { evidence: { before, most } }: AskedStretches): CaseExtract {
  const total = told.evidence;
  const through = Math.max(0, Math.min(total, (before ?? NEWEST) - 1));
  const from = Math.max(1, through - most + 1);
  const later = total - through;
  return {
    ...told,
    evidence: {
      ...{ from, through, total, later },
      earlier: Math.min(from, through + 1) - 1,
      laterBefore: later === 0 ? null : through + 1 + Math.min(most, later),
    },
  };
}
