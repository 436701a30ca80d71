import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { CaseAction } from '@/lib/domain/case/actions';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { newCaseState, type CaseState } from '@/lib/domain/case/case-state';
import { withPerson, type Allowed, type Effect } from '@/lib/domain/case/effect';
import { EFFECTS } from '@/lib/domain/case/effects';
import type { EffectiveTime, NewEvent } from '@/lib/domain/case/events';
import { WORKING_KINDS } from '@/lib/domain/case/evolve';
import { blankFields, inputProblems } from '@/lib/domain/case/input-problems';
import { lapsed } from '@/lib/domain/case/lapse';
import { standing } from '@/lib/domain/case/permissions';
import type { Transition } from '@/lib/domain/case/transition-row';
import { findTransition } from '@/lib/domain/case/transitions';
import { isAfter } from '@/lib/domain/shared/dates';
import { refuse, success, type Outcome, type Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/** The case as it is afterwards, and what is to be put on record. Store both in one transaction. */
export type Decision = { readonly next: CaseState; readonly events: readonly NewEvent[] };

/**
 * Decides an action on a case (process §6). Pure: `now` is an ISO 8601 instant. Refuses with every problem at once:
 * who, when and two-person rules first, and once those are clear, everything wrong with the input. Never answers
 * CONFLICT: that is found by the guarded write.
 */
export function decide<A extends CaseAction>(
  state: CaseState,
  actor: Actor,
  action: A,
  input: ActionInputs[A],
  now: string,
): Outcome<Decision> {
  const { transition, problems, delegation } = standing(state, actor, action);
  if (transition === null || problems.length > 0) return refuse(...problems);
  const situation = { state, actor, now };
  const wrong = [...blankFields<A>(transition, input), ...inputProblems(action, situation, input)];
  if (wrong.length > 0) return refuse(...withoutRepeats(wrong));

  const at: Allowed = { ...situation, transition };
  const effect = EFFECTS[action](at, input);
  const next = afterwards(at, effect);
  const lent = delegation === null ? {} : { delegationId: delegation.id };
  const events = effect.events.map((body) => ({ ...complete(body, state, next, now), ...lent }));
  return success({ next, events });
}

/**
 * Decides the arrival of an allegation, which creates its case (process §6, RECEIVED). A reporter can only submit
 * for their own organisation; only an analyst or an import may say that it was received before now.
 */
export function decideReceipt(actor: Actor, input: ActionInputs['RECEIVE'], now: string): Outcome<Decision> {
  const transition = findTransition('RECEIVE', actor.kind, null);
  if (transition === null) return refuse(problem('notYourRole'));
  const wrong = [...blankFields<'RECEIVE'>(transition, input), ...receiptProblems(actor, input, now)];
  const { sourceKind, channel } = input;
  if (wrong.length > 0 || sourceKind === null || channel === null) return refuse(...wrong);

  const fresh = newCaseState({
    id: input.id,
    reference: input.reference,
    organisationId: input.organisationId,
  });
  const next = { ...fresh, workedOnBy: workers(fresh, actor, transition) };
  const maySayWhen = actor.kind === 'ANALYST' || actor.kind === 'OPERATOR';
  const body = {
    type: 'CASE_RECEIVED',
    payload: { sourceKind, channel, organisationId: input.organisationId },
    ...(maySayWhen && input.received !== null ? { effective: input.received } : {}),
  } as const;
  return success({ next, events: [complete(body, null, next, now)] });
}

function receiptProblems(actor: Actor, input: ActionInputs['RECEIVE'], now: string): readonly Problem[] {
  const received = input.received?.at ?? null;
  const isForOthers =
    (actor.kind === 'REPORTER' && input.organisationId !== actor.organisationId) ||
    (actor.kind === 'PUBLIC' && input.organisationId !== null);
  return [
    ...(isForOthers ? [problem('otherOrganisation', 'organisationId')] : []),
    ...(received !== null && isAfter(received, now) ? [problem('dateInFuture', 'received')] : []),
  ];
}

/** Who has worked on the cycle after this act. */
function workers(state: CaseState, actor: Actor, transition: Transition): readonly string[] {
  const userId = userIdOf(actor);
  if (!transition.isWork || userId === null || !WORKING_KINDS.some((kind) => kind === actor.kind))
    return state.workedOnBy;
  return withPerson(state.workedOnBy, userId);
}

function afterwards(at: Allowed, { change }: Effect): CaseState {
  const { state, transition } = at;
  const fixed = transition.to.kind === 'TO' ? { status: transition.to.status } : {};
  const worked = { ...state, workedOnBy: workers(state, at.actor, transition) };
  // An effect that sets the list of workers (a new officer, a new cycle) says it whole.
  const next: CaseState = { ...worked, ...change, ...fixed, version: state.version + 1 };
  return lapsed(state.status, next);
}

function complete(
  body: Effect['events'][number],
  before: CaseState | null,
  next: CaseState,
  now: string,
): NewEvent {
  const { of: other, effective, ...rest } = body;
  const instant: EffectiveTime = { at: now, precision: 'INSTANT' };
  const where =
    other === undefined
      ? { caseId: next.id, cycle: next.cycle, fromStatus: before?.status ?? null, toStatus: next.status }
      : { caseId: other.caseId, cycle: other.cycle, fromStatus: other.status, toStatus: other.status };
  return { ...rest, ...where, recordedAt: now, effective: effective ?? instant };
}

/** The same field can be found blank twice, by the row and by the checklist. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, field }) => {
    const key = `${code} ${field ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
