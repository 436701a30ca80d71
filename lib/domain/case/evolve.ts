import { besideAfter } from '@/lib/domain/case/beside';
import { newCaseState, type CaseState, type CurrentDetermination } from '@/lib/domain/case/case-state';
import type { EventType } from '@/lib/domain/case/events';
import { lapsed } from '@/lib/domain/case/lapse';
import { replyReceived, rfiSent, rfiWithdrawn } from '@/lib/domain/case/requests';
import { isAssessing, type CaseStatus } from '@/lib/domain/case/status';
import { TRANSITIONS } from '@/lib/domain/case/transitions';

/** An event as it stands on record: what replay needs of it. The payload holds ids and enums. */
export type PastEvent = {
  readonly type: EventType;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly fromStatus: CaseStatus | null;
  readonly toStatus: CaseStatus | null;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Events that show their actor worked on the cycle (process §6), read off the table. */
export const WORK_EVENTS: readonly EventType[] = [
  ...new Set(TRANSITIONS.filter(({ isWork }) => isWork).flatMap(({ emits }) => emits)),
].filter((type) => type !== 'REVIEW_TASK_RAISED');

/**
 * Whose acts show that a person worked on a cycle: everybody's with an account. Whoever sent a report as a member of an
 * organisation, and joined the staff since, does not decide it.
 */
export const WORKING_KINDS = ['ANALYST', 'SUPERVISOR', 'OPERATOR', 'REPORTER'] as const;

type Step = (state: CaseState, event: PastEvent) => Partial<CaseState>;

/** The id an event must carry; a missing one means the record was written by something else than `decide`. */
function idIn({ type, payload }: PastEvent, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string') throw new Error(`${type} without ${name}`);
  return value;
}

const maybeIdIn = ({ payload }: PastEvent, name: string): string | null => {
  const value = payload[name];
  return typeof value === 'string' ? value : null;
};

const actorOf = (event: PastEvent): string => {
  if (event.actorId === null) throw new Error(`${event.type} without an account`);
  return event.actorId;
};

const pending = (event: PastEvent) => ({ id: idIn(event, 'proposalId'), byUserId: actorOf(event) });
const withOne = (list: readonly string[], id: string | null): readonly string[] =>
  id === null || list.includes(id) ? list : [...list, id];
const nothing: Step = () => ({});
const assigned: Step = (_state, event) => ({ assigneeId: idIn(event, 'assigneeId') });

const staged =
  (stage: CurrentDetermination['stage']): Step =>
  ({ determination }) => ({ determination: determination && { ...determination, stage } });

/** What each event changes beside the status, which every event carries itself. */
const STEPS: Readonly<Record<EventType, Step>> = {
  CASE_RECEIVED: nothing,
  CASE_CARRIED_IN: nothing,
  CASE_ACCEPTED: (state, event) => ({ assigneeId: state.assigneeId ?? actorOf(event) }),
  CASE_ASSIGNED: assigned,
  CASE_TAKEN: assigned,
  CASE_HANDED_OVER: assigned,
  NOTE_ADDED: nothing,
  INITIAL_ASSESSMENT_SAVED: nothing,
  CREDIBILITY_ASSESSMENT_RECOMMENDED: (_state, event) => ({ recommendation: pending(event) }),
  CREDIBILITY_ASSESSMENT_AGREED: () => ({ recommendation: null }),
  RECOMMENDATION_RETURNED: () => ({ recommendation: null }),
  INVESTIGATION_DIRECTED: (state, event) => {
    const officerId = maybeIdIn(event, 'officerId');
    const effect = event.payload.effect === 'HOLDS_CASE_OPEN' ? 'HOLDS_CASE_OPEN' : 'BESIDE_CLOSED_CASE';
    return {
      investigation: { id: idIn(event, 'investigationId'), effect, officerId },
      workedOnBy: withOne(state.workedOnBy, officerId),
    };
  },
  INVESTIGATION_EXTENDED: nothing,
  INTERVIEW_RECORDED: nothing,
  SITE_VISIT_RECORDED: nothing,
  INVESTIGATION_CONCLUDED: ({ investigation, determination }) => ({
    investigation: null,
    ...(investigation?.effect === 'HOLDS_CASE_OPEN' && determination?.submittedFrom === 'UNDER_INVESTIGATION'
      ? { determination: { ...determination, submittedFrom: 'UNDER_CREDIBILITY_ASSESSMENT' as const } }
      : {}),
  }),
  DETERMINATION_DRAFT_SAVED: (_state, event) => ({
    determination: {
      id: idIn(event, 'determinationId'),
      stage: 'DRAFT',
      authorId: actorOf(event),
      contentHash: null,
      outcome: null,
      reason: null,
      submittedFrom: null,
    },
  }),
  DETERMINATION_SUBMITTED: (_state, event) => ({
    determination: {
      id: idIn(event, 'determinationId'),
      stage: 'SUBMITTED',
      authorId: actorOf(event),
      contentHash: idIn(event, 'contentHash'),
      ...outcomeIn(event),
      submittedFrom: event.fromStatus !== null && isAssessing(event.fromStatus) ? event.fromStatus : null,
    },
  }),
  DETERMINATION_WITHDRAWN: staged('WITHDRAWN'),
  DETERMINATION_RETURNED: staged('RETURNED'),
  DETERMINATION_APPROVED: (state, event) => ({
    ...staged('APPROVED')(state, event),
    recommendation: null,
    screeningOut: null,
  }),
  SCREENING_OUT_PROPOSED: (_state, event) => ({ screeningOut: pending(event) }),
  CASE_SCREENED_OUT: () => ({ screeningOut: null, recommendation: null }),
  SCREENING_OUT_REFUSED: () => ({ screeningOut: null }),
  REOPENING_REQUESTED: nothing,
  REOPENING_PROPOSED: (_state, event) => ({ reopening: pending(event) }),
  CASE_REOPENED: (state) => ({
    cycle: state.cycle + 1,
    workedOnBy: withOne([], state.investigation?.officerId ?? null),
    determination: null,
    historic: null,
    reopening: null,
    correction: null,
    rfisSent: 0,
    openRfiIds: [],
  }),
  REOPENING_REFUSED: () => ({ reopening: null }),
  CORRECTION_PROPOSED: (_state, event) => ({ correction: pending(event) }),
  CORRECTION_APPROVED: () => ({ correction: null }),
  CORRECTION_REFUSED: () => ({ correction: null }),
  PERSON_RECUSED: (state, event) => {
    const recused = idIn(event, 'userId');
    return {
      recusedUserIds: withOne(state.recusedUserIds, recused),
      assigneeId: state.assigneeId === recused ? null : state.assigneeId,
    };
  },
  UNIT_IMPLICATED: (state, event) => ({
    ...besideAfter(state, { type: 'UNIT_IMPLICATED', payload: event.payload }),
    implicatedUnitIds: withOne(state.implicatedUnitIds, idIn(event, 'unitId')),
    assigneeId: event.payload['barsAssignee'] === true ? null : state.assigneeId,
  }),
  EVIDENCE_ATTACHED: nothing,
  EVIDENCE_RELEASED: nothing,
  EVIDENCE_OPENED: nothing,
  INFORMATION_ADDED: nothing,
  ALLEGATION_VERSION_APPENDED: nothing,
  RFI_SENT: (state, event) => rfiSent(state, idIn(event, 'rfiId')),
  RFI_REMINDED: nothing,
  RFI_WITHDRAWN: (state, event) => rfiWithdrawn(state, idIn(event, 'rfiId')),
  RFI_REPLY_RECEIVED: (state, event) => replyReceived(state, idIn(event, 'rfiId')),
  RFI_REPLY_READ: ({ unreadReplies }) => ({ unreadReplies: unreadReplies - 1 }),
  REVIEW_TASK_RAISED: nothing,
  RESPONSE_RECORDED: nothing,
  CONSENT_WITHDRAWN: (state, { payload }) => besideAfter(state, { type: 'CONSENT_WITHDRAWN', payload }),
  ACCESS_REQUESTED: (state, { payload }) => besideAfter(state, { type: 'ACCESS_REQUESTED', payload }),
  ACCESS_ANSWERED: (state, { payload }) => besideAfter(state, { type: 'ACCESS_ANSWERED', payload }),
  RETURN_CODE_PROPOSED: (_state, event) => ({ returnCode: pending(event) }),
  RETURN_CODE_ISSUED: () => ({ returnCode: null }),
  RETURN_CODE_REFUSED: () => ({ returnCode: null }),
  SOURCE_IDENTITY_READ: nothing,
  HISTORIC_DETERMINATION_RECORDED: (_state, event) => ({
    historic: { batchId: idIn(event, 'batchId'), recordedById: event.actorId, confirmed: false },
    determination: {
      id: idIn(event, 'determinationId'),
      stage: 'HISTORIC',
      authorId: null,
      contentHash: null,
      ...outcomeIn(event),
      submittedFrom: null,
    },
    recommendation: null,
    screeningOut: null,
  }),
  HISTORIC_BATCH_CONFIRMED: ({ historic }) => ({ historic: historic && { ...historic, confirmed: true } }),
};

function outcomeIn(event: PastEvent): Pick<CurrentDetermination, 'outcome' | 'reason'> {
  return {
    outcome: maybeIdIn(event, 'outcome') as CurrentDetermination['outcome'],
    reason: maybeIdIn(event, 'reason') as CurrentDetermination['reason'],
  };
}

/** A case after one more event. A task raised beside an act, here or by another case, is no write of its own. */
export function evolve(state: CaseState, event: PastEvent): CaseState {
  const isWork =
    event.actorId !== null &&
    WORK_EVENTS.includes(event.type) &&
    WORKING_KINDS.some((kind) => kind === event.actorKind);
  const worked = isWork ? { ...state, workedOnBy: withOne(state.workedOnBy, event.actorId) } : state;
  const isFirst = event.fromStatus === null;
  const next: CaseState = {
    ...worked,
    ...STEPS[event.type](worked, event),
    status: event.toStatus ?? state.status,
    version: isFirst || event.type === 'REVIEW_TASK_RAISED' ? state.version : state.version + 1,
  };
  return lapsed(state.status, next);
}

/**
 * A case as its events tell it, oldest first: the same state that `decide` left behind, without anything but the record
 * (process §6: nothing is deleted). What other cases' events tell (how many stand as its duplicates) is given.
 */
export function replay(
  identity: { readonly id: string; readonly reference: string; readonly organisationId: string | null },
  events: readonly PastEvent[],
  duplicateCount: number,
): CaseState {
  return { ...events.reduce(evolve, newCaseState(identity)), duplicateCount };
}
