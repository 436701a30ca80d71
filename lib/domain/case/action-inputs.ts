import type { Answerer } from '@/lib/domain/case/requests';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { Citable } from '@/lib/domain/assessment/finding';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { Channel, ReopeningBasis, ScreeningGround, SourceKind } from '@/lib/domain/case/allegation';
import type { Consent, ResponseKind } from '@/lib/domain/case/beside';
import type {
  CorrectableField,
  Correction,
  ProposedCorrection,
  StandingRecord,
} from '@/lib/domain/case/correction';
import type { EffectiveTime } from '@/lib/domain/case/events';
import type {
  InterviewCapacity,
  InvestigationEnd,
  InvestigationRecordSoFar,
  InvestigationType,
  SiteVisit,
} from '@/lib/domain/case/investigation';
import type { EvidenceKind } from '@/lib/domain/evidence/evidence';

/** The three things an approver attests (process §8, decision). */
export const APPROVAL_CHECKS = [
  'reviewProperlyConducted',
  'resultsConsistentWithEvidence',
  'criteriaMet',
] as const;
export type ApprovalCheck = (typeof APPROVAL_CHECKS)[number];

/** A person about to be given a part in the case; the unit is needed to keep implicated units out. */
export type Appointee = { readonly userId: string; readonly unitId: string | null };

/**
 * What each action is given. Ids are made by the caller beforehand, so that the value rows and the event agree.
 * Text is here to be checked as present; it is stored in value rows and never reaches an event.
 */
