import { type Actor, type HeldDelegation, type StaffActor } from '@/lib/domain/case/actor';
import type { CaseAction } from '@/lib/domain/case/actions';
import type { CaseState } from '@/lib/domain/case/case-state';
import { guardProblems } from '@/lib/domain/case/guards';
import type { Transition } from '@/lib/domain/case/transition-row';
import { transitionsOf } from '@/lib/domain/case/transitions';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/**
 * Whether a row of the table is a decision that a supervisor may lend to somebody else: hers, and no work on the case.
 * Work is done in one's own name; and confirming a batch of history is a matter of figures.
 */
export function isDelegable({ action, by, isWork }: Transition): boolean {
  return (
    by.includes('SUPERVISOR') && !by.includes('ANALYST') && !isWork && action !== 'CONFIRM_HISTORIC_BATCH'
  );
}

/** What stands in the way of acting by a delegation; `transition` is null where it is of no use in this status. */
export type ByDelegation = {
  readonly delegation: HeldDelegation;
  readonly transition: Transition | null;
  readonly problems: readonly Problem[];
};

/** A bar of the giver, as her delegate is told of it. */
const OF_THE_GIVER: Readonly<Record<string, 'giverRecused' | 'giverWorked' | 'giverUnit' | 'giverProposed'>> =
  {
    recused: 'giverRecused',
    workedOnThisCycle: 'giverWorked',
    unitImplicated: 'giverUnit',
    ownProposal: 'giverProposed',
  };

/**
 * Whether a delegate may take an action for the giver now. What bars either of them bars the act: the delegate does it,
 * and it is done in the giver's place. Null where the action is none that is lent.
 */
export function byDelegation(
  state: CaseState,
  actor: Actor,
  delegation: HeldDelegation,
  action: CaseAction,
): ByDelegation | null {
  const rows = transitionsOf(action).filter(isDelegable);
  if (rows.length === 0) return null;
  const transition = rows.find(({ from }) => from?.includes(state.status)) ?? null;
  const guards = transition?.guards ?? [];
  const giver: StaffActor = { kind: 'SUPERVISOR', ...delegation.giver };
  const own = barsOf(state, actor, guards);
  const hers = barsOf(state, giver, guards).flatMap((found) => {
    const code = OF_THE_GIVER[found.code];
    return code === undefined ? [] : [problem(code, undefined, { giver: giver.name })];
  });
  const wrongStatus =
    transition === null ? [problem('wrongStatus', undefined, { status: state.status })] : [];
  return { delegation, transition, problems: [...own, ...wrongStatus, ...hers] };
}

function barsOf(state: CaseState, actor: Actor, guards: Transition['guards']): readonly Problem[] {
  const isRecused = 'userId' in actor && actor.userId !== null && state.recusedUserIds.includes(actor.userId);
  return [...(isRecused ? [problem('recused')] : []), ...guardProblems(guards, state, actor)];
}
