import { closedStatusFor } from '@/lib/domain/assessment/outcome';
import type { CaseState, CurrentDetermination } from '@/lib/domain/case/case-state';
import {
  actorId,
  proposal,
  required,
  withPerson,
  type Allowed,
  type Effects,
  type EventBody,
} from '@/lib/domain/case/effect';
import { isAssessing, type AssessingStatus } from '@/lib/domain/case/status';

function submitted(
  at: Allowed,
): CurrentDetermination & { contentHash: string; submittedFrom: AssessingStatus; authorId: string } {
  const determination = required(at.state.determination, 'a determination');
  return {
    ...determination,
    contentHash: required(determination.contentHash, 'a content hash'),
    submittedFrom: required(determination.submittedFrom, 'a status to go back to'),
    authorId: required(determination.authorId, 'an author'),
  };
}

const giveBack = (at: Allowed, stage: 'RETURNED' | 'WITHDRAWN'): Partial<CaseState> => {
  const determination = submitted(at);
  return {
    status: determination.submittedFrom,
    determination: { ...determination, stage },
  };
};

const hashOf = (at: Allowed): { determinationId: string; contentHash: string } => {
  const { id, contentHash } = submitted(at);
  return { determinationId: id, contentHash };
};

/** The main road: from the first report to the decision. */
export const EFFECTS_TO_DECISION = {
  ACCEPT_CASE: (at) => ({
    change: { assigneeId: at.state.assigneeId ?? actorId(at) },
    events: [{ type: 'CASE_ACCEPTED', payload: {} }],
  }),
  ASSIGN_CASE: (_at, input) => {
    const assigneeId = required(input.assignee, 'an assignee').userId;
    return { change: { assigneeId }, events: [{ type: 'CASE_ASSIGNED', payload: { assigneeId } }] };
  },
  SAVE_INITIAL_ASSESSMENT: (_at, { assessmentId }) => ({
    change: {},
    events: [{ type: 'INITIAL_ASSESSMENT_SAVED', payload: { assessmentId } }],
  }),
  RECOMMEND_CREDIBILITY_ASSESSMENT: (at, { proposalId, assessmentId, contentHash }) => ({
    change: { recommendation: proposal(at, proposalId) },
    events: [
      {
        type: 'CREDIBILITY_ASSESSMENT_RECOMMENDED',
        payload: { proposalId, assessmentId, contentHash },
      },
    ],
  }),
  AGREE_CREDIBILITY_ASSESSMENT: (_at, { proposalId }) => ({
    change: { recommendation: null },
    events: [{ type: 'CREDIBILITY_ASSESSMENT_AGREED', payload: { proposalId } }],
  }),
  RETURN_RECOMMENDATION: (_at, { proposalId }) => ({
    change: { recommendation: null },
    events: [{ type: 'RECOMMENDATION_RETURNED', payload: { proposalId } }],
  }),
  DIRECT_INVESTIGATION: (at, input) => {
    const effect = at.transition.to.kind === 'STAYS' ? 'BESIDE_CLOSED_CASE' : 'HOLDS_CASE_OPEN';
    const officerId = input.officerAccount?.userId ?? null;
    const investigationType = required(input.investigationType, 'a type of investigation');
    const { investigationId } = input;
    return {
      change: {
        investigation: { id: investigationId, effect, officerId },
        // Serving as officer is working on the cycle.
        workedOnBy: officerId === null ? at.state.workedOnBy : withPerson(at.state.workedOnBy, officerId),
      },
      events: [
        {
          type: 'INVESTIGATION_DIRECTED',
          payload: { investigationId, investigationType, effect, officerId },
        },
      ],
    };
  },
  CONCLUDE_INVESTIGATION: (at, { investigationId }) => {
    const { determination, investigation } = at.state;
    // A determination submitted during the investigation now goes back, if returned, to the assessment it leads to.
    const goesBackElsewhere =
      investigation?.effect === 'HOLDS_CASE_OPEN' && determination?.submittedFrom === 'UNDER_INVESTIGATION';
    return {
      change: {
        investigation: null,
        ...(determination !== null && goesBackElsewhere
          ? { determination: { ...determination, submittedFrom: 'UNDER_CREDIBILITY_ASSESSMENT' as const } }
          : {}),
      },
      events: [{ type: 'INVESTIGATION_CONCLUDED', payload: { investigationId } }],
    };
  },
  SAVE_DETERMINATION_DRAFT: (at, { determinationId }) => ({
    change: {
      determination: {
        id: determinationId,
        stage: 'DRAFT',
        authorId: actorId(at),
        contentHash: null,
        outcome: null,
        reason: null,
        submittedFrom: null,
      },
    },
    events: [{ type: 'DETERMINATION_DRAFT_SAVED', payload: { determinationId } }],
  }),
  SUBMIT_DETERMINATION: (at, { determinationId, contentHash, content }) => {
    const outcome = required(content.outcome, 'an outcome');
    const { reason } = content;
    const submittedFrom = isAssessing(at.state.status) ? at.state.status : null;
    return {
      change: {
        determination: {
          id: determinationId,
          stage: 'SUBMITTED',
          authorId: actorId(at),
          contentHash,
          outcome,
          reason,
          submittedFrom,
        },
      },
      events: [
        { type: 'DETERMINATION_SUBMITTED', payload: { determinationId, contentHash, outcome, reason } },
      ],
    };
  },
  WITHDRAW_DETERMINATION: (at) => ({
    change: giveBack(at, 'WITHDRAWN'),
    events: [{ type: 'DETERMINATION_WITHDRAWN', payload: hashOf(at) }],
  }),
  RETURN_DETERMINATION: (at) => ({
    change: giveBack(at, 'RETURNED'),
    events: [{ type: 'DETERMINATION_RETURNED', payload: hashOf(at) }],
  }),
  APPROVE_DETERMINATION: (at, input) => {
    const determination = submitted(at);
    const { authorId, reason } = determination;
    const outcome = required(determination.outcome, 'an outcome');
    const approved: EventBody = {
      type: 'DETERMINATION_APPROVED',
      payload: { ...hashOf(at), outcome, reason, authorId },
    };
    const target = outcome === 'DUPLICATE' && input.duplicateAdds ? input.duplicateTarget : null;
    const task: readonly EventBody[] =
      target === null
        ? []
        : [
            {
              type: 'REVIEW_TASK_RAISED',
              payload: { task: 'DUPLICATE_ADDS', becauseOfCaseId: at.state.id },
              of: target,
            },
          ];
    return {
      change: {
        status: closedStatusFor(outcome),
        determination: { ...determination, stage: 'APPROVED' },
        recommendation: null,
        screeningOut: null,
      },
      events: [approved, ...task],
    };
  },
} satisfies Partial<Effects>;
