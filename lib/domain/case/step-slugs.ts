import { ACTIONS, type CaseAction } from '@/lib/domain/case/actions';

/** Actions that a batch or an import takes, never a page of one case. */
const WITHOUT_PAGE = [
  'RECEIVE',
  'RECORD_HISTORIC_DETERMINATION',
  'CONFIRM_HISTORIC_BATCH',
  'APPEND_ALLEGATION_VERSION',
] as const;

/** Actions that are the answers of one page, and one whose form depends on what it is about. */
const SHARED_PAGE: Readonly<Partial<Record<CaseAction, string>>> = {
  SAVE_INITIAL_ASSESSMENT: 'initial-assessment',
  RECOMMEND_CREDIBILITY_ASSESSMENT: 'initial-assessment',
  SAVE_DETERMINATION_DRAFT: 'determination',
  SUBMIT_DETERMINATION: 'determination',
  APPROVE_DETERMINATION: 'decide',
  RETURN_DETERMINATION: 'decide',
  PROPOSE_CORRECTION: 'propose-correction',
};

/** The page on which an action is taken, as the last part of its address; null where there is none. */
export function stepSlug(action: CaseAction): string | null {
  if (WITHOUT_PAGE.some((without) => without === action)) return null;
  return SHARED_PAGE[action] ?? action.toLowerCase().replaceAll('_', '-');
}

/** Actions with a page of their own, which is one short form. */
export type StepAction = Exclude<
  CaseAction,
  | (typeof WITHOUT_PAGE)[number]
  | 'SAVE_INITIAL_ASSESSMENT'
  | 'RECOMMEND_CREDIBILITY_ASSESSMENT'
  | 'SAVE_DETERMINATION_DRAFT'
  | 'SUBMIT_DETERMINATION'
  | 'APPROVE_DETERMINATION'
  | 'RETURN_DETERMINATION'
  | 'PROPOSE_CORRECTION'
>;

function isStepAction(action: (typeof ACTIONS)[number]): action is StepAction {
  return !WITHOUT_PAGE.some((without) => without === action) && !(action in SHARED_PAGE);
}

export const STEP_ACTIONS: readonly StepAction[] = ACTIONS.filter(isStepAction);

/** The action behind a page's address, or null. */
export function stepAction(slug: string): StepAction | null {
  return STEP_ACTIONS.find((action) => stepSlug(action) === slug) ?? null;
}
