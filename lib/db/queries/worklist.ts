import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { findSavedFilters, type SavedFilter } from '@/lib/db/queries/find-saved-filters';
import { staffIn, type StaffMember } from '@/lib/db/queries/staff-directory';
import { countOf, readCounts, type RailCounts } from '@/lib/db/queries/worklist-counts';
import {
  filterConditions,
  hasChanged,
  hasTask,
  isLate,
  viewCondition,
} from '@/lib/db/queries/worklist-where';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { SourceKind } from '@/lib/domain/case/allegation';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { CaseStatus } from '@/lib/domain/case/status';
import {
  NO_FILTERS,
  WORKLIST_PAGE,
  type WorklistFilters,
  type WorklistSort,
  type WorklistView,
} from '@/lib/domain/case/worklist';
import type { TimePrecision } from '@/lib/domain/shared/incident-time';

/** A place in a list: the value it is ordered by, as text, and the case's id. */
export type WorklistCursor = { readonly value: string; readonly id: string };

export type WorklistQuestion = {
  readonly view: WorklistView;
  readonly filters: WorklistFilters;
  readonly sort: WorklistSort;
  readonly descending: boolean;
  /** The rows after this place, or before it; from the start where null. */
  readonly after: WorklistCursor | null;
  readonly before: WorklistCursor | null;
};

export type WorklistRow = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly unreadReplies: number;
  readonly awaitingInformation: boolean;
  /** Somebody must look again, and nobody has recorded anything since. */
  readonly hasTask: boolean;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  readonly incidentFrom: Date | null;
  readonly incidentTo: Date | null;
  readonly incidentPrecision: TimePrecision | null;
  readonly timeZone: string | null;
  readonly killedMin: number | null;
  readonly killedMax: number | null;
  readonly injuredMin: number | null;
  readonly injuredMax: number | null;
  readonly sourceKind: SourceKind;
  /** Null where the source does not say. */
  readonly receivedAt: Date | null;
  readonly closedAt: Date | null;
  readonly assignee: string | null;
  readonly pending: readonly string[];
  readonly determination: string | null;
  /** Something is past the day it was due on. */
  readonly isLate: boolean;
  /** Notes that mention the reader, who has not read them. */
  readonly unreadMentions: number;
  /** The reader watches it, and somebody else has added to it since. */
  readonly hasChanged: boolean;
  readonly cursor: string;
};

