import { REOPENING_BASES, SCREENING_GROUNDS } from '@/lib/domain/case/allegation';
import { INVESTIGATION_TYPES } from '@/lib/domain/case/investigation';
import type { StepAction } from '@/lib/domain/case/step-slugs';

/** Lists of records that a field's choices come from. */
export type ChoiceSource = 'staff' | 'colleagues' | 'units' | 'openRequests' | 'unreadReplies';

/** One field of a step's form. Labels: `caseActions.fields.<name>`; choices of an enum: `enums.<enumName>`. */
export type StepField = { readonly name: string; readonly optional?: boolean } & (
  | { readonly kind: 'TEXT' | 'LINE' | 'DAY' }
  | { readonly kind: 'ENUM'; readonly enumName: string; readonly values: readonly string[] }
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
    { name: 'officer', kind: 'LINE' },
    { name: 'officerAccount', kind: 'RECORD', from: 'staff', optional: true },
    { name: 'scope', kind: 'TEXT' },
    { name: 'dueOn', kind: 'DAY' },
  ],
  CONCLUDE_INVESTIGATION: [{ name: 'findings', kind: 'TEXT' }],
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
  REPLY_TO_RFI: [
    { name: 'rfiId', kind: 'RECORD', from: 'openRequests' },
    { name: 'reply', kind: 'TEXT' },
  ],
  MARK_REPLY_READ: [{ name: 'rfiId', kind: 'RECORD', from: 'unreadReplies' }],
  ATTACH_EVIDENCE: [],
  ADD_INFORMATION: [{ name: 'information', kind: 'TEXT' }],
  NAME_IMPLICATED_UNIT: [{ name: 'unitId', kind: 'RECORD', from: 'units' }],
  RECUSE: [{ name: 'recusedUserId', kind: 'RECORD', from: 'staff' }, rationale],
  READ_SOURCE_IDENTITY: [rationale],
};
