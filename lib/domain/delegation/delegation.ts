import { isBlank } from '@/lib/domain/shared/text';
import type { Actor, StaffActor } from '@/lib/domain/case/actor';
import { nextDay, readDay, zonedInstant } from '@/lib/domain/shared/time-interval';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/**
 * A supervisor's authority to decide cases, lent to one colleague for a stated time: given by one, in force only once
 * the other has accepted (process §6). Times are ISO 8601, UTC; `until` is the first moment that is no longer in it.
 */
export type Delegation = {
  readonly id: string;
  readonly giverId: string;
  readonly delegateId: string;
  readonly from: string;
  readonly until: string;
  readonly acceptedAt: string | null;
  readonly endedAt: string | null;
};

/** What can happen to a delegation, in the past tense. Payloads hold ids and instants; reasons are values. */
export const DELEGATION_EVENT_TYPES = [
  'DELEGATION_GIVEN',
  'DELEGATION_ACCEPTED',
  'DELEGATION_ENDED',
] as const;
export type DelegationEventType = (typeof DELEGATION_EVENT_TYPES)[number];

/** The longest a delegation may last, in days of the calendar. */
export const LONGEST_DAYS = 60;

export const DELEGATION_STAGES = ['OFFERED', 'COMING', 'IN_FORCE', 'ENDED', 'RAN_OUT'] as const;
export type DelegationStage = (typeof DELEGATION_STAGES)[number];

/** Where a delegation stands at a moment, its accounts apart: what nobody accepted in time has run out, too. */
export function stageOf({ from, until, acceptedAt, endedAt }: Delegation, now: string): DelegationStage {
  if (endedAt !== null && endedAt <= now) return 'ENDED';
  if (until <= now) return 'RAN_OUT';
  if (acceptedAt === null) return 'OFFERED';
  return from <= now ? 'IN_FORCE' : 'COMING';
}

/** Somebody with an account, as the rules of delegation see them. */
export type Colleague = { readonly role: string; readonly disabled: boolean };

const mayGive = (giver: Colleague): boolean => giver.role === 'SUPERVISOR' && !giver.disabled;
const mayHold = (delegate: Colleague): boolean =>
  (delegate.role === 'ANALYST' || delegate.role === 'SUPERVISOR') && !delegate.disabled;

/** What a giver says, as a form holds it: whom, from which day, to the end of which day, and why. */
export type GivenDelegation = {
  readonly delegateId: string | null;
  /** ISO day, or blank. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly reason: string;
};

/** The instants of the days: from now where the first is today. Null where there are no such days. */
export function periodOf(
  { firstDay, lastDay }: Pick<GivenDelegation, 'firstDay' | 'lastDay'>,
  now: string,
  timeZone: string,
): { readonly from: string; readonly until: string } | null {
  const [first, last] = [readDay(firstDay), readDay(lastDay)];
  if (first === null || last === null) return null;
  const begins = zonedInstant(first, '00:00:00', timeZone);
  const until = zonedInstant(nextDay(last), '00:00:00', timeZone);
  const isToday = begins <= now && now < zonedInstant(nextDay(first), '00:00:00', timeZone);
  return { from: isToday ? now : begins, until };
}

/** Everything that keeps somebody from giving this delegation, all at once. */
export function givingProblems(
  giver: StaffActor,
  given: GivenDelegation,
  delegate: Colleague | null,
  now: string,
  timeZone: string,
): readonly Problem[] {
  if (giver.kind !== 'SUPERVISOR') return [problem('notYourRole')];
  return [
    ...whomProblems(giver, given.delegateId, delegate),
    ...periodProblems(given, now, timeZone),
    ...(isBlank(given.reason) ? [problem('delegation.reasonMissing', 'reason')] : []),
  ];
}

function whomProblems(
  giver: StaffActor,
  delegateId: string | null,
  delegate: Colleague | null,
): readonly Problem[] {
  if (delegateId === null) return [problem('delegation.delegateMissing', 'delegateId')];
  if (delegateId === giver.userId) return [problem('delegation.notOneself', 'delegateId')];
  return delegate === null || !mayHold(delegate) ? [problem('delegation.delegateUnfit', 'delegateId')] : [];
}

function periodProblems(given: GivenDelegation, now: string, timeZone: string): readonly Problem[] {
  const fields = ['firstDay', 'lastDay'] as const;
  const missing = fields.filter((field) => readDay(given[field]) === null);
  const period = periodOf(given, now, timeZone);
  if (period === null) return missing.map((field) => problem('delegation.dateMissing', field));
  if (period.from < now) return [problem('delegation.startsInPast', 'firstDay')];
  if (period.until <= period.from) return [problem('delegation.endsBeforeStart', 'lastDay')];
  const days = (Date.parse(given.lastDay) - Date.parse(given.firstDay)) / 86_400_000 + 1;
  return days > LONGEST_DAYS ? [problem('delegation.tooLong', 'lastDay', { days: LONGEST_DAYS })] : [];
}

/** The two people of a delegation as they are now. */
export type BothPeople = { readonly giver: Colleague; readonly delegate: Colleague };

/** Whether both are who the delegation needs them to be; where not, it gives nothing for as long as that lasts. */
export function isGood({ giver, delegate }: BothPeople): boolean {
  return mayGive(giver) && mayHold(delegate);
}

/** Everything that keeps somebody from accepting it: only whom it is given to may, once, before it is over. */
export function acceptingProblems(
  actor: Actor,
  delegation: Delegation,
  people: BothPeople,
  now: string,
): readonly Problem[] {
  if (!('userId' in actor) || actor.userId !== delegation.delegateId) return [problem('delegation.notYours')];
  if (isOver(delegation, now)) return [problem('delegation.over')];
  if (delegation.acceptedAt !== null) return [problem('delegation.acceptedAlready')];
  if (!mayHold(people.delegate)) return [problem('notYourRole')];
  return mayGive(people.giver) ? [] : [problem('delegation.giverUnfit')];
}

/** Everything that keeps somebody from ending it: either of the two may at any time, and any supervisor. */
export function endingProblems(
  actor: Actor,
  delegation: Delegation,
  reason: string,
  now: string,
): readonly Problem[] {
  if (!isTheirs(actor, delegation)) return [problem('delegation.notYours')];
  if (isOver(delegation, now)) return [problem('delegation.over')];
  return isBlank(reason) ? [problem('delegation.reasonMissing', 'reason')] : [];
}

/** The boolean twin, before a reason is given. */
export function mayEnd(actor: Actor, delegation: Delegation, now: string): boolean {
  return isTheirs(actor, delegation) && !isOver(delegation, now);
}

/** Whose it is to end: whoever only reads now changes nothing, whatever they were when it was given. */
function isTheirs(actor: Actor, { giverId, delegateId }: Delegation): boolean {
  if (actor.kind === 'SUPERVISOR') return true;
  return actor.kind === 'ANALYST' && (actor.userId === giverId || actor.userId === delegateId);
}

const isOver = (delegation: Delegation, now: string): boolean =>
  ['ENDED', 'RAN_OUT'].includes(stageOf(delegation, now));
