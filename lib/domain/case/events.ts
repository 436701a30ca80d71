import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { Channel, ReopeningBasis, ScreeningGround, SourceKind } from '@/lib/domain/case/allegation';
import type { Consent, ResponseKind } from '@/lib/domain/case/beside';
import type { CorrectableField } from '@/lib/domain/case/correction';
import type {
  InterviewCapacity,
  InvestigationEffect,
  InvestigationType,
  SiteVisit,
} from '@/lib/domain/case/investigation';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { EvidenceKind } from '@/lib/domain/evidence/evidence';
import type { EffectivePrecision } from '@/lib/domain/shared/incident-time';

/**
 * Everything that can happen to a case: a closed union in the past tense. Payloads hold ids, enums and hashes
 * only; words, figures and personal values live in versioned value rows, so that erasing one leaves the event true.
 */
export const EVENT_TYPES = [
  'CASE_RECEIVED',
  'CASE_ACCEPTED',
  'CASE_ASSIGNED',
  'CASE_TAKEN',
  'CASE_HANDED_OVER',
  'NOTE_ADDED',
  'INITIAL_ASSESSMENT_SAVED',
  'CREDIBILITY_ASSESSMENT_RECOMMENDED',
  'CREDIBILITY_ASSESSMENT_AGREED',
  'RECOMMENDATION_RETURNED',
  'INVESTIGATION_DIRECTED',
  'INVESTIGATION_EXTENDED',
  'INTERVIEW_RECORDED',
  'SITE_VISIT_RECORDED',
  'INVESTIGATION_CONCLUDED',
  'DETERMINATION_DRAFT_SAVED',
  'DETERMINATION_SUBMITTED',
  'DETERMINATION_WITHDRAWN',
  'DETERMINATION_RETURNED',
  'DETERMINATION_APPROVED',
  'SCREENING_OUT_PROPOSED',
  'CASE_SCREENED_OUT',
  'SCREENING_OUT_REFUSED',
  'REOPENING_REQUESTED',
  'REOPENING_PROPOSED',
  'CASE_REOPENED',
  'REOPENING_REFUSED',
  'CORRECTION_PROPOSED',
  'CORRECTION_APPROVED',
  'CORRECTION_REFUSED',
  'PERSON_RECUSED',
  'UNIT_IMPLICATED',
  'EVIDENCE_ATTACHED',
  'EVIDENCE_RELEASED',
  'EVIDENCE_OPENED',
  'INFORMATION_ADDED',
  'ALLEGATION_VERSION_APPENDED',
  'RFI_SENT',
  'RFI_REMINDED',
  'RFI_WITHDRAWN',
  'RFI_REPLY_RECEIVED',
  'RFI_REPLY_READ',
  'REVIEW_TASK_RAISED',
  'RESPONSE_RECORDED',
  'CONSENT_WITHDRAWN',
  'ACCESS_REQUESTED',
  'ACCESS_ANSWERED',
  'RETURN_CODE_PROPOSED',
  'RETURN_CODE_ISSUED',
  'RETURN_CODE_REFUSED',
  'SOURCE_IDENTITY_READ',
  'HISTORIC_DETERMINATION_RECORDED',
  'HISTORIC_BATCH_CONFIRMED',
  'CASE_CARRIED_IN',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What leaves a case as it was: somebody has read what is kept. Nobody has taken anything up by it, and nothing is new. */
export const READING_EVENTS: readonly EventType[] = ['SOURCE_IDENTITY_READ', 'EVIDENCE_OPENED'];

/** Why someone must look at a case again. */
export const REVIEW_TASKS = [
  'INFORMATION_AFTER_CLOSING',
  'REPLY_AFTER_CLOSING',
  'DUPLICATE_ADDS',
  'REOPENING_REQUESTED',
  'CONSENT_WITHDRAWN',
] as const;
export type ReviewTask = (typeof REVIEW_TASKS)[number];

type OfProposal = { readonly proposalId: string };
type OfDetermination = { readonly determinationId: string; readonly contentHash: string };
type OfInvestigation = { readonly investigationId: string };
type Nothing = Readonly<Record<never, never>>;

export type EventPayloads = {
  CASE_RECEIVED: {
    readonly sourceKind: SourceKind;
    readonly channel: Channel;
    readonly organisationId: string | null;
  };
  CASE_ACCEPTED: Nothing;
  CASE_ASSIGNED: { readonly assigneeId: string };
  CASE_TAKEN: { readonly assigneeId: string };
  CASE_HANDED_OVER: { readonly assigneeId: string; readonly noteId: string };
  NOTE_ADDED: { readonly noteId: string; readonly mentionedIds: readonly string[] };
  INITIAL_ASSESSMENT_SAVED: { readonly assessmentId: string };
  CREDIBILITY_ASSESSMENT_RECOMMENDED: OfProposal & {
    readonly assessmentId: string;
    readonly contentHash: string;
  };
  CREDIBILITY_ASSESSMENT_AGREED: OfProposal;
  RECOMMENDATION_RETURNED: OfProposal;
  INVESTIGATION_DIRECTED: {
    readonly investigationId: string;
    readonly investigationType: InvestigationType;
    readonly effect: InvestigationEffect;
    readonly officerId: string | null;
  };
  INVESTIGATION_EXTENDED: OfInvestigation & { readonly extensionId: string };
  INTERVIEW_RECORDED: OfInvestigation & {
    readonly interviewId: string;
    readonly capacity: InterviewCapacity;
  };
  SITE_VISIT_RECORDED: OfInvestigation & { readonly siteVisitId: string; readonly siteVisit: SiteVisit };
  INVESTIGATION_CONCLUDED: OfInvestigation;
  DETERMINATION_DRAFT_SAVED: { readonly determinationId: string };
  DETERMINATION_SUBMITTED: OfDetermination & { readonly outcome: Outcome; readonly reason: Reason | null };
  DETERMINATION_WITHDRAWN: OfDetermination;
  DETERMINATION_RETURNED: OfDetermination;
  DETERMINATION_APPROVED: OfDetermination & {
    readonly outcome: Outcome;
    readonly reason: Reason | null;
    readonly authorId: string;
  };
  SCREENING_OUT_PROPOSED: OfProposal & { readonly ground: ScreeningGround };
  CASE_SCREENED_OUT: OfProposal;
  SCREENING_OUT_REFUSED: OfProposal;
  REOPENING_REQUESTED: { readonly requestId: string };
  REOPENING_PROPOSED: OfProposal & { readonly basis: ReopeningBasis };
  CASE_REOPENED: OfProposal;
  REOPENING_REFUSED: OfProposal;
  CORRECTION_PROPOSED: OfProposal;
  CORRECTION_APPROVED: OfProposal & {
    readonly determinationId: string;
    readonly field: CorrectableField;
  };
  CORRECTION_REFUSED: OfProposal;
  PERSON_RECUSED: { readonly userId: string };
  UNIT_IMPLICATED: {
    readonly unitId: string;
    readonly barsAssignee: boolean;
    /** Who of this unit had written the determination of this cycle; null for nobody. */
    readonly barredAuthorId: string | null;
    /** Everyone who was of this unit then; earlier entries do not say. */
    readonly memberIds?: readonly string[];
  };
  EVIDENCE_ATTACHED: { readonly evidenceId: string; readonly evidenceKind: EvidenceKind };
  EVIDENCE_RELEASED: { readonly evidenceId: string };
  /** The original was handed out. */
  EVIDENCE_OPENED: { readonly evidenceId: string };
  INFORMATION_ADDED: { readonly informationId: string };
  ALLEGATION_VERSION_APPENDED: Nothing;
  RFI_SENT: { readonly rfiId: string };
  RFI_REMINDED: { readonly rfiId: string; readonly reminderId: string };
  RFI_WITHDRAWN: { readonly rfiId: string };
  /** With the files that came with it: a reply and its files are one act. */
  RFI_REPLY_RECEIVED: {
    readonly rfiId: string;
    readonly replyId: string;
    readonly evidenceIds: readonly string[];
  };
  RFI_REPLY_READ: { readonly replyId: string };
  REVIEW_TASK_RAISED: { readonly task: ReviewTask; readonly becauseOfCaseId: string };
  RESPONSE_RECORDED: {
    readonly responseId: string;
    readonly responseKind: ResponseKind;
    readonly isTold: boolean;
  };
  CONSENT_WITHDRAWN: { readonly withdrawalId: string; readonly consents: readonly Consent[] };
  ACCESS_REQUESTED: { readonly requestId: string };
  ACCESS_ANSWERED: { readonly requestId: string };
  RETURN_CODE_PROPOSED: OfProposal;
  RETURN_CODE_ISSUED: OfProposal;
  RETURN_CODE_REFUSED: OfProposal;
  SOURCE_IDENTITY_READ: Nothing;
  HISTORIC_DETERMINATION_RECORDED: {
    readonly determinationId: string;
    readonly batchId: string;
    readonly outcome: Outcome;
    readonly reason: Reason | null;
  };
  HISTORIC_BATCH_CONFIRMED: { readonly batchId: string };
  /** A placeholder for a case that was open when the body started; it comes with the opening balance (process §5). */
  CASE_CARRIED_IN: { readonly openingBalanceId: string };
};

/** When the fact took effect, as against when it was recorded: an instant or a day (ISO 8601), or not stated. */
export type EffectiveTime = { readonly at: string | null; readonly precision: EffectivePrecision };

/** What every event carries. `caseId` is another case's when a decision here gives that one a task. */
export type EventCommon = {
  readonly caseId: string;
  readonly cycle: number;
  readonly fromStatus: CaseStatus | null;
  readonly toStatus: CaseStatus;
  readonly recordedAt: string;
  readonly effective: EffectiveTime;
  /** The delegation by which the actor did it; left out where the act was the actor's own. It joins the payload. */
  readonly delegationId?: string;
};

/** One event as the domain hands it over to be appended; who acted is the actor of the transaction. */
export type NewEvent = {
  [T in EventType]: EventCommon & { readonly type: T; readonly payload: EventPayloads[T] };
}[EventType];
