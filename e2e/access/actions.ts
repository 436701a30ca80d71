import { VISITORS, type Visitor } from './visitors';

/** What a server action that is called past its page answers at its door. */
export type DoorAnswer = 'LET_IN' | 'SIGNED_OUT' | 'NOT_FOUND';
export type DoorAnswers = Readonly<Record<Visitor, DoorAnswer>>;

const NOBODY: readonly Visitor[] = ['anonymous', 'holder', 'disabled'];

/** Some are let in; nobody is told to sign in; somebody else is told that there is no such thing. */
const only = (...letIn: readonly Visitor[]): DoorAnswers =>
  Object.fromEntries(
    VISITORS.map((visitor) => [
      visitor,
      letIn.includes(visitor) ? 'LET_IN' : NOBODY.includes(visitor) ? 'SIGNED_OUT' : 'NOT_FOUND',
    ]),
  ) as DoorAnswers;

const ANYONE = only(...VISITORS);
const CASEWORKERS = only('analyst', 'recusedAnalyst', 'supervisor');
const ANALYSTS = only('analyst', 'recusedAnalyst');
const STAFF = only('analyst', 'recusedAnalyst', 'supervisor', 'auditor');
const SUPERVISORS = only('supervisor');
const ADMINISTRATORS = only('admin');
const MEMBERS = only('ownReporter', 'otherReporter');
const HOLDERS = only('holder');

/** The steps of a case, and why the command refuses each to a recused analyst: for that, or for not being theirs at all. */
export const CASE_STEPS = {
  acceptCaseAction: 'recused',
  addInformationAction: 'recused',
  agreeCredibilityAssessmentAction: 'notYourRole',
  approveCorrectionAction: 'notYourRole',
  approveDeterminationAction: 'notYourRole',
  assignCaseAction: 'notYourRole',
  takeCaseAction: 'recused',
  handOverCaseAction: 'recused',
  addNoteAction: 'recused',
  concludeInvestigationAction: 'recused',
  extendInvestigationAction: 'notYourRole',
  recordInterviewAction: 'recused',
  recordSiteVisitAction: 'recused',
  countersignScreeningOutAction: 'notYourRole',
  directInvestigationAction: 'notYourRole',
  grantReopeningAction: 'notYourRole',
  markReplyReadAction: 'recused',
  nameImplicatedUnitAction: 'recused',
  proposeCorrectionAction: 'recused',
  proposeReopeningAction: 'recused',
  proposeScreeningOutAction: 'recused',
  recuseAction: 'recused',
  refuseCorrectionAction: 'notYourRole',
  refuseReopeningAction: 'notYourRole',
  refuseScreeningOutAction: 'notYourRole',
  replyToRfiAction: 'recused',
  requestReopeningAction: 'recused',
  returnDeterminationAction: 'notYourRole',
  returnRecommendationAction: 'notYourRole',
  sendRfiAction: 'recused',
  remindRfiAction: 'recused',
  withdrawRfiAction: 'recused',
  releaseEvidenceAction: 'recused',
  recordResponseAction: 'recused',
  withdrawConsentAction: 'recused',
  proposeReturnCodeAction: 'recused',
  issueReturnCodeAction: 'notYourRole',
  refuseReturnCodeAction: 'notYourRole',
  recordAccessRequestAction: 'recused',
  answerAccessRequestAction: 'recused',
  withdrawDeterminationAction: 'recused',
  writeDeterminationAction: 'recused',
  autosaveDeterminationAction: 'recused',
  writeInitialAssessmentAction: 'recused',
  autosaveInitialAssessmentAction: 'recused',
} as const;

/** Every server action of the build: actions.spec.ts fails for one without a row, and for a row without one. */
export const ACTIONS: Readonly<Record<string, DoorAnswers>> = {
  ...Object.fromEntries(Object.keys(CASE_STEPS).map((name) => [name, CASEWORKERS])),
  readSourceIdentityAction: STAFF,
  logAllegationAction: ANALYSTS,

  watchCaseAction: STAFF,
  unwatchCaseAction: STAFF,
  saveFilterAction: STAFF,
  removeFilterAction: STAFF,
  assignCasesAction: SUPERVISORS,

  giveDelegationAction: SUPERVISORS,
  acceptDelegationAction: CASEWORKERS,
  endDelegationAction: CASEWORKERS,

  stateFigureAction: CASEWORKERS,
  enterAdjustmentAction: CASEWORKERS,
  enterOpeningBalanceAction: CASEWORKERS,
  confirmFigureAction: SUPERVISORS,
  confirmHistoricBatchAction: SUPERVISORS,

  createAccountAction: ADMINISTRATORS,
  changeDetailsAction: ADMINISTRATORS,
  changeRoleAction: ADMINISTRATORS,
  switchAccountAction: ADMINISTRATORS,
  resetPasswordAction: ADMINISTRATORS,
  decideRequestAction: ADMINISTRATORS,
  createOrganisationAction: ADMINISTRATORS,
  switchOrganisationAction: ADMINISTRATORS,
  createUnitAction: ADMINISTRATORS,

  addInformationAsReporter: MEMBERS,
  requestReopeningAsReporter: MEMBERS,
  withdrawConsentAsReporter: MEMBERS,

  addInformationAsHolder: HOLDERS,
  requestReopeningAsHolder: HOLDERS,
  withdrawConsentAsHolder: HOLDERS,

  openReport: ANYONE,
  signInAction: ANYONE,
  choosePasswordAction: ANYONE,
};
