import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { CaseAction } from '@/lib/domain/case/actions';
import { userIdOf } from '@/lib/domain/case/actor';
import type { CaseState, PendingProposal } from '@/lib/domain/case/case-state';
import type { EffectiveTime, EventPayloads, EventType, ReviewTask } from '@/lib/domain/case/events';
import type { Situation } from '@/lib/domain/case/input-problems';
import { isClosed } from '@/lib/domain/case/status';
import type { Transition } from '@/lib/domain/case/transition-row';

/** An event before the case's id, cycle, statuses and times are put on it. */
export type EventBody = {
  [T in EventType]: {
    readonly type: T;
    readonly payload: EventPayloads[T];
    /** Another case that is given a task; it keeps its own status and cycle. */
    readonly of?: { readonly caseId: string; readonly cycle: number; readonly status: CaseState['status'] };
    readonly effective?: EffectiveTime;
  };
}[EventType];

/** What an action changes and records. Whatever is not named in `change` stays. */
export type Effect = { readonly change: Partial<CaseState>; readonly events: readonly EventBody[] };

/** A situation in which the action has been found allowed and its input good. */
export type Allowed = Situation & { readonly transition: Transition };

/** The code was reached with a state the guards should have refused: a mistake in the table, not by the person. */
export function required<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`The table let an action through without ${what}`);
  return value;
}

/** The account that acts. */
export const actorId = (at: Allowed): string => required(userIdOf(at.actor), 'an account');
/** A proposal by whoever acts. */
export const proposal = (at: Allowed, id: string): PendingProposal => ({ id, byUserId: actorId(at) });

/** A closed case is looked at again when something comes in (process §1, allegation). */
export function taskIfClosed(at: Allowed, task: ReviewTask): readonly EventBody[] {
  if (!isClosed(at.state.status)) return [];
  return [{ type: 'REVIEW_TASK_RAISED', payload: { task, becauseOfCaseId: at.state.id } }];
}

/** Every action has an effect; the table says whether it may be had. */
export type Effects = { readonly [A in CaseAction]: (at: Allowed, input: ActionInputs[A]) => Effect };

/** Adds a person to a list once. */
export function withPerson(people: readonly string[], userId: string): readonly string[] {
  return people.includes(userId) ? people : [...people, userId];
}
