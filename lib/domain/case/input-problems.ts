import { missingForSubmission } from '@/lib/domain/assessment/completeness';
import { duplicateTargetProblems } from '@/lib/domain/assessment/completeness-duplicate';
import { missingForRecommendation } from '@/lib/domain/assessment/initial-assessment';
import { reasonsFor } from '@/lib/domain/assessment/outcome';
import { APPROVAL_CHECKS, type ActionInputs, type Appointee } from '@/lib/domain/case/action-inputs';
import type { Action, CaseAction } from '@/lib/domain/case/actions';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import type { CaseState, PendingProposal } from '@/lib/domain/case/case-state';
import { correctionProblems, isStillOnRecord } from '@/lib/domain/case/correction';
import {
  conclusionProblems,
  extensionProblems,
  interviewProblems,
  siteVisitProblems,
} from '@/lib/domain/case/investigation-problems';
import { answererProblems } from '@/lib/domain/case/requests';
import type { Transition } from '@/lib/domain/case/transition-row';
import { isAfter } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { missingField, problem } from '@/lib/domain/shared/problem';
import type { ProblemCode } from '@/lib/domain/shared/problem-codes';
import { isBlank } from '@/lib/domain/shared/text';

/** The required fields of the row that were left blank. */
export function blankFields<A extends Action>(
  transition: Transition,
  input: ActionInputs[A],
): readonly Problem[] {
  const given = input as Readonly<Record<string, unknown>>;
  return transition.required
    .filter((field) => {
      const value = given[field];
      return value === null || value === undefined || (typeof value === 'string' && isBlank(value));
    })
    .map(missingField);
}

/** Everything an input is measured against. */
export type Situation = { readonly state: CaseState; readonly actor: Actor; readonly now: string };

type Check<A extends CaseAction> = (situation: Situation, input: ActionInputs[A]) => readonly Problem[];

const when = (broken: boolean, code: ProblemCode, field?: string): readonly Problem[] =>
  broken ? [problem(code, field)] : [];

/** The proposal answered is the one that is pending, not one put in its place since the page was opened. */
const answers = (pending: PendingProposal | null, proposalId: string): readonly Problem[] =>
  when(pending !== null && pending.id !== proposalId, 'proposalChanged');

function appointeeProblems(state: CaseState, appointee: Appointee | null, field: string): readonly Problem[] {
  if (appointee === null) return [];
  const isOfUnit = appointee.unitId !== null && state.implicatedUnitIds.includes(appointee.unitId);
  return [
    ...when(state.recusedUserIds.includes(appointee.userId), 'appointeeRecused', field),
    ...when(isOfUnit, 'appointeeUnitImplicated', field),
  ];
}

/** What has been done was not done tomorrow. */
const notYet = (day: string, now: string, field: string): readonly Problem[] =>
  when(isAfter(day, now), 'dateInFuture', field);

const sameDetermination = (
  { state }: Situation,
  input: { readonly determinationId: string },
): readonly Problem[] =>
  when(
    state.determination !== null && state.determination.id !== input.determinationId,
    'determinationChanged',
  );

/** A returned or withdrawn determination stays as it is; the next draft may be a new one. */
const sameDraft = (situation: Situation, input: { readonly determinationId: string }): readonly Problem[] =>
  situation.state.determination?.stage === 'DRAFT' ? sameDetermination(situation, input) : [];

/** What is asked about was asked in this cycle, and neither answered nor taken back. */
const openRequest = (state: CaseState, rfiId: string): readonly Problem[] =>
  when(rfiId !== '' && !state.openRfiIds.includes(rfiId), 'rfiNotOpen', 'rfiId');

