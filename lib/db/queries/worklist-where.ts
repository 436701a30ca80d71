import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { env } from '@/lib/config/env';
import { delegationsOf, type StaffActor } from '@/lib/domain/case/actor';
import type { WorklistFilters, WorklistView } from '@/lib/domain/case/worklist';
import { READING_EVENTS } from '@/lib/domain/case/events';
import { TRANSITIONS } from '@/lib/domain/case/transitions';

/** Events by which a person has worked on a cycle and can't decide it (process §6), read off the table. */
const WORK_EVENTS = [
  ...new Set(TRANSITIONS.filter(({ isWork }) => isWork).flatMap(({ emits }) => emits)),
].filter((type) => type !== 'REVIEW_TASK_RAISED');

const OPEN = Prisma.sql`c.closed_at is null`;

/**
 * What waits for a decision that this person could take: submitted determinations and answered proposals of others. A
 * supervisor's own work, recusals and implicated unit are left out; for whoever decides by a delegation so are the giver's
 * besides. Anyone else sees all that waits for a supervisor.
 */
function decisionFor(actor: StaffActor): Prisma.Sql {
  const waiting = Prisma.sql`c.id in (
    select w.id from review_case w where w.closed_at is null and w.status = 'AWAITING_DECISION'
    union select p.case_id from proposal p where p.decided_at is null and p.kind <> 'REOPENING_REQUEST'
      and p.proposed_by is distinct from ${actor.userId}::uuid)`;
  if (actor.kind === 'SUPERVISOR') return Prisma.sql`${waiting} and ${notBarred(actor)}`;
  const lent = delegationsOf(actor).map(({ giver }) => notBarred(giver));
  return lent.length === 0
    ? waiting
    : Prisma.sql`${waiting} and ${notBarred(actor)} and (${Prisma.join(lent, ' or ')})`;
}

/** What keeps a person from deciding a case (process §6): the own work on it, a recusal, an implicated unit. */
function notBarred({ userId, unitId }: Pick<StaffActor, 'userId' | 'unitId'>): Prisma.Sql {
  return Prisma.sql`(not exists (select 1 from case_event e where e.case_id = c.id and e.cycle = c.cycle and e.actor_id = ${userId}::uuid
      and e.type = any (${WORK_EVENTS}))
    and not exists (select 1 from investigation i where i.case_id = c.id and i.officer_id = ${userId}::uuid
      and (i.cycle = c.cycle or i.concluded_at is null))
    and not exists (select 1 from recusal r where r.case_id = c.id and r.user_id = ${userId}::uuid)
    and not exists (select 1 from implicated_unit u where u.case_id = c.id and u.unit_id = ${unitId}::uuid))`;
}

/** The day it is where the body's months end; a due date is past once this day is later. */
export const today = (): Prisma.Sql => Prisma.sql`(now() at time zone ${env().reportTimeZone})::date`;

/** Cases in which something is past the day a person set: a reply to an open case, or an investigation's findings. */
function lateCases(): Prisma.Sql {
  return Prisma.sql`
    select r.case_id from rfi r join review_case o on o.id = r.case_id and o.closed_at is null and o.cycle = r.cycle
      where r.replied_at is null and r.withdrawn_at is null and r.due_on < ${today()}
    union select i.case_id from investigation i where i.concluded_at is null and i.due_on < ${today()}`;
}

/** Whether the case of a row `p` is late, by the indexes that start with its id. */
export function isLate(): Prisma.Sql {
  return Prisma.sql`(exists (select 1 from rfi r where r.case_id = p.id and r.cycle = p.cycle and p.closed_at is null
      and r.replied_at is null and r.withdrawn_at is null and r.due_on < ${today()})
    or exists (select 1 from investigation i where i.case_id = p.id and i.concluded_at is null and i.due_on < ${today()}))`;
}

/**
 * Cases that somebody must look at again: a task was raised (a duplicate adds something, something came after the closing),
 * and none of the staff has recorded anything on the case since, be it a note; or somebody asks for a reopening and has no
 * answer.
 */
function toLookAtAgain(): Prisma.Sql {
  return Prisma.sql`
    select e.case_id from case_event e where e.type = 'REVIEW_TASK_RAISED' and not ${takenUpSince('e')}
    union select o.case_id from proposal o where o.decided_at is null and o.kind = 'REOPENING_REQUEST'`;
}

/** What no task is taken up by. */
const NOT_TAKEN_UP = ['REVIEW_TASK_RAISED', ...READING_EVENTS];

const takenUpSince = (task: string): Prisma.Sql => {
  const raised = Prisma.raw(task);
  return Prisma.sql`exists (select 1 from case_event a where a.case_id = ${raised}.case_id and a.seq > ${raised}.seq
    and a.type <> all (${NOT_TAKEN_UP}) and a.actor_kind in ('ANALYST', 'SUPERVISOR'))`;
};

