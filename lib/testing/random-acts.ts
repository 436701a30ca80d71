import { randomBytes } from 'node:crypto';
import { acceptCase } from '@/lib/db/commands/accept-case';
import type { Acted, CaseTarget } from '@/lib/db/commands/act-on-case';
import { addInformation } from '@/lib/db/commands/add-information';
import { addNote } from '@/lib/db/commands/add-note';
import { agreeCredibilityAssessment } from '@/lib/db/commands/agree-credibility-assessment';
import { answerAccessRequest } from '@/lib/db/commands/answer-access-request';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { assignCase } from '@/lib/db/commands/assign-case';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { countersignScreeningOut } from '@/lib/db/commands/countersign-screening-out';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { extendInvestigation } from '@/lib/db/commands/extend-investigation';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { handOverCase } from '@/lib/db/commands/hand-over-case';
import { issueReturnCode } from '@/lib/db/commands/issue-return-code';
import { markReplyRead } from '@/lib/db/commands/mark-reply-read';
import { nameImplicatedUnit } from '@/lib/db/commands/name-implicated-unit';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { proposeReturnCode } from '@/lib/db/commands/propose-return-code';
import { proposeScreeningOut } from '@/lib/db/commands/propose-screening-out';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { recordAccessRequest } from '@/lib/db/commands/record-access-request';
import { recordInterview } from '@/lib/db/commands/record-interview';
import { recordResponse } from '@/lib/db/commands/record-response';
import { recordSiteVisit } from '@/lib/db/commands/record-site-visit';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { refuseCorrection } from '@/lib/db/commands/refuse-correction';
import { refuseReopening } from '@/lib/db/commands/refuse-reopening';
import { refuseReturnCode } from '@/lib/db/commands/refuse-return-code';
import { refuseScreeningOut } from '@/lib/db/commands/refuse-screening-out';
import { releaseEvidence } from '@/lib/db/commands/release-evidence';
import { remindRfi } from '@/lib/db/commands/remind-rfi';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { returnRecommendation } from '@/lib/db/commands/return-recommendation';
import { saveInitialAssessment } from '@/lib/db/commands/save-initial-assessment';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { takeCase } from '@/lib/db/commands/take-case';
import { withdrawDetermination } from '@/lib/db/commands/withdraw-determination';
import { withdrawRfi } from '@/lib/db/commands/withdraw-rfi';
import { withdrawConsent } from '@/lib/db/commands/withdraw-consent';
import type { Action } from '@/lib/domain/case/actions';
import { REASONS } from '@/lib/domain/assessment/outcome';
import type { Correction } from '@/lib/domain/case/correction';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { CONSENTS, RESPONSE_KINDS } from '@/lib/domain/case/beside';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { Actor } from '@/lib/domain/case/actor';
import { CONCLUSION_EXAMPLE } from '@/lib/domain/case/example-record';
import { INTERVIEW_CAPACITIES, SITE_VISITS } from '@/lib/domain/case/investigation';
import { isHeld, type CaseFile } from '@/lib/domain/case/case-file';
import type { Outcome } from '@/lib/domain/shared/outcome';
import { ALL_CHECKS } from '@/prisma/factories/cases';
import {
  credibleDetermination,
  duplicateOf,
  insufficientInformation,
  potentialFound,
} from '@/prisma/factories/determinations';

/** What a random act can name: everybody, the units, another case, and a die from 0 to 59. */
export type World = {
  readonly userIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly otherReference: string;
  readonly dice: number;
};

/** One act on a case by someone who saw `file`; `file` is what was there when the page was opened. */
type Act = (given: {
  readonly actor: Actor;
  readonly target: CaseTarget;
  readonly file: CaseFile;
  readonly world: World;
}) => Promise<Outcome<Acted>>;

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const WORDS = 'Words of an invented case.';
const HELD_FILE = {
  sha256: 'de'.repeat(32),
  size: 7,
  mediaType: 'application/octet-stream',
  heldBecause: ['NAME_SAYS_OTHER'],
  contents: null,
  fileName: 'roof.png',
} as const;
const one = <T>(values: readonly T[], dice: number): T | undefined => values[dice % values.length];

