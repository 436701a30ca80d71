import { closedStatusFor } from '@/lib/domain/assessment/outcome';
import { besideAfter } from '@/lib/domain/case/beside';
import { userIdOf } from '@/lib/domain/case/actor';
import { replyReceived, rfiSent, rfiWithdrawn } from '@/lib/domain/case/requests';
import { proposal, required, taskIfClosed, type Effects } from '@/lib/domain/case/effect';

/** Beside and after the main road. */
export const EFFECTS_BESIDE = {
  PROPOSE_SCREENING_OUT: (at, input) => ({
    change: { screeningOut: proposal(at, input.proposalId) },
    events: [
      {
        type: 'SCREENING_OUT_PROPOSED',
        payload: { proposalId: input.proposalId, ground: required(input.ground, 'a ground') },
      },
    ],
  }),
  COUNTERSIGN_SCREENING_OUT: (_at, { proposalId }) => ({
    change: { screeningOut: null, recommendation: null },
    events: [{ type: 'CASE_SCREENED_OUT', payload: { proposalId } }],
  }),
  REFUSE_SCREENING_OUT: (_at, { proposalId }) => ({
    change: { screeningOut: null },
    events: [{ type: 'SCREENING_OUT_REFUSED', payload: { proposalId } }],
  }),
  REQUEST_REOPENING: (at, { requestId }) => ({
    change: {},
    events: [
      { type: 'REOPENING_REQUESTED', payload: { requestId } },
      ...taskIfClosed(at, 'REOPENING_REQUESTED'),
    ],
  }),
  PROPOSE_REOPENING: (at, input) => ({
    change: { reopening: proposal(at, input.proposalId) },
    events: [
      {
        type: 'REOPENING_PROPOSED',
        payload: { proposalId: input.proposalId, basis: required(input.basis, 'a basis') },
      },
    ],
  }),
  GRANT_REOPENING: (at, { proposalId, reopenTo }) => {
    const officerId = at.state.investigation?.officerId ?? null;
    return {
      change: {
        status: required(reopenTo, 'a status to reopen to'),
        cycle: at.state.cycle + 1,
        workedOnBy: officerId === null ? [] : [officerId],
        determination: null,
        historic: null,
        reopening: null,
        correction: null,
        rfisSent: 0,
        openRfiIds: [],
      },
      events: [{ type: 'CASE_REOPENED', payload: { proposalId } }],
    };
  },
  REFUSE_REOPENING: (_at, { proposalId }) => ({
    change: { reopening: null },
    events: [{ type: 'REOPENING_REFUSED', payload: { proposalId } }],
  }),
  PROPOSE_CORRECTION: (at, { proposalId }) => ({
    change: { correction: proposal(at, proposalId) },
    events: [{ type: 'CORRECTION_PROPOSED', payload: { proposalId } }],
  }),
  APPROVE_CORRECTION: (_at, { proposalId, correction, standing: { determinationId } }) => ({
    change: { correction: null },
    events: [
      {
        type: 'CORRECTION_APPROVED',
        payload: { proposalId, determinationId, field: required(correction, 'a correction').field },
      },
    ],
  }),
  REFUSE_CORRECTION: (_at, { proposalId }) => ({
    change: { correction: null },
    events: [{ type: 'CORRECTION_REFUSED', payload: { proposalId } }],
  }),
  SEND_RFI: (at, { rfiId }) => ({
    change: rfiSent(at.state, rfiId),
    events: [{ type: 'RFI_SENT', payload: { rfiId } }],
  }),
  REMIND_RFI: (_at, { rfiId, reminderId }) => ({
    change: {},
    events: [{ type: 'RFI_REMINDED', payload: { rfiId, reminderId } }],
  }),
  WITHDRAW_RFI: (at, { rfiId }) => ({
    change: rfiWithdrawn(at.state, rfiId),
    events: [{ type: 'RFI_WITHDRAWN', payload: { rfiId } }],
  }),
  REPLY_TO_RFI: (at, { rfiId, replyId, evidenceIds }) => ({
    change: replyReceived(at.state, rfiId),
    events: [
      { type: 'RFI_REPLY_RECEIVED', payload: { rfiId, replyId, evidenceIds } },
      ...taskIfClosed(at, 'REPLY_AFTER_CLOSING'),
    ],
  }),
  MARK_REPLY_READ: (at, { replyId }) => ({
    change: { unreadReplies: at.state.unreadReplies - 1 },
    events: [{ type: 'RFI_REPLY_READ', payload: { replyId } }],
  }),
  ATTACH_EVIDENCE: (at, input) => ({
    change: {},
    events: [
      {
        type: 'EVIDENCE_ATTACHED',
        payload: {
          evidenceId: input.evidenceId,
          evidenceKind: required(input.evidenceKind, 'a kind of evidence'),
        },
      },
      // An import attaches to historic cases what belongs to their closing; that is no news.
      ...(at.actor.kind === 'OPERATOR' ? [] : taskIfClosed(at, 'INFORMATION_AFTER_CLOSING')),
    ],
  }),
  RELEASE_EVIDENCE: (_at, { evidenceId }) => ({
    change: {},
    events: [{ type: 'EVIDENCE_RELEASED', payload: { evidenceId } }],
  }),
  ADD_INFORMATION: (at, { informationId }) => ({
    change: {},
    events: [
      { type: 'INFORMATION_ADDED', payload: { informationId } },
      ...taskIfClosed(at, 'INFORMATION_AFTER_CLOSING'),
    ],
  }),
  APPEND_ALLEGATION_VERSION: (at) => ({
    change: {},
    events: [
      { type: 'ALLEGATION_VERSION_APPENDED', payload: {} },
      ...taskIfClosed(at, 'INFORMATION_AFTER_CLOSING'),
    ],
  }),
  NAME_IMPLICATED_UNIT: (at, { unitId, barsAssignee, barredAuthorId, memberIds }) => {
    const payload = { unitId, barsAssignee, barredAuthorId, memberIds };
    return {
      change: {
        ...besideAfter(at.state, { type: 'UNIT_IMPLICATED', payload }),
        implicatedUnitIds: [...at.state.implicatedUnitIds, unitId],
        assigneeId: barsAssignee ? null : at.state.assigneeId,
      },
      events: [{ type: 'UNIT_IMPLICATED', payload }],
    };
  },
  RECUSE: (at, { recusedUserId }) => ({
    change: {
      recusedUserIds: [...at.state.recusedUserIds, recusedUserId],
      assigneeId: at.state.assigneeId === recusedUserId ? null : at.state.assigneeId,
    },
    events: [{ type: 'PERSON_RECUSED', payload: { userId: recusedUserId } }],
  }),
  RECORD_RESPONSE: (_at, { responseId, responseKind, isTold }) => ({
    change: {},
    events: [
      {
        type: 'RESPONSE_RECORDED',
        payload: { responseId, responseKind: required(responseKind, 'a kind of response'), isTold },
      },
    ],
  }),
  WITHDRAW_CONSENT: (at, { withdrawalId, consents }) => {
    const payload = { withdrawalId, consents };
    return {
      change: besideAfter(at.state, { type: 'CONSENT_WITHDRAWN', payload }),
      events: [{ type: 'CONSENT_WITHDRAWN', payload }, ...taskIfClosed(at, 'CONSENT_WITHDRAWN')],
    };
  },
  RECORD_ACCESS_REQUEST: (at, { requestId }) => ({
    change: besideAfter(at.state, { type: 'ACCESS_REQUESTED', payload: { requestId } }),
    events: [{ type: 'ACCESS_REQUESTED', payload: { requestId } }],
  }),
  ANSWER_ACCESS_REQUEST: (at, { requestId }) => ({
    change: besideAfter(at.state, { type: 'ACCESS_ANSWERED', payload: { requestId } }),
    events: [{ type: 'ACCESS_ANSWERED', payload: { requestId } }],
  }),
  PROPOSE_RETURN_CODE: (at, { proposalId }) => ({
    change: { returnCode: proposal(at, proposalId) },
    events: [{ type: 'RETURN_CODE_PROPOSED', payload: { proposalId } }],
  }),
  ISSUE_RETURN_CODE: (_at, { proposalId }) => ({
    change: { returnCode: null },
    events: [{ type: 'RETURN_CODE_ISSUED', payload: { proposalId } }],
  }),
  REFUSE_RETURN_CODE: (_at, { proposalId }) => ({
    change: { returnCode: null },
    events: [{ type: 'RETURN_CODE_REFUSED', payload: { proposalId } }],
  }),
  READ_SOURCE_IDENTITY: () => ({ change: {}, events: [{ type: 'SOURCE_IDENTITY_READ', payload: {} }] }),
  RECORD_HISTORIC_DETERMINATION: (at, input) => {
    const outcome = required(input.outcome, 'an outcome');
    const { determinationId, batchId, reason, effective } = input;
    return {
      change: {
        status: closedStatusFor(outcome),
        historic: { batchId, recordedById: userIdOf(at.actor), confirmed: false },
        determination: {
          id: determinationId,
          stage: 'HISTORIC',
          authorId: null,
          contentHash: null,
          outcome,
          reason,
          submittedFrom: null,
        },
        recommendation: null,
        screeningOut: null,
      },
      events: [
        {
          type: 'HISTORIC_DETERMINATION_RECORDED',
          payload: { determinationId, batchId, outcome, reason },
          effective,
        },
      ],
    };
  },
  CONFIRM_HISTORIC_BATCH: (at, { batchId }) => ({
    change: { historic: { ...required(at.state.historic, 'an historic record'), confirmed: true } },
    events: [{ type: 'HISTORIC_BATCH_CONFIRMED', payload: { batchId } }],
  }),
} satisfies Partial<Effects>;
