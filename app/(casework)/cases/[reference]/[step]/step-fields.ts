import { REOPENING_BASES, SCREENING_GROUNDS } from '@/lib/domain/case/allegation';
import { CONSENTS, RESPONSE_KINDS } from '@/lib/domain/case/beside';
import {
  INTERVIEW_CAPACITIES,
  INVESTIGATION_TYPES,
  LEGAL_REVIEWS,
  SITE_VISITS,
} from '@/lib/domain/case/investigation';
import type { StepAction } from '@/lib/domain/case/step-slugs';

/** Lists of records that a field's choices come from. */
export type ChoiceSource =
  | 'staff'
  | 'colleagues'
  | 'evidence'
  | 'heldEvidence'
  | 'units'
  | 'openRequests'
  | 'unreadReplies'
  | 'openAccessRequests';

/**
 * One field of a step's form. Labels: `caseActions.fields.<name>`, or of `label` where a step asks the same in other words;
 * choices of an enum: `enums.<enumName>`.
 */
export type StepField = { readonly name: string; readonly optional?: boolean; readonly label?: string } & (
  | { readonly kind: 'TEXT' | 'LINE' | 'DAY' | 'TICK' }
  | {
      readonly kind: 'ENUM';
      readonly enumName: string;
      readonly values: readonly string[];
      readonly several?: boolean;
    }
  | { readonly kind: 'RECORD'; readonly from: ChoiceSource; readonly several?: boolean }
);

const rationale: StepField = { name: 'rationale', kind: 'TEXT' };
const remarks: StepField = { name: 'remarks', kind: 'TEXT' };
const note: StepField = { name: 'note', kind: 'TEXT' };

