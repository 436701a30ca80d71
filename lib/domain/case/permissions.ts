import { missingForSubmission } from '@/lib/domain/assessment/completeness';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import { NOTHING_CITABLE, type Citable } from '@/lib/domain/assessment/finding';
import { ACTIONS, type CaseAction } from '@/lib/domain/case/actions';
import {
  delegationsOf,
  userIdOf,
  type Actor,
  type ActorKind,
  type HeldDelegation,
} from '@/lib/domain/case/actor';
import { byDelegation } from '@/lib/domain/case/by-delegation';
import type { CaseState } from '@/lib/domain/case/case-state';
import { guardProblems } from '@/lib/domain/case/guards';
import type { Transition } from '@/lib/domain/case/transition-row';
import { findTransition, transitionsOf } from '@/lib/domain/case/transitions';
import type { Problem } from '@/lib/domain/shared/outcome';
import { missingField, problem } from '@/lib/domain/shared/problem';

/** The little that decides whether someone may know that a case exists. */
export type CaseFacts = { readonly id: string; readonly organisationId: string | null };

/**
 * Whether a person may see a case at all (process §7). Where this is false the case does not exist for them (404).
 * Administrators see no case content; reporters their own organisation's; a return code opens one case.
 */
export function canSee(facts: CaseFacts, actor: Actor): boolean {
  switch (actor.kind) {
    case 'ANALYST':
    case 'SUPERVISOR':
    case 'AUDITOR':
    case 'OPERATOR':
      return true;
    case 'REPORTER':
      return facts.organisationId !== null && facts.organisationId === actor.organisationId;
    case 'RETURN_CODE_HOLDER':
      return actor.caseId === facts.id;
    case 'ADMIN':
    case 'PUBLIC':
      return false;
  }
}

/** The parts a case record is shown in. */
export const CASE_PARTS = [
  'PUBLIC_STATUS',
  'OUTCOME',
  'REASON',
  'PUBLIC_TEXT',
  'OWN_ALLEGATION',
  'OWN_REQUESTS_FOR_INFORMATION',
  'OWN_EVIDENCE',
  'STAFF_STATUS',
  'PEOPLE_ASSIGNED',
  'ALL_EVIDENCE',
  'ASSESSMENT',
  'DETERMINATION',
  'HISTORY',
  'LEDGER',
] as const;
export type CasePart = (typeof CASE_PARTS)[number];

const SUBMITTER_PARTS: readonly CasePart[] = CASE_PARTS.slice(0, CASE_PARTS.indexOf('STAFF_STATUS'));

const PARTS_OF: Readonly<Record<ActorKind, readonly CasePart[]>> = {
  ANALYST: CASE_PARTS,
  SUPERVISOR: CASE_PARTS,
  AUDITOR: CASE_PARTS,
  OPERATOR: CASE_PARTS,
  REPORTER: SUBMITTER_PARTS,
  RETURN_CODE_HOLDER: SUBMITTER_PARTS,
  ADMIN: [],
  PUBLIC: [],
};

/**
 * The parts of a case this person is shown; empty where the case is invisible. The source's identity is no part:
 * it is reached only through READ_SOURCE_IDENTITY, which is itself recorded.
 */
export function visibleParts(facts: CaseFacts, actor: Actor): readonly CasePart[] {
  return canSee(facts, actor) ? PARTS_OF[actor.kind] : [];
}

/** The row that applies, if any, and everything that stands in the way of taking it. */
export type Standing = {
  readonly transition: Transition | null;
  readonly problems: readonly Problem[];
  /** By whose authority, where it is not the person's own. */
  readonly delegation: HeldDelegation | null;
};

/**
 * Whether this person may take this action on this case now, whatever they fill in. What their own role lets them do is
 * their own act; only what it does not is done by a delegation.
 */
export function standing(state: CaseState, actor: Actor, action: CaseAction): Standing {
  const own = ownStanding(state, actor, action);
  if (own.problems.length === 0) return { ...own, delegation: null };
  const lent = delegationsOf(actor).flatMap((held) => byDelegation(state, actor, held, action) ?? []);
  const clear = lent.find(({ problems }) => problems.length === 0);
  if (clear !== undefined) return clear;
  const [first] = isOwnRole(action, actor) ? [] : lent;
  return first ?? { ...own, delegation: null };
}

const isOwnRole = (action: CaseAction, actor: Actor): boolean =>
  transitionsOf(action).some((transition) => transition.by.includes(actor.kind));

function ownStanding(state: CaseState, actor: Actor, action: CaseAction): Omit<Standing, 'delegation'> {
  if (!canSee(state, actor)) return { transition: null, problems: [problem('notVisible')] };
  if (!isOwnRole(action, actor)) return { transition: null, problems: [problem('notYourRole')] };
  const problems: Problem[] = [];
  const userId = userIdOf(actor);
  // The recused may read and nothing else (process §6).
  if (userId !== null && state.recusedUserIds.includes(userId)) problems.push(problem('recused'));
  const transition = findTransition(action, actor.kind, state.status);
  if (transition === null) problems.push(problem('wrongStatus', undefined, { status: state.status }));
  else problems.push(...guardProblems(transition.guards, state, actor));
  return { transition, problems };
}

/** One action as the page, the form, the guard and the API all see it. */
export type AvailableAction = {
  readonly action: CaseAction;
  /** Nothing stands in the way; the form may be opened. */
  readonly allowed: boolean;
  readonly blockedBy: readonly Problem[];
  /** What still has to be filled in before it can be done. */
  readonly missing: readonly Problem[];
  /** By whose authority it would be done, where it is not the reader's own. */
  readonly delegation: HeldDelegation | null;
};

/** What the determination holds so far, for the list of what is missing. */
export type DraftFacts = {
  readonly content: DeterminationContent;
  readonly duplicateTarget: DuplicateTarget | null;
  readonly citable: Citable;
};

const NO_DRAFT: DraftFacts = {
  content: EMPTY_DETERMINATION,
  duplicateTarget: null,
  citable: NOTHING_CITABLE,
};

function missingFor(
  state: CaseState,
  action: CaseAction,
  transition: Transition | null,
  draft: DraftFacts,
): readonly Problem[] {
  if (transition === null) return [];
  if (action === 'SUBMIT_DETERMINATION')
    return missingForSubmission(draft.content, state, draft.duplicateTarget, draft.citable);
  return transition.required.filter((field) => field !== 'contentHash').map(missingField);
}

const CASE_ACTIONS = ACTIONS.filter((action): action is CaseAction => action !== 'RECEIVE');

/** Every action, in the order of the table, with what this person may do and what is missing. */
export function availableActions(
  state: CaseState,
  actor: Actor,
  draft: DraftFacts = NO_DRAFT,
): readonly AvailableAction[] {
  return CASE_ACTIONS.map((action) => {
    const { transition, problems, delegation } = standing(state, actor, action);
    return {
      action,
      allowed: problems.length === 0,
      blockedBy: problems,
      missing: missingFor(state, action, transition, draft),
      delegation,
    };
  });
}

/** The boolean twin for one action. */
export function canAct(state: CaseState, actor: Actor, action: CaseAction): boolean {
  return standing(state, actor, action).problems.length === 0;
}