/** Whether a task of the case of a row `p` was raised that nobody has taken up, by the index of tasks. */
export function hasTask(): Prisma.Sql {
  return Prisma.sql`exists (select 1 from case_event e where e.case_id = p.id and e.type = 'REVIEW_TASK_RAISED'
    and not ${takenUpSince('e')})`;
}

/** Whether somebody else has added to a watched case `w` since the reader last saw it. */
export function hasChanged(actor: StaffActor): Prisma.Sql {
  return Prisma.sql`exists (select 1 from case_event e where e.case_id = w.case_id and e.seq > w.seen_seq
    and e.actor_id is distinct from ${actor.userId}::uuid and e.type <> all (${[...READING_EVENTS]}))`;
}

/** The cases of a view, as a condition on `review_case c`. */
export function viewCondition(view: WorklistView, actor: StaffActor): Prisma.Sql {
  switch (view) {
    case 'mine':
      return Prisma.sql`${OPEN} and c.assignee_id = ${actor.userId}::uuid`;
    case 'mentions':
      return Prisma.sql`c.id in (select m.case_id from case_mention m where m.user_id = ${actor.userId}::uuid)`;
    case 'watched':
      return Prisma.sql`c.id in (select w.case_id from case_watch w where w.user_id = ${actor.userId}::uuid)`;
    case 'late':
      return Prisma.sql`c.id in (${lateCases()})`;
    case 'unassigned':
      return Prisma.sql`${OPEN} and c.assignee_id is null`;
    case 'open':
      return OPEN;
    case 'decision':
      return decisionFor(actor);
    case 'information':
      return Prisma.sql`${OPEN} and c.awaiting_information`;
    case 'unread':
      return Prisma.sql`c.unread_replies > 0`;
    case 'again':
      return Prisma.sql`c.id in (${toLookAtAgain()})`;
    case 'reopened':
      return Prisma.sql`${OPEN} and c.cycle > 1`;
    case 'closed':
      return Prisma.sql`c.closed_at is not null`;
  }
}

/** LIKE's own signs, meant literally. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** The filters, as conditions on `review_case c`. */
export function filterConditions(filters: WorklistFilters): readonly Prisma.Sql[] {
  const { text, status, governorate, sourceKind, assignee, from, to } = filters;
  const conditions: Prisma.Sql[] = [];
  if (text !== null) {
    // Short texts have no trigram of their own: they must be the whole name, reference or code.
    const pattern = text.length < 3 ? literally(text) : `%${literally(text)}%`;
    conditions.push(Prisma.sql`c.id in (
      select f.id from review_case f where f.reference ilike ${pattern}
      union select f.id from review_case f where f.place_name_latin ilike ${pattern}
      union select f.id from review_case f where f.place_name_original ilike ${pattern}
      union select s.case_id from source_code s where s.code = ${text} or s.code = ${text.toUpperCase()})`);
  }
  if (status !== null) conditions.push(Prisma.sql`c.status = ${status}`);
  if (governorate !== null) conditions.push(Prisma.sql`c.governorate = ${governorate}`);
  if (sourceKind !== null) conditions.push(Prisma.sql`c.source_kind = ${sourceKind}`);
  if (assignee === 'NOBODY') conditions.push(Prisma.sql`c.assignee_id is null`);
  else if (assignee !== null) conditions.push(Prisma.sql`c.assignee_id = ${assignee.userId}::uuid`);
  if (from !== null) conditions.push(isFromDay(from));
  if (to !== null) conditions.push(isUntilDay(to));
  return conditions;
}

/** The calendar day of an incident where it happened, as every page shows it (lib/domain/shared/incident-day.ts). */
const INCIDENT_DAY = Prisma.sql`(c.incident_from at time zone coalesce((select nullif(v.value_json::jsonb ->> 'zone', '')
  from recorded_value v where v.case_id = c.id and v.object_kind = 'ALLEGATION' and v.object_id = c.id and v.field = 'incident'
  order by v.version desc limit 1), 'UTC'))::date`;

/**
 * Clocks are at most 14 hours ahead of UTC and 12 behind it: further from the ends of a day than that, every zone agrees,
 * and the zone is looked up for the cases between only. Compared as instants first: the operators between instants and
 * days are not leakproof, so behind the table's policy no index could serve them, and the planner would have to guess.
 */
function isFromDay(day: string): Prisma.Sql {
  const start = Prisma.sql`(${day}::date::timestamp at time zone 'UTC')`;
  return Prisma.sql`c.incident_from >= ${start} - interval '14 hours'
    and (c.incident_from >= ${start} + interval '12 hours' or ${INCIDENT_DAY} >= ${day}::date)`;
}

function isUntilDay(day: string): Prisma.Sql {
  const end = Prisma.sql`((${day}::date + 1)::timestamp at time zone 'UTC')`;
  return Prisma.sql`c.incident_from < ${end} + interval '12 hours'
    and (c.incident_from < ${end} - interval '14 hours' or ${INCIDENT_DAY} <= ${day}::date)`;
}
