import type { CaseAction } from '@/lib/domain/case/actions';
import { userIdOf, type Actor, type StaffActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import { canAct, standing } from '@/lib/domain/case/permissions';

/**
 * Who, besides the reader: a person with a part in the case, anyone else of a role, whoever decides for a supervisor, or
 * the organisation that submitted.
 */
export type Other =
  | { readonly kind: 'PERSON'; readonly userId: string }
  | { readonly kind: 'ANOTHER'; readonly role: 'ANALYST' | 'SUPERVISOR' }
  | { readonly kind: 'DELEGATE'; readonly userId: string; readonly name: string; readonly giver: string }
  | { readonly kind: 'SUBMITTER' };

export type OtherMay = { readonly who: Other; readonly actions: readonly CaseAction[] };

/** Someone of whom nothing is known but the role. */
const NOBODY_IN_PARTICULAR = '00000000-0000-0000-0000-000000000000';

/** What leads a case on; asking, attaching and reading are open to many and left out here. */
const LEADING: readonly CaseAction[] = [
  'ACCEPT_CASE',
  'RECOMMEND_CREDIBILITY_ASSESSMENT',
  'AGREE_CREDIBILITY_ASSESSMENT',
  'RETURN_RECOMMENDATION',
  'CONCLUDE_INVESTIGATION',
  'SUBMIT_DETERMINATION',
  'WITHDRAW_DETERMINATION',
  'RETURN_DETERMINATION',
  'APPROVE_DETERMINATION',
  'COUNTERSIGN_SCREENING_OUT',
  'REFUSE_SCREENING_OUT',
  'PROPOSE_REOPENING',
  'GRANT_REOPENING',
  'REFUSE_REOPENING',
  'APPROVE_CORRECTION',
  'REFUSE_CORRECTION',
];
const OF_SUBMITTERS: readonly CaseAction[] = ['REPLY_TO_RFI', 'ADD_INFORMATION', 'REQUEST_REOPENING'];

type Known = { readonly role: string; readonly unitId: string | null };

/**
 * What others may do that the reader may not: people with a part in the case by name, then anyone else of a role, then
 * whoever may for a supervisor by a delegation. Asked of the same rules as the reader's own actions; nothing is decided
 * twice.
 */
export function othersMay(
  state: CaseState,
  reader: Actor,
  people: Readonly<Record<string, Known>>,
  delegates: readonly StaffActor[],
): readonly OtherMay[] {
  const mine = userIdOf(reader);
  const parts = [state.assigneeId, state.determination?.authorId, state.investigation?.officerId];
  const named = [...new Set(parts.filter((id) => typeof id === 'string' && id !== mine))] as string[];
  const may = (actor: Actor, actions: readonly CaseAction[]): readonly CaseAction[] =>
    actions.filter((action) => canAct(state, actor, action));
  const found: OtherMay[] = [];
  const ofReader = LEADING.filter((action) => canAct(state, reader, action));
  const said = new Set(ofReader);
  for (const userId of named) {
    const person = people[userId];
    if (person?.role !== 'ANALYST' && person?.role !== 'SUPERVISOR') continue;
    const actor: Actor = { kind: person.role, userId, name: '', unitId: person.unitId };
    found.push({
      who: { kind: 'PERSON', userId },
      actions: may(actor, LEADING).filter((action) => !said.has(action)),
    });
  }
  for (const { actions } of found) for (const action of actions) said.add(action);
  for (const role of ['ANALYST', 'SUPERVISOR'] as const) {
    const actor: Actor = { kind: role, userId: NOBODY_IN_PARTICULAR, name: '', unitId: null };
    found.push({
      who: { kind: 'ANOTHER', role },
      actions: may(actor, LEADING).filter((action) => !said.has(action)),
    });
  }
  found.push(
    ...delegates.filter(({ userId }) => userId !== mine).flatMap((one) => mayFor(state, one, ofReader)),
  );
  const holder: Actor = { kind: 'RETURN_CODE_HOLDER', caseId: state.id };
  found.push({ who: { kind: 'SUBMITTER' }, actions: may(holder, OF_SUBMITTERS) });
  return found.filter(({ actions }) => actions.length > 0);
}

/** What a delegate may do in each giver's place, which the reader may not do. */
function mayFor(
  state: CaseState,
  delegate: StaffActor,
  ofReader: readonly CaseAction[],
): readonly OtherMay[] {
  const { userId, name } = delegate;
  return (delegate.delegations ?? []).map((held) => ({
    who: { kind: 'DELEGATE', userId, name, giver: held.giver.name },
    actions: LEADING.filter((action) => {
      const { problems, delegation } = standing(state, { ...delegate, delegations: [held] }, action);
      return problems.length === 0 && delegation !== null && !ofReader.includes(action);
    }),
  }));
}