/** One page of a list, with whether there is more on either side. */
export type WorklistPage = {
  readonly rows: readonly WorklistRow[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
};

/** What a list is ordered by; with the case's id it names one place in it. */
const ORDER_BY: Readonly<
  Record<WorklistSort, { readonly expression: Prisma.Sql; readonly type: Prisma.Sql }>
> = {
  received: { expression: Prisma.sql`c.received_at`, type: Prisma.sql`timestamptz` },
  incident: {
    expression: Prisma.sql`coalesce(c.incident_from, 'infinity'::timestamptz)`,
    type: Prisma.sql`timestamptz`,
  },
  reference: { expression: Prisma.sql`c.reference`, type: Prisma.sql`text` },
  state: { expression: Prisma.sql`c.status`, type: Prisma.sql`text` },
  closed: { expression: Prisma.sql`c.closed_at`, type: Prisma.sql`timestamptz` },
};

/** The statement that reads a page; apart, so that its plan can be tested. */
export function worklistStatement(actor: StaffActor, question: WorklistQuestion): Prisma.Sql {
  const { view, filters, sort, descending, after, before } = question;
  const { expression, type } = ORDER_BY[sort];
  const isBackward = before !== null;
  const down = descending !== isBackward;
  const place = before ?? after;
  const conditions = [viewCondition(view, actor), ...filterConditions(filters)];
  if (place !== null) {
    const sign = down ? Prisma.sql`<` : Prisma.sql`>`;
    conditions.push(Prisma.sql`(${expression}, c.id) ${sign} (${place.value}::${type}, ${place.id}::uuid)`);
  }
  const order = down ? Prisma.sql`${expression} desc, c.id desc` : Prisma.sql`${expression}, c.id`;
  const columns = Prisma.sql`c.id, c.reference, c.version, c.cycle, c.status, c.unread_replies, c.awaiting_information, c.place_name_latin,
    c.place_name_original, c.incident_from, c.incident_to, c.incident_precision, c.killed_min, c.killed_max, c.injured_min, c.injured_max,
    c.source_kind, c.received_at, c.received_precision, c.closed_at, c.assignee_id`;
  return Prisma.sql`
    with page as materialized (
      select ${columns}, (${expression})::text as cursor, row_number() over (order by ${order}) as n
      from review_case c where ${Prisma.join(conditions, ' and ')} order by ${order} limit ${WORKLIST_PAGE + 1})
    select p.*, u.name as assignee,
      (select array_agg(o.kind) from proposal o where o.case_id = p.id and o.decided_at is null) as pending,
      (select d.status from determination d where d.case_id = p.id and d.cycle = p.cycle order by d.number desc limit 1) as determination,
      ${isLate()} as is_late, ${hasTask()} as has_task,
      (select count(*)::int from case_mention m where m.user_id = ${actor.userId}::uuid and m.case_id = p.id and m.read_at is null) as unread_mentions,
      exists (select 1 from case_watch w where w.user_id = ${actor.userId}::uuid and w.case_id = p.id and ${hasChanged(actor)}) as has_changed,
      (select v.value_json::jsonb ->> 'zone' from recorded_value v where v.case_id = p.id and v.object_kind = 'ALLEGATION'
         and v.object_id = p.id and v.field = 'incident' order by v.version desc limit 1) as time_zone
    from page p left join app_user u on u.id = p.assignee_id order by p.n`;
}

/**
 * A page of a list with every count a page shows, whom its cases can be given to and the reader's own filters. All of it
 * is read at one moment, in one transaction: each further one is two journeys to the database.
 */
export type Worklist = WorklistPage &
  RailCounts & {
    /** How many the filters leave; the view's own count where nothing is narrowed. */
    readonly found: number;
    readonly staff: readonly StaffMember[];
    readonly saved: readonly SavedFilter[];
  };

/** What a worklist page shows. */
export function getWorklist(actor: StaffActor, question: WorklistQuestion): Promise<Worklist> {
  const isNarrowed = Object.values(question.filters).some((value) => value !== null);
  return readAs(actor, async (tx) => {
    const page = await readPage(tx, actor, question);
    const rail = await readCounts(tx, actor);
    const found = isNarrowed ? await readFound(tx, actor, question) : rail.counts[question.view];
    return { ...page, ...rail, found, staff: await staffIn(tx), saved: await findSavedFilters(tx, actor) };
  });
}

async function readPage(tx: Tx, actor: StaffActor, question: WorklistQuestion): Promise<WorklistPage> {
  const found = await tx.$queryRaw<Stored[]>(worklistStatement(actor, question));
  const more = found.length > WORKLIST_PAGE;
  const rows = found.slice(0, WORKLIST_PAGE).map(toRow);
  const isBackward = question.before !== null;
  return {
    rows: isBackward ? rows.reverse() : rows,
    hasBefore: isBackward ? more : question.after !== null,
    hasAfter: isBackward ? true : more,
  };
}

async function readFound(tx: Tx, actor: StaffActor, { view, filters }: WorklistQuestion): Promise<number> {
  const condition = Prisma.join([viewCondition(view, actor), ...filterConditions(filters)], ' and ');
  const [row] = await tx.$queryRaw<{ n: number }[]>(Prisma.sql`select ${countOf(view, condition)} as n`);
  return row?.n ?? 0;
}

/** The start of a view with nothing narrowed. */
export function wholeView(view: WorklistView, sort: WorklistSort, descending: boolean): WorklistQuestion {
  return { view, filters: NO_FILTERS, sort, descending, after: null, before: null };
}

type Stored = {
  id: string;
  reference: string;
  version: number;
  cycle: number;
  status: CaseStatus;
  unread_replies: number;
  awaiting_information: boolean;
  has_task: boolean;
  place_name_latin: string | null;
  place_name_original: string | null;
  incident_from: Date | null;
  incident_to: Date | null;
  incident_precision: TimePrecision | null;
  time_zone: string | null;
  killed_min: number | null;
  killed_max: number | null;
  injured_min: number | null;
  injured_max: number | null;
  source_kind: SourceKind;
  received_at: Date;
  received_precision: string;
  closed_at: Date | null;
  assignee: string | null;
  pending: string[] | null;
  determination: string | null;
  is_late: boolean;
  unread_mentions: number;
  has_changed: boolean;
  cursor: string;
};

function toRow(row: Stored): WorklistRow {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    cycle: row.cycle,
    status: row.status,
    unreadReplies: row.unread_replies,
    awaitingInformation: row.awaiting_information,
    hasTask: row.has_task,
    placeNameLatin: row.place_name_latin,
    placeNameOriginal: row.place_name_original,
    incidentFrom: row.incident_from,
    incidentTo: row.incident_to,
    incidentPrecision: row.incident_precision,
    timeZone: row.time_zone,
    killedMin: row.killed_min,
    killedMax: row.killed_max,
    injuredMin: row.injured_min,
    injuredMax: row.injured_max,
    sourceKind: row.source_kind,
    receivedAt: row.received_precision === 'NOT_STATED' ? null : row.received_at,
    closedAt: row.closed_at,
    assignee: row.assignee,
    pending: row.pending ?? [],
    determination: row.determination,
    isLate: row.is_late,
    unreadMentions: row.unread_mentions,
    hasChanged: row.has_changed,
    cursor: row.cursor,
  };
}