export type ActionInputs = {
  RECEIVE: {
    readonly id: string;
    readonly reference: string;
    readonly sourceKind: SourceKind | null;
    readonly channel: Channel | null;
    /** What happened, in the source's words. */
    readonly narrative: string;
    readonly placeText: string;
    /** Start of the incident, ISO day or instant. */
    readonly incidentStart: string;
    /** The source's own code; an import is keyed by it. */
    readonly sourceCode: string;
    readonly organisationId: string | null;
    /** When the reviewing body received it, when that is not now. */
    readonly received: EffectiveTime | null;
  };
  ACCEPT_CASE: Readonly<Record<never, never>>;
  ASSIGN_CASE: { readonly assignee: Appointee | null };
  TAKE_CASE: Readonly<Record<never, never>>;
  HAND_OVER_CASE: {
    readonly noteId: string;
    readonly assignee: Appointee | null;
    /** What the next person must know. */
    readonly note: string;
  };
  ADD_NOTE: {
    readonly noteId: string;
    readonly note: string;
    /** Colleagues named in it, each once. */
    readonly mentioned: readonly Appointee[];
    /** The very same words came just now: a form sent twice. */
    readonly isRepeated: boolean;
  };
  SAVE_INITIAL_ASSESSMENT: { readonly assessmentId: string };
  RECOMMEND_CREDIBILITY_ASSESSMENT: {
    readonly proposalId: string;
    readonly assessmentId: string;
    /** SHA-256 of the canonical assessment, hex: what is put forward is this and nothing else. */
    readonly contentHash: string;
    readonly assessment: InitialAssessment;
  };
  AGREE_CREDIBILITY_ASSESSMENT: { readonly proposalId: string };
  RETURN_RECOMMENDATION: { readonly proposalId: string; readonly remarks: string };
  DIRECT_INVESTIGATION: {
    readonly investigationId: string;
    readonly investigationType: InvestigationType | null;
    /** Who appoints the officer, by office or rank. */
    readonly appointingAuthority: string;
    /** The officer's name as it is to stand on file. */
    readonly officer: string;
    /** The officer's account, when there is one. */
    readonly officerAccount: Appointee | null;
    readonly scope: string;
    /** ISO day. */
    readonly dueOn: string;
  };
  EXTEND_INVESTIGATION: {
    readonly investigationId: string;
    readonly extensionId: string;
    /** ISO day. */
    readonly dueOn: string;
    /** The day that stood till now; null where none was set. */
    readonly dueBefore: string | null;
    readonly rationale: string;
  };
  RECORD_INTERVIEW: {
    readonly investigationId: string;
    readonly interviewId: string;
    readonly capacity: InterviewCapacity | null;
    /** ISO day. */
    readonly heldOn: string;
    readonly placeOrMeans: string;
    readonly whatSaid: string;
  };
  RECORD_SITE_VISIT: {
    readonly investigationId: string;
    readonly siteVisitId: string;
    readonly siteVisit: SiteVisit | null;
    /** ISO day; blank where no visit was made. */
    readonly visitedOn: string;
    readonly whatSeen: string;
    /** Why none was made. */
    readonly rationale: string;
  };
  CONCLUDE_INVESTIGATION: InvestigationEnd & {
    readonly investigationId: string;
    readonly soFar: InvestigationRecordSoFar;
  };
  SAVE_DETERMINATION_DRAFT: { readonly determinationId: string };
  SUBMIT_DETERMINATION: {
    readonly determinationId: string;
    /** SHA-256 of the canonical content, hex. */
    readonly contentHash: string;
    readonly content: DeterminationContent;
    /** The case named as target, as it stands now; null when none is named or none exists. */
    readonly duplicateTarget: DuplicateTarget | null;
    /** What the case holds that the findings may cite. */
    readonly citable: Citable;
  };
  WITHDRAW_DETERMINATION: { readonly determinationId: string };
  RETURN_DETERMINATION: { readonly determinationId: string; readonly remarks: string };
  APPROVE_DETERMINATION: {
    readonly determinationId: string;
    /** The hash of the content the approver was shown. */
    readonly contentHash: string;
    readonly checks: Readonly<Record<ApprovalCheck, boolean>>;
    /** As at submission: the case named as target, as it stands now. */
    readonly duplicateTarget: DuplicateTarget | null;
    /** The determination says the duplicate adds something; its target then gets a review task. */
    readonly duplicateAdds: boolean;
    /** Something came in after the submission that the approver does not say to have read. */
    readonly arrivalsUnread?: boolean;
    /** A reply to a request came of which the determination does not say what became of it. */
    readonly hasUnweighedReply: boolean;
  };
  PROPOSE_SCREENING_OUT: {
    readonly proposalId: string;
    readonly ground: ScreeningGround | null;
    readonly rationale: string;
  };
  COUNTERSIGN_SCREENING_OUT: { readonly proposalId: string };
  REFUSE_SCREENING_OUT: { readonly proposalId: string; readonly remarks: string };
  REQUEST_REOPENING: { readonly requestId: string; readonly rationale: string };
  PROPOSE_REOPENING: {
    readonly proposalId: string;
    readonly basis: ReopeningBasis | null;
    readonly whatChanged: string;
  };
  GRANT_REOPENING: {
    readonly proposalId: string;
    readonly reopenTo: 'UNDER_INITIAL_ASSESSMENT' | 'UNDER_CREDIBILITY_ASSESSMENT' | null;
  };
  REFUSE_REOPENING: { readonly proposalId: string; readonly remarks: string };
  PROPOSE_CORRECTION: {
    readonly proposalId: string;
    readonly correctedField: CorrectableField | null;
    /** Null where no field was chosen. */
    readonly correction: Correction | null;
    readonly standing: StandingRecord;
    /** Why, in words that the next report prints. */
    readonly rationale: string;
  };
  /** What was proposed, and the record as it stands now. */
  APPROVE_CORRECTION: {
    readonly proposalId: string;
    readonly correction: ProposedCorrection | null;
    readonly standing: StandingRecord;
  };
  REFUSE_CORRECTION: { readonly proposalId: string; readonly remarks: string };
  SEND_RFI: {
    readonly rfiId: string;
    readonly question: string;
    /** The ISO day by which an answer is asked for; null for none. */
    readonly dueOn: string | null;
    readonly answerer: Answerer;
    /** The body's own day, ISO. */
    readonly today: string;
  };
  REMIND_RFI: {
    readonly reminderId: string;
    readonly rfiId: string;
    /** A new ISO day by which an answer is asked for; null leaves it as it was. */
    readonly newDueOn: string | null;
    /** The body's own day on which the last reminder of it went out, ISO; null where none did. */
    readonly lastRemindedOn: string | null;
    readonly answerer: Answerer;
    /** The body's own day, ISO. */
    readonly today: string;
  };
  WITHDRAW_RFI: { readonly rfiId: string; readonly withdrawnBecause: string };
  REPLY_TO_RFI: {
    readonly rfiId: string;
    readonly replyId: string;
    readonly reply: string;
    readonly evidenceIds: readonly string[];
  };
  MARK_REPLY_READ: { readonly replyId: string };
  ATTACH_EVIDENCE: {
    readonly evidenceId: string;
    readonly evidenceKind: EvidenceKind | null;
    readonly title: string;
    /** The same file or link is on the case already. */
    readonly isHere: boolean;
  };
  RELEASE_EVIDENCE: {
    readonly evidenceId: string;
    /** Its name and its bytes do not agree, and nobody has let it through yet. */
    readonly isHeld: boolean;
    readonly rationale: string;
  };
  ADD_INFORMATION: {
    readonly informationId: string;
    readonly information: string;
    /** The very same words came just now: a form sent twice. */
    readonly isRepeated: boolean;
  };
  /** The source itself says something else now: a later version of its allegation (process §1). */
  APPEND_ALLEGATION_VERSION: Readonly<Record<never, never>>;
  NAME_IMPLICATED_UNIT: {
    readonly unitId: string;
    /** Whoever has the case is of this unit, and so has it no longer. */
    readonly barsAssignee: boolean;
    /** The author of this cycle's determination, who is of this unit; null where nobody is. */
    readonly barredAuthorId: string | null;
    /** Everyone who is of this unit now: a later move takes nobody out of it for this case. */
    readonly memberIds: readonly string[];
  };
  /** A supervisor may recuse somebody else; anyone else only themselves. */
  RECUSE: { readonly recusedUserId: string; readonly rationale: string };
  RECORD_RESPONSE: {
    readonly responseId: string;
    readonly responseKind: ResponseKind | null;
    /** ISO day. */
    readonly givenOn: string;
    readonly whatDone: string;
    /** The body that responded. */
    readonly byBody: string;
    /** The submitter may read it. */
    readonly isTold: boolean;
  };
  WITHDRAW_CONSENT: {
    readonly withdrawalId: string;
    readonly consents: readonly Consent[];
    /** How the submitter said so; asked of staff who enter it for them. */
    readonly rationale: string;
  };
  RECORD_ACCESS_REQUEST: {
    readonly requestId: string;
    /** ISO day. */
    readonly receivedOn: string;
    /** In what capacity and by what way: never the name, which belongs to the source's compartment. */
    readonly askedBy: string;
    readonly askedFor: string;
  };
  ANSWER_ACCESS_REQUEST: {
    readonly requestId: string;
    /** ISO day. */
    readonly answeredOn: string;
    readonly howAnswered: string;
  };
  PROPOSE_RETURN_CODE: {
    readonly proposalId: string;
    /** How the person was known again, in words. */
    readonly identityCheck: string;
  };
  ISSUE_RETURN_CODE: { readonly proposalId: string };
  REFUSE_RETURN_CODE: { readonly proposalId: string; readonly remarks: string };
  READ_SOURCE_IDENTITY: { readonly rationale: string };
  RECORD_HISTORIC_DETERMINATION: {
    readonly determinationId: string;
    readonly batchId: string;
    readonly outcome: Outcome | null;
    readonly reason: Reason | null;
    /** The body that decided, as the source names it. */
    readonly decidedBy: string;
    readonly effective: EffectiveTime;
  };
  CONFIRM_HISTORIC_BATCH: { readonly batchId: string };
};