const contentOf = ({ otherReference, dice }: World, { requests }: CaseFile): DeterminationContent => {
  const content =
    [credibleDetermination(), insufficientInformation(), duplicateOf(otherReference, dice % 2 === 0)][
      dice % 3
    ] ?? credibleDetermination();
  const replies = requests
    .filter(({ repliedAt }) => repliedAt !== null)
    .map(({ id }) => ({ rfiId: id, use: dice % 2 === 0 ? 'USED' : 'NOT_USED', how: WORDS }) as const);
  return { ...content, replies };
};
const CORRECTIONS: readonly ((dice: number) => Correction)[] = [
  (dice) => ({ field: 'KILLED', to: { best: dice % 9, min: 0, max: 9 } }),
  (dice) => ({ field: 'INJURED', to: { best: dice % 9, min: 0, max: 9 } }),
  (dice) => ({ field: 'PUBLIC_TEXT', to: `${WORDS} ${dice}` }),
  (dice) => ({ field: 'PLACE_NAME', to: `Tell Marzuq ${dice}` }),
  (dice) => ({ field: 'GOVERNORATE', to: one(GOVERNORATES, dice)?.code ?? null }),
  (dice) => ({ field: 'REASON', to: one(REASONS, dice) ?? null }),
];
const correctionOf = ({ dice }: World) => {
  const correction = one(CORRECTIONS, dice)?.(dice) ?? null;
  return { correctedField: correction?.field ?? null, correction };
};
const investigationOf = ({ state }: CaseFile) => ({ investigationId: state.investigation?.id ?? NOWHERE });
const determinationOf = ({ state }: CaseFile): string => state.determination?.id ?? NOWHERE;
const unanswered = ({ requests }: CaseFile): string =>
  requests.find(({ repliedAt, withdrawnAt }) => repliedAt === null && withdrawnAt === null)?.id ?? NOWHERE;
const unread = ({ requests }: CaseFile): string =>
  requests.find(({ repliedAt, replyReadAt }) => repliedAt !== null && replyReadAt === null)?.id ?? NOWHERE;
const answering = (pending: { readonly id: string } | null) => ({ proposalId: pending?.id ?? NOWHERE });

