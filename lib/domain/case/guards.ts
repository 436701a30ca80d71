import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { CONSENTS } from '@/lib/domain/case/beside';
import type { ProposalKind } from '@/lib/domain/case/actions';
import type { CaseState } from '@/lib/domain/case/case-state';
import type { Guard } from '@/lib/domain/case/transition-row';
import type { Problem } from '@/lib/domain/shared/outcome';
import type { ProblemCode } from '@/lib/domain/shared/problem-codes';
import { problem } from '@/lib/domain/shared/problem';

/** Whether a person worked on the current cycle: on the list, or its author or investigating officer (process §6). */
export function workedOnCycle(state: CaseState, userId: string): boolean {
  return (
    state.workedOnBy.includes(userId) ||
    state.determination?.authorId === userId ||
    state.investigation?.officerId === userId
  );
}

/** Whether the actor belongs to a unit named as implicated, or did when it was named. */
export function isOfImplicatedUnit(state: CaseState, actor: Actor): boolean {
  const userId = userIdOf(actor);
  const isNow = 'unitId' in actor && actor.unitId !== null && state.implicatedUnitIds.includes(actor.unitId);
  return isNow || (userId !== null && state.barredByUnitIds.includes(userId));
}

type Check = (state: CaseState, actor: Actor) => Problem | null;

const when = (broken: boolean, code: ProblemCode): Problem | null => (broken ? problem(code) : null);

const isNotPending =
  (kind: ProposalKind, code: ProblemCode): Check =>
  (state) =>
    when(state[kind] !== null, code);

/** Something waits for an answer, and the one who answers is not the one who put it forward. */
const isPending =
  (kind: ProposalKind, code: ProblemCode): Check =>
  (state, actor) => {
    const pending = state[kind];
    if (pending === null) return problem(code);
    return when(pending.byUserId === userIdOf(actor), 'ownProposal');
  };

/** What somebody put forward who has no part in the case any more is not carried out: another must put it forward. */
const isByNobodyBarred =
  (kind: ProposalKind): Check =>
  (state) => {
    const by = state[kind]?.byUserId ?? '';
    return when(state.recusedUserIds.includes(by) || state.barredByUnitIds.includes(by), 'proposerBarred');
  };

const CHECKS: Readonly<Record<Guard, Check>> = {
  DID_NOT_WORK_ON_CYCLE: (state, actor) => {
    const userId = userIdOf(actor);
    return when(userId === null || workedOnCycle(state, userId), 'workedOnThisCycle');
  },
  UNIT_NOT_IMPLICATED: (state, actor) => when(isOfImplicatedUnit(state, actor), 'unitImplicated'),
  AUTHOR_NOT_BARRED: ({ determination, recusedUserIds, barredByUnitIds }) => {
    const author = determination?.authorId ?? '';
    if (recusedUserIds.includes(author)) return problem('authorRecused');
    return when(barredByUnitIds.includes(author), 'authorUnitImplicated');
  },
  RECOMMENDER_NOT_BARRED: isByNobodyBarred('recommendation'),
  SCREENER_NOT_BARRED: isByNobodyBarred('screeningOut'),
  REOPENER_NOT_BARRED: isByNobodyBarred('reopening'),
  CORRECTOR_NOT_BARRED: isByNobodyBarred('correction'),
  IS_AUTHOR: (state, actor) => when(state.determination?.authorId !== userIdOf(actor), 'notAuthor'),
  IS_ASSIGNEE: (state, actor) =>
    when(state.assigneeId === null || state.assigneeId !== userIdOf(actor), 'notAssignee'),
  NOT_ASSIGNED: (state) => when(state.assigneeId !== null, 'assignedAlready'),
  IS_INVESTIGATING_OFFICER: (state, actor) =>
    when(
      state.investigation === null || state.investigation.officerId !== userIdOf(actor),
      'notInvestigatingOfficer',
    ),
  NO_INVESTIGATION_OPEN: (state) => when(state.investigation !== null, 'investigationOpen'),
  INVESTIGATION_OPEN: (state) => when(state.investigation === null, 'noInvestigationOpen'),
  NOT_HELD_BY_INVESTIGATION: (state) =>
    when(state.investigation?.effect === 'HOLDS_CASE_OPEN', 'heldByInvestigation'),
  NO_UNREAD_REPLY: (state) =>
    state.unreadReplies > 0 ? problem('unreadReply', undefined, { count: state.unreadReplies }) : null,
  UNREAD_REPLY: (state) => when(state.unreadReplies === 0, 'noUnreadReply'),
  RFI_OPEN: (state) => when(state.openRfiIds.length === 0, 'noRfiOpen'),
  RFI_SENT: (state) => when(state.rfisSent === 0, 'noRfiSent'),
  DETERMINATION_SUBMITTED: (state) =>
    when(state.determination?.stage !== 'SUBMITTED', 'noDeterminationSubmitted'),
  HAS_NO_DUPLICATES: (state) =>
    state.duplicateCount > 0 ? problem('hasDuplicates', undefined, { count: state.duplicateCount }) : null,
  MAY_BE_CONTACTED: (state) => when(state.withdrawnConsents.includes('CONTACT'), 'contactWithdrawn'),
  CONSENT_LEFT: (state) => when(state.withdrawnConsents.length === CONSENTS.length, 'nothingToWithdraw'),
  ACCESS_REQUEST_OPEN: (state) => when(state.openAccessRequestIds.length === 0, 'noAccessRequestOpen'),
  NO_PORTAL: (state) => when(state.organisationId !== null, 'hasPortal'),
  NEVER_DECIDED_HERE: (state) =>
    when(state.determination !== null && state.determination.stage !== 'HISTORIC', 'decidedHere'),
  HISTORIC_UNCONFIRMED: (state) =>
    when(state.historic === null || state.historic.confirmed, 'noHistoricUnconfirmed'),
  NOT_HISTORIC_RECORDER: (state, actor) =>
    when(state.historic !== null && state.historic.recordedById === userIdOf(actor), 'historicRecorder'),
  NO_PENDING_RECOMMENDATION: isNotPending('recommendation', 'recommendationPending'),
  NO_PENDING_SCREENINGOUT: isNotPending('screeningOut', 'screeningOutPending'),
  NO_PENDING_REOPENING: isNotPending('reopening', 'reopeningPending'),
  NO_PENDING_CORRECTION: isNotPending('correction', 'correctionPending'),
  NO_PENDING_RETURNCODE: isNotPending('returnCode', 'returnCodePending'),
  PENDING_RETURNCODE: isPending('returnCode', 'noReturnCodePending'),
  PENDING_RECOMMENDATION: isPending('recommendation', 'noRecommendationPending'),
  PENDING_SCREENINGOUT: isPending('screeningOut', 'noScreeningOutPending'),
  PENDING_REOPENING: isPending('reopening', 'noReopeningPending'),
  PENDING_CORRECTION: isPending('correction', 'noCorrectionPending'),
};

/** What of the row's guards stands in this person's way, all at once. */
export function guardProblems(guards: readonly Guard[], state: CaseState, actor: Actor): readonly Problem[] {
  return guards.flatMap((guard) => CHECKS[guard](state, actor) ?? []);
}
