import type { Action } from '@/lib/domain/case/actions';
import type { ActorKind } from '@/lib/domain/case/actor';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Transition } from '@/lib/domain/case/transition-row';
import { TRANSITIONS_BESIDE } from '@/lib/domain/case/transitions-beside';
import { TRANSITIONS_OF_INVESTIGATION } from '@/lib/domain/case/transitions-of-investigation';
import { TRANSITIONS_OF_LOAD } from '@/lib/domain/case/transitions-of-load';
import { TRANSITIONS_TO_DECISION } from '@/lib/domain/case/transitions-to-decision';

/**
 * The whole lifecycle as one table (process §6): who may do what, from where, to where, with what, and what is
 * then on record. `decide`, `availableActions`, docs/lifecycle.md and the tests all read it; nothing restates it.
 */
export const TRANSITIONS: readonly Transition[] = [
  ...TRANSITIONS_TO_DECISION,
  ...TRANSITIONS_OF_INVESTIGATION,
  ...TRANSITIONS_OF_LOAD,
  ...TRANSITIONS_BESIDE,
];

/** The rows of one action, in the order of the table. */
export function transitionsOf(action: Action): readonly Transition[] {
  return TRANSITIONS.filter((transition) => transition.action === action);
}

/** The row under which this kind of person may take this action from this status (null: no case yet), if any. */
export function findTransition(action: Action, by: ActorKind, from: CaseStatus | null): Transition | null {
  const fits = (transition: Transition): boolean =>
    transition.by.includes(by) &&
    (from === null ? transition.from === null : (transition.from?.includes(from) ?? false));
  return transitionsOf(action).find(fits) ?? null;
}