/** A question that nobody could answer is none; each refusal says what would help. */
const CHECKS: { readonly [A in CaseAction]?: Check<A> } = {
  ASSIGN_CASE: ({ state }, input) => appointeeProblems(state, input.assignee, 'assignee'),
  HAND_OVER_CASE: ({ state, actor }, { assignee }) => [
    ...when(assignee !== null && assignee.userId === userIdOf(actor), 'handedToOneself', 'assignee'),
    ...appointeeProblems(state, assignee, 'assignee'),
  ],
  ADD_NOTE: ({ state }, { mentioned, isRepeated }) => [
    ...mentioned.flatMap((person) => appointeeProblems(state, person, 'mentioned')),
    ...when(isRepeated, 'receivedAlready', 'note'),
  ],
  ADD_INFORMATION: (_situation, { isRepeated }) => when(isRepeated, 'receivedAlready', 'information'),
  ATTACH_EVIDENCE: (_situation, { isHere }) => when(isHere, 'evidenceHereAlready', 'files'),
  RECOMMEND_CREDIBILITY_ASSESSMENT: (_situation, { assessment }) => missingForRecommendation(assessment),
  AGREE_CREDIBILITY_ASSESSMENT: ({ state }, input) => answers(state.recommendation, input.proposalId),
  RETURN_RECOMMENDATION: ({ state }, input) => answers(state.recommendation, input.proposalId),
  DIRECT_INVESTIGATION: ({ state }, input) => appointeeProblems(state, input.officerAccount, 'officer'),
  EXTEND_INVESTIGATION: extensionProblems,
  RECORD_INTERVIEW: interviewProblems,
  RECORD_SITE_VISIT: siteVisitProblems,
  CONCLUDE_INVESTIGATION: conclusionProblems,
  SAVE_DETERMINATION_DRAFT: sameDraft,
  SUBMIT_DETERMINATION: (situation, input) => [
    ...sameDraft(situation, input),
    ...missingForSubmission(input.content, situation.state, input.duplicateTarget, input.citable),
  ],
  WITHDRAW_DETERMINATION: sameDetermination,
  RETURN_DETERMINATION: sameDetermination,
  APPROVE_DETERMINATION: (situation, input) => {
    const determination = situation.state.determination;
    const isDuplicate = determination?.outcome === 'DUPLICATE';
    return [
      ...sameDetermination(situation, input),
      // An approval holds for exactly the content that was read (process §6).
      ...when(determination !== null && determination.contentHash !== input.contentHash, 'contentChanged'),
      ...when(!APPROVAL_CHECKS.every((check) => input.checks[check]), 'checksNotGiven', 'checks'),
      ...when(input.arrivalsUnread === true, 'arrivalsUnread', 'arrivalsRead'),
      ...when(input.hasUnweighedReply, 'replyNotWeighedYet'),
      ...(isDuplicate ? duplicateTargetProblems(situation.state, input.duplicateTarget, null) : []),
    ];
  },
  SEND_RFI: (_situation, { answerer, dueOn, today }) => [
    ...when(dueOn !== null && dueOn < today, 'dateInPast', 'dueOn'),
    ...answererProblems(answerer, 'question'),
  ],
  REMIND_RFI: ({ state }, input) => [
    ...openRequest(state, input.rfiId),
    ...when(input.lastRemindedOn === input.today, 'remindedToday', 'rfiId'),
    ...when(input.newDueOn !== null && input.newDueOn < input.today, 'dateInPast', 'newDueOn'),
    ...answererProblems(input.answerer, 'rfiId'),
  ],
  WITHDRAW_RFI: ({ state }, { rfiId }) => openRequest(state, rfiId),
  RELEASE_EVIDENCE: (_situation, { isHeld }) => when(!isHeld, 'evidenceNotHeld', 'evidenceId'),
  COUNTERSIGN_SCREENING_OUT: ({ state }, input) => answers(state.screeningOut, input.proposalId),
  REFUSE_SCREENING_OUT: ({ state }, input) => answers(state.screeningOut, input.proposalId),
  GRANT_REOPENING: ({ state }, input) => answers(state.reopening, input.proposalId),
  REFUSE_REOPENING: ({ state }, input) => answers(state.reopening, input.proposalId),
  PROPOSE_CORRECTION: ({ state, now }, { correction, standing }) =>
    correction === null ? [] : correctionProblems(correction, standing, { rfisSent: state.rfisSent, now }),
  APPROVE_CORRECTION: ({ state, now }, { proposalId, correction, standing }) => {
    if (correction === null || state.correction?.id !== proposalId) return [problem('proposalChanged')];
    return isStillOnRecord(correction, standing)
      ? correctionProblems(correction, standing, { rfisSent: state.rfisSent, now })
      : [problem('correction.recordChanged')];
  },
  REFUSE_CORRECTION: ({ state }, input) => answers(state.correction, input.proposalId),
  NAME_IMPLICATED_UNIT: ({ state }, input) =>
    when(state.implicatedUnitIds.includes(input.unitId), 'unitAlreadyImplicated', 'unitId'),
  RECUSE: ({ state, actor }, input) => [
    ...when(
      actor.kind !== 'SUPERVISOR' && input.recusedUserId !== userIdOf(actor),
      'onlySelfRecusal',
      'recusedUserId',
    ),
    ...when(state.recusedUserIds.includes(input.recusedUserId), 'alreadyRecused', 'recusedUserId'),
  ],
  ISSUE_RETURN_CODE: ({ state }, input) => answers(state.returnCode, input.proposalId),
  REFUSE_RETURN_CODE: ({ state }, input) => answers(state.returnCode, input.proposalId),
  RECORD_RESPONSE: ({ now }, { givenOn }) => notYet(givenOn, now, 'givenOn'),
  WITHDRAW_CONSENT: ({ state }, { consents }) =>
    consents.length === 0
      ? [missingField('consents')]
      : when(
          consents.every((consent) => state.withdrawnConsents.includes(consent)),
          'consentAlreadyWithdrawn',
          'consents',
        ),
  RECORD_ACCESS_REQUEST: ({ now }, { receivedOn }) => notYet(receivedOn, now, 'receivedOn'),
  ANSWER_ACCESS_REQUEST: ({ state, now }, { requestId, answeredOn }) => [
    ...when(!state.openAccessRequestIds.includes(requestId), 'accessRequestAnswered', 'requestId'),
    ...notYet(answeredOn, now, 'answeredOn'),
  ],
  RECORD_HISTORIC_DETERMINATION: ({ state, now }, input) => [
    // A duplicate has no duplicates of its own, wherever it was decided (process §6).
    ...(input.outcome === 'DUPLICATE' && state.duplicateCount > 0
      ? [problem('hasDuplicates', 'outcome', { count: state.duplicateCount })]
      : []),
    ...when(input.effective.at !== null && isAfter(input.effective.at, now), 'dateInFuture', 'effective'),
    ...when(
      input.outcome !== null && input.reason !== null && !reasonsFor(input.outcome).includes(input.reason),
      'reasonDoesNotFitOutcome',
      'reason',
    ),
  ],
  CONFIRM_HISTORIC_BATCH: ({ state }, input) =>
    when(state.historic !== null && state.historic.batchId !== input.batchId, 'historicBatchChanged'),
};

/** What is wrong with the input beyond blank fields; empty when the action asks nothing more. */
export function inputProblems<A extends CaseAction>(
  action: A,
  situation: Situation,
  input: ActionInputs[A],
): readonly Problem[] {
  const check: Check<A> | undefined = CHECKS[action];
  return check === undefined ? [] : check(situation, input);
}