/** What each step's form asks, in order. What is required is the lifecycle table's to say; here stands how it is asked. */
export const STEP_FIELDS: Readonly<Record<StepAction, readonly StepField[]>> = {
  ACCEPT_CASE: [],
  ASSIGN_CASE: [{ name: 'assignee', kind: 'RECORD', from: 'staff' }],
  TAKE_CASE: [],
  HAND_OVER_CASE: [{ name: 'assignee', kind: 'RECORD', from: 'colleagues' }, note],
  ADD_NOTE: [note, { name: 'mentioned', kind: 'RECORD', from: 'colleagues', several: true, optional: true }],
  AGREE_CREDIBILITY_ASSESSMENT: [],
  RETURN_RECOMMENDATION: [remarks],
  DIRECT_INVESTIGATION: [
    { name: 'investigationType', kind: 'ENUM', enumName: 'InvestigationType', values: INVESTIGATION_TYPES },
    { name: 'appointingAuthority', kind: 'LINE' },
    { name: 'officer', kind: 'LINE' },
    { name: 'officerAccount', kind: 'RECORD', from: 'staff', optional: true },
    { name: 'scope', kind: 'TEXT' },
    { name: 'dueOn', kind: 'DAY' },
  ],
  EXTEND_INVESTIGATION: [{ name: 'dueOn', kind: 'DAY' }, rationale],
  RECORD_INTERVIEW: [
    { name: 'capacity', kind: 'ENUM', enumName: 'InterviewCapacity', values: INTERVIEW_CAPACITIES },
    { name: 'personName', kind: 'LINE', optional: true },
    { name: 'heldOn', kind: 'DAY' },
    { name: 'placeOrMeans', kind: 'LINE' },
    { name: 'whatSaid', kind: 'TEXT' },
  ],
  RECORD_SITE_VISIT: [
    { name: 'siteVisit', kind: 'ENUM', enumName: 'SiteVisit', values: SITE_VISITS },
    { name: 'visitedOn', kind: 'DAY', optional: true },
    { name: 'whatSeen', kind: 'TEXT', optional: true },
    { ...rationale, optional: true, label: 'whyNotVisited' },
  ],
  CONCLUDE_INVESTIGATION: [
    { name: 'findings', kind: 'TEXT' },
    { name: 'noInterviewReason', kind: 'TEXT', optional: true },
    { name: 'noSiteVisitReason', kind: 'TEXT', optional: true },
    { name: 'exhibits', kind: 'RECORD', from: 'evidence', several: true, optional: true },
    { name: 'legalReview', kind: 'ENUM', enumName: 'LegalReview', values: LEGAL_REVIEWS },
    { name: 'legalReviewBy', kind: 'LINE', optional: true },
    { name: 'legalReviewOn', kind: 'DAY', optional: true },
    { name: 'legalReviewResult', kind: 'TEXT', optional: true },
    { name: 'noLegalReviewReason', kind: 'TEXT', optional: true },
    { name: 'recommendations', kind: 'TEXT' },
  ],
  WITHDRAW_DETERMINATION: [],
  PROPOSE_SCREENING_OUT: [
    { name: 'ground', kind: 'ENUM', enumName: 'ScreeningGround', values: SCREENING_GROUNDS },
    rationale,
  ],
  COUNTERSIGN_SCREENING_OUT: [],
  REFUSE_SCREENING_OUT: [remarks],
  REQUEST_REOPENING: [rationale],
  PROPOSE_REOPENING: [
    { name: 'basis', kind: 'ENUM', enumName: 'ReopeningBasis', values: REOPENING_BASES },
    { name: 'whatChanged', kind: 'TEXT' },
  ],
  GRANT_REOPENING: [
    {
      name: 'reopenTo',
      kind: 'ENUM',
      enumName: 'CaseStatus',
      values: ['UNDER_INITIAL_ASSESSMENT', 'UNDER_CREDIBILITY_ASSESSMENT'],
    },
  ],
  REFUSE_REOPENING: [remarks],
  APPROVE_CORRECTION: [],
  REFUSE_CORRECTION: [remarks],
  SEND_RFI: [
    { name: 'question', kind: 'TEXT' },
    { name: 'dueOn', kind: 'DAY', optional: true },
  ],
  REMIND_RFI: [
    { name: 'rfiId', kind: 'RECORD', from: 'openRequests' },
    { name: 'newDueOn', kind: 'DAY', optional: true },
    { name: 'reminder', kind: 'TEXT', optional: true },
  ],
  WITHDRAW_RFI: [
    { name: 'rfiId', kind: 'RECORD', from: 'openRequests' },
    { name: 'withdrawnBecause', kind: 'TEXT' },
  ],
  REPLY_TO_RFI: [
    { name: 'rfiId', kind: 'RECORD', from: 'openRequests' },
    { name: 'reply', kind: 'TEXT' },
  ],
  MARK_REPLY_READ: [{ name: 'rfiId', kind: 'RECORD', from: 'unreadReplies' }],
  ATTACH_EVIDENCE: [],
  RELEASE_EVIDENCE: [{ name: 'evidenceId', kind: 'RECORD', from: 'heldEvidence' }, rationale],
  ADD_INFORMATION: [{ name: 'information', kind: 'TEXT' }],
  NAME_IMPLICATED_UNIT: [{ name: 'unitId', kind: 'RECORD', from: 'units' }],
  RECUSE: [{ name: 'recusedUserId', kind: 'RECORD', from: 'staff' }, rationale],
  RECORD_RESPONSE: [
    { name: 'responseKind', kind: 'ENUM', enumName: 'ResponseKind', values: RESPONSE_KINDS },
    { name: 'givenOn', kind: 'DAY' },
    { name: 'byBody', kind: 'LINE' },
    { name: 'whatDone', kind: 'TEXT' },
    { name: 'amount', kind: 'LINE', optional: true },
    { name: 'isTold', kind: 'TICK', optional: true },
  ],
  WITHDRAW_CONSENT: [
    { name: 'consents', kind: 'ENUM', enumName: 'Consent', values: CONSENTS, several: true },
    rationale,
  ],
  RECORD_ACCESS_REQUEST: [
    { name: 'receivedOn', kind: 'DAY' },
    { name: 'askedBy', kind: 'LINE' },
    { name: 'askedFor', kind: 'TEXT' },
  ],
  ANSWER_ACCESS_REQUEST: [
    { name: 'requestId', kind: 'RECORD', from: 'openAccessRequests' },
    { name: 'answeredOn', kind: 'DAY' },
    { name: 'howAnswered', kind: 'TEXT' },
  ],
  PROPOSE_RETURN_CODE: [{ name: 'identityCheck', kind: 'TEXT' }],
  ISSUE_RETURN_CODE: [],
  REFUSE_RETURN_CODE: [remarks],
  READ_SOURCE_IDENTITY: [rationale],
};
