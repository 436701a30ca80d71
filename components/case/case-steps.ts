import { paths } from '@/lib/config/paths';
import type { CaseAction } from '@/lib/domain/case/actions';
import { stepSlug } from '@/lib/domain/case/step-slugs';

/** Where an action is taken: a page of its own, or a place on the case page. Null where a case has none. */
export function placeOf(reference: string, action: CaseAction): string | null {
  if (action === 'ATTACH_EVIDENCE') return `${paths.case(reference)}#add-evidence`;
  const slug = stepSlug(action);
  return slug === null ? null : paths.caseStep(reference, slug);
}

/** What leads the case on, most pressing first: buttons, of which the first is the filled one. */
export const LEADING_ACTIONS: readonly CaseAction[] = [
  'MARK_REPLY_READ',
  'APPROVE_DETERMINATION',
  'COUNTERSIGN_SCREENING_OUT',
  'AGREE_CREDIBILITY_ASSESSMENT',
  'GRANT_REOPENING',
  'APPROVE_CORRECTION',
  'ISSUE_RETURN_CODE',
  'ACCEPT_CASE',
  'SAVE_INITIAL_ASSESSMENT',
  'SAVE_DETERMINATION_DRAFT',
  'RETURN_RECOMMENDATION',
  'REFUSE_SCREENING_OUT',
  'REFUSE_REOPENING',
  'REFUSE_CORRECTION',
  'REFUSE_RETURN_CODE',
  'RECORD_INTERVIEW',
  'RECORD_SITE_VISIT',
  'CONCLUDE_INVESTIGATION',
  'WITHDRAW_DETERMINATION',
  'SEND_RFI',
  'REMIND_RFI',
  'EXTEND_INVESTIGATION',
  'TAKE_CASE',
  'HAND_OVER_CASE',
  'ASSIGN_CASE',
  'DIRECT_INVESTIGATION',
  'PROPOSE_REOPENING',
  'PROPOSE_CORRECTION',
];

/** Of these, the ones that move the case forward: only such a one is ever the filled button. */
export const FORWARD_ACTIONS: readonly CaseAction[] = LEADING_ACTIONS.slice(0, 10);

/** What stands beside: links. */
export const SIDE_ACTIONS: readonly CaseAction[] = [
  'ADD_NOTE',
  'ATTACH_EVIDENCE',
  'ADD_INFORMATION',
  'REPLY_TO_RFI',
  'WITHDRAW_RFI',
  'PROPOSE_SCREENING_OUT',
  'REQUEST_REOPENING',
  'RECORD_RESPONSE',
  'WITHDRAW_CONSENT',
  'RECORD_ACCESS_REQUEST',
  'ANSWER_ACCESS_REQUEST',
  'PROPOSE_RETURN_CODE',
  'READ_SOURCE_IDENTITY',
  'NAME_IMPLICATED_UNIT',
  'RECUSE',
];