/** Every act on a case that people can do by hand. Imports and historic batches have tests of their own. */
export const RANDOM_ACTS = {
  ACCEPT_CASE: ({ actor, target }) => acceptCase(actor, target),
  ASSIGN_CASE: ({ actor, target, world }) =>
    assignCase(actor, target, { assigneeId: one(world.userIds, world.dice) ?? null }),
  TAKE_CASE: ({ actor, target }) => takeCase(actor, target),
  HAND_OVER_CASE: ({ actor, target, world }) =>
    handOverCase(actor, target, { assigneeId: one(world.userIds, world.dice) ?? null, note: WORDS }),
  ADD_NOTE: ({ actor, target, world }) =>
    addNote(actor, target.caseId, { note: WORDS, mentionedIds: world.userIds.slice(0, world.dice % 2) }),
  SAVE_INITIAL_ASSESSMENT: ({ actor, target }) => saveInitialAssessment(actor, target, potentialFound()),
  RECOMMEND_CREDIBILITY_ASSESSMENT: ({ actor, target }) =>
    recommendCredibilityAssessment(actor, target, potentialFound(WORDS)),
  AGREE_CREDIBILITY_ASSESSMENT: ({ actor, target, file }) =>
    agreeCredibilityAssessment(actor, target, answering(file.state.recommendation)),
  RETURN_RECOMMENDATION: ({ actor, target, file }) =>
    returnRecommendation(actor, target, { ...answering(file.state.recommendation), remarks: WORDS }),
  DIRECT_INVESTIGATION: ({ actor, target, world }) =>
    directInvestigation(actor, target, {
      investigationType: 'AR_15_6',
      appointingAuthority: 'The commanding general',
      officer: 'Major Okafor',
      officerId: world.dice % 2 === 0 ? null : (one(world.userIds, world.dice) ?? null),
      scope: WORDS,
      dueOn: '2027-01-01',
    }),
  EXTEND_INVESTIGATION: ({ actor, target, file, world }) =>
    extendInvestigation(actor, target, {
      ...investigationOf(file),
      dueOn: `2027-02-${String((world.dice % 28) + 1).padStart(2, '0')}`,
      rationale: WORDS,
    }),
  RECORD_INTERVIEW: ({ actor, target, file, world }) =>
    recordInterview(actor, target, {
      ...investigationOf(file),
      capacity: one(INTERVIEW_CAPACITIES, world.dice) ?? null,
      heldOn: '2026-01-01',
      placeOrMeans: WORDS,
      whatSaid: WORDS,
      personName: world.dice % 2 === 0 ? '' : WORDS,
    }),
  RECORD_SITE_VISIT: ({ actor, target, file, world }) =>
    recordSiteVisit(actor, target, {
      ...investigationOf(file),
      siteVisit: one(SITE_VISITS, world.dice) ?? null,
      visitedOn: '2026-01-01',
      whatSeen: WORDS,
      rationale: WORDS,
    }),
  CONCLUDE_INVESTIGATION: ({ actor, target, file }) =>
    concludeInvestigation(actor, target, {
      ...investigationOf(file),
      ...CONCLUSION_EXAMPLE,
      exhibits: file.evidence.slice(0, 1).map(({ id }) => id),
    }),
  SAVE_DETERMINATION_DRAFT: ({ actor, target, world, file }) =>
    saveDeterminationDraft(actor, target, contentOf(world, file)),
  SUBMIT_DETERMINATION: ({ actor, target, world, file }) =>
    submitDetermination(actor, target, contentOf(world, file)),
  WITHDRAW_DETERMINATION: ({ actor, target, file }) =>
    withdrawDetermination(actor, target, { determinationId: determinationOf(file) }),
  RETURN_DETERMINATION: ({ actor, target, file }) =>
    returnDetermination(actor, target, { determinationId: determinationOf(file), remarks: WORDS }),
  APPROVE_DETERMINATION: ({ actor, target, file }) =>
    approveDetermination(actor, target, {
      determinationId: determinationOf(file),
      contentHash: file.state.determination?.contentHash ?? '',
      checks: ALL_CHECKS,
      arrivalsRead: true,
      remarks: '',
    }),
  PROPOSE_SCREENING_OUT: ({ actor, target }) =>
    proposeScreeningOut(actor, target, { ground: 'TEST', rationale: WORDS }),
  COUNTERSIGN_SCREENING_OUT: ({ actor, target, file }) =>
    countersignScreeningOut(actor, target, answering(file.state.screeningOut)),
  REFUSE_SCREENING_OUT: ({ actor, target, file }) =>
    refuseScreeningOut(actor, target, { ...answering(file.state.screeningOut), remarks: WORDS }),
  REQUEST_REOPENING: ({ actor, target }) => requestReopening(actor, target.caseId, WORDS),
  PROPOSE_REOPENING: ({ actor, target }) =>
    proposeReopening(actor, target, { basis: 'NEW_EVIDENCE', whatChanged: WORDS }),
  GRANT_REOPENING: ({ actor, target, file, world }) =>
    grantReopening(actor, target, {
      ...answering(file.state.reopening),
      reopenTo: world.dice % 2 === 0 ? 'UNDER_INITIAL_ASSESSMENT' : 'UNDER_CREDIBILITY_ASSESSMENT',
    }),
  REFUSE_REOPENING: ({ actor, target, file }) =>
    refuseReopening(actor, target, { ...answering(file.state.reopening), remarks: WORDS }),
  PROPOSE_CORRECTION: ({ actor, target, world }) =>
    proposeCorrection(actor, target, {
      ...correctionOf(world),
      rationale: WORDS,
    }),
  APPROVE_CORRECTION: ({ actor, target, file }) =>
    approveCorrection(actor, target, answering(file.state.correction)),
  REFUSE_CORRECTION: ({ actor, target, file }) =>
    refuseCorrection(actor, target, { ...answering(file.state.correction), remarks: WORDS }),
  SEND_RFI: ({ actor, target }) => sendRfi(actor, target, { question: WORDS, dueOn: null }),
  REMIND_RFI: ({ actor, target, file, world }) =>
    remindRfi(actor, target, {
      rfiId: unanswered(file),
      newDueOn: world.dice % 2 === 0 ? '' : '2027-03-01',
      reminder: world.dice % 3 === 0 ? '' : WORDS,
    }),
  WITHDRAW_RFI: ({ actor, target, file }) =>
    withdrawRfi(actor, target, { rfiId: unanswered(file), withdrawnBecause: WORDS }),
  REPLY_TO_RFI: ({ actor, target, file }) =>
    replyToRfi(actor, target.caseId, { rfiId: unanswered(file), reply: WORDS }),
  MARK_REPLY_READ: ({ actor, target, file }) => markReplyRead(actor, target, { rfiId: unread(file) }),
  ATTACH_EVIDENCE: ({ actor, target, world }) =>
    attachEvidence(
      actor,
      target.caseId,
      world.dice % 2 === 0
        ? { files: [], links: [`https://example.org/${world.dice}`] }
        : { files: [HELD_FILE], links: [] },
    ),
  RELEASE_EVIDENCE: ({ actor, target, file, world }) =>
    releaseEvidence(actor, target, {
      evidenceId: one(file.evidence.filter(isHeld), world.dice)?.id ?? NOWHERE,
      rationale: WORDS,
    }),
  ADD_INFORMATION: ({ actor, target }) => addInformation(actor, target.caseId, WORDS),
  NAME_IMPLICATED_UNIT: ({ actor, target, world }) =>
    nameImplicatedUnit(actor, target, { unitId: one(world.unitIds, world.dice) ?? NOWHERE }),
  RECORD_RESPONSE: ({ actor, target, world }) =>
    recordResponse(actor, target, {
      responseKind: one(RESPONSE_KINDS, world.dice) ?? null,
      givenOn: '2026-01-01',
      whatDone: WORDS,
      byBody: WORDS,
      amount: '',
      isTold: world.dice % 2 === 0,
    }),
  WITHDRAW_CONSENT: ({ actor, target, world }) =>
    withdrawConsent(actor, target.caseId, {
      consents: CONSENTS.filter((_, n) => n === world.dice % CONSENTS.length),
      rationale: WORDS,
    }),
  RECORD_ACCESS_REQUEST: ({ actor, target }) =>
    recordAccessRequest(actor, target, { receivedOn: '2026-01-01', askedBy: WORDS, askedFor: WORDS }),
  ANSWER_ACCESS_REQUEST: ({ actor, target, file }) =>
    answerAccessRequest(actor, target, {
      requestId: file.state.openAccessRequestIds[0] ?? NOWHERE,
      answeredOn: '2026-01-02',
      howAnswered: WORDS,
    }),
  PROPOSE_RETURN_CODE: ({ actor, target }) => proposeReturnCode(actor, target, { identityCheck: WORDS }),
  ISSUE_RETURN_CODE: ({ actor, target, file }) =>
    issueReturnCode(actor, target, answering(file.state.returnCode), randomBytes(32)),
  REFUSE_RETURN_CODE: ({ actor, target, file }) =>
    refuseReturnCode(actor, target, { ...answering(file.state.returnCode), remarks: WORDS }),
  RECUSE: ({ actor, target, world }) =>
    recusePerson(actor, target, {
      recusedUserId: one(world.userIds, world.dice) ?? NOWHERE,
      rationale: WORDS,
    }),
} satisfies Partial<Record<Action, Act>>;

export type RandomAction = keyof typeof RANDOM_ACTS;
