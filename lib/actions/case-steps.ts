'use server';

import { backToCase, caseStep } from '@/lib/actions/case-step';
import type { Done } from '@/lib/actions/define-action';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { addInformation } from '@/lib/db/commands/add-information';
import { addNote } from '@/lib/db/commands/add-note';
import { agreeCredibilityAssessment } from '@/lib/db/commands/agree-credibility-assessment';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { assignCase } from '@/lib/db/commands/assign-case';
import { countersignScreeningOut } from '@/lib/db/commands/countersign-screening-out';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { handOverCase } from '@/lib/db/commands/hand-over-case';
import { markReplyRead } from '@/lib/db/commands/mark-reply-read';
import { nameImplicatedUnit } from '@/lib/db/commands/name-implicated-unit';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { proposeScreeningOut } from '@/lib/db/commands/propose-screening-out';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { refuseCorrection } from '@/lib/db/commands/refuse-correction';
import { refuseReopening } from '@/lib/db/commands/refuse-reopening';
import { refuseScreeningOut } from '@/lib/db/commands/refuse-screening-out';
import { releaseEvidence } from '@/lib/db/commands/release-evidence';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { returnRecommendation } from '@/lib/db/commands/return-recommendation';
import { revealSourceIdentity } from '@/lib/db/commands/reveal-source-identity';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { takeCase } from '@/lib/db/commands/take-case';
import { withdrawDetermination } from '@/lib/db/commands/withdraw-determination';
import { success, type Outcome } from '@/lib/domain/shared/outcome';
import * as schema from '@/lib/schemas/case-steps';

const STAFF = ['ANALYST', 'SUPERVISOR'] as const;

/** Every short form is sent to the command of the same name; what each does is said there. */
export const acceptCaseAction = caseStep({
  schema: schema.plainStep,
  allowed: STAFF,
  run: (actor, given) => backToCase(acceptCase(actor, given)),
});

export const assignCaseAction = caseStep({
  schema: schema.assignment,
  allowed: STAFF,
  run: (actor, { assignee, ...target }) => backToCase(assignCase(actor, target, { assigneeId: assignee })),
});

export const takeCaseAction = caseStep({
  schema: schema.plainStep,
  allowed: STAFF,
  run: (actor, given) => backToCase(takeCase(actor, given)),
});

export const handOverCaseAction = caseStep({
  schema: schema.handOver,
  allowed: STAFF,
  run: (actor, { assignee, note, ...target }) =>
    backToCase(handOverCase(actor, target, { assigneeId: assignee, note })),
});

export const addNoteAction = caseStep({
  schema: schema.noteStep,
  allowed: STAFF,
  run: (actor, { caseId, note, mentioned }) =>
    backToCase(addNote(actor, caseId, { note, mentionedIds: mentioned })),
});

export const agreeCredibilityAssessmentAction = caseStep({
  schema: schema.proposalAnswer,
  allowed: STAFF,
  run: (actor, { proposalId, ...target }) =>
    backToCase(agreeCredibilityAssessment(actor, target, { proposalId })),
});

export const returnRecommendationAction = caseStep({
  schema: schema.proposalRefusal,
  allowed: STAFF,
  run: (actor, { proposalId, remarks, ...target }) =>
    backToCase(returnRecommendation(actor, target, { proposalId, remarks })),
});

export const directInvestigationAction = caseStep({
  schema: schema.investigationOrder,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, officerAccount, ...given }) =>
    backToCase(
      directInvestigation(actor, { caseId, expectedVersion }, { ...given, officerId: officerAccount }),
    ),
});

export const withdrawDeterminationAction = caseStep({
  schema: schema.determinationStep,
  allowed: STAFF,
  run: (actor, { determinationId, ...target }) =>
    backToCase(withdrawDetermination(actor, target, { determinationId })),
});

export const proposeScreeningOutAction = caseStep({
  schema: schema.screeningProposal,
  allowed: STAFF,
  run: (actor, { ground, rationale, ...target }) =>
    backToCase(proposeScreeningOut(actor, target, { ground, rationale })),
});

export const countersignScreeningOutAction = caseStep({
  schema: schema.proposalAnswer,
  allowed: STAFF,
  run: (actor, { proposalId, ...target }) =>
    backToCase(countersignScreeningOut(actor, target, { proposalId })),
});

export const refuseScreeningOutAction = caseStep({
  schema: schema.proposalRefusal,
  allowed: STAFF,
  run: (actor, { proposalId, remarks, ...target }) =>
    backToCase(refuseScreeningOut(actor, target, { proposalId, remarks })),
});

export const requestReopeningAction = caseStep({
  schema: schema.rationaleStep,
  allowed: STAFF,
  run: (actor, { caseId, rationale }) => backToCase(requestReopening(actor, caseId, rationale)),
});

export const proposeReopeningAction = caseStep({
  schema: schema.reopeningProposal,
  allowed: STAFF,
  run: (actor, { basis, whatChanged, ...target }) =>
    backToCase(proposeReopening(actor, target, { basis, whatChanged })),
});

export const grantReopeningAction = caseStep({
  schema: schema.reopeningGrant,
  allowed: STAFF,
  run: (actor, { proposalId, reopenTo, ...target }) =>
    backToCase(grantReopening(actor, target, { proposalId, reopenTo })),
});

export const refuseReopeningAction = caseStep({
  schema: schema.proposalRefusal,
  allowed: STAFF,
  run: (actor, { proposalId, remarks, ...target }) =>
    backToCase(refuseReopening(actor, target, { proposalId, remarks })),
});

export const proposeCorrectionAction = caseStep({
  schema: schema.correctionProposal,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(proposeCorrection(actor, { caseId, expectedVersion }, given)),
});

export const approveCorrectionAction = caseStep({
  schema: schema.proposalAnswer,
  allowed: STAFF,
  run: (actor, { proposalId, ...target }) => backToCase(approveCorrection(actor, target, { proposalId })),
});

export const refuseCorrectionAction = caseStep({
  schema: schema.proposalRefusal,
  allowed: STAFF,
  run: (actor, { proposalId, remarks, ...target }) =>
    backToCase(refuseCorrection(actor, target, { proposalId, remarks })),
});

export const sendRfiAction = caseStep({
  schema: schema.rfiToSend,
  allowed: STAFF,
  run: (actor, { question, dueOn, ...target }) =>
    backToCase(sendRfi(actor, target, { question, dueOn: dueOn === '' ? null : dueOn })),
});

export const replyToRfiAction = caseStep({
  schema: schema.rfiReply,
  allowed: STAFF,
  run: (actor, { caseId, rfiId, reply }) => backToCase(replyToRfi(actor, caseId, { rfiId, reply })),
});

export const markReplyReadAction = caseStep({
  schema: schema.replyRead,
  allowed: STAFF,
  run: (actor, { rfiId, ...target }) => backToCase(markReplyRead(actor, target, { rfiId })),
});

export const releaseEvidenceAction = caseStep({
  schema: schema.evidenceRelease,
  allowed: STAFF,
  run: (actor, { evidenceId, rationale, ...target }) =>
    backToCase(releaseEvidence(actor, target, { evidenceId, rationale })),
});

export const addInformationAction = caseStep({
  schema: schema.informationStep,
  allowed: STAFF,
  run: (actor, { caseId, information }) => backToCase(addInformation(actor, caseId, information)),
});

export const nameImplicatedUnitAction = caseStep({
  schema: schema.unitStep,
  allowed: STAFF,
  run: (actor, { unitId, ...target }) => backToCase(nameImplicatedUnit(actor, target, { unitId })),
});

export const recuseAction = caseStep({
  schema: schema.recusal,
  allowed: STAFF,
  run: (actor, { recusedUserId, rationale, ...target }) =>
    backToCase(recusePerson(actor, target, { recusedUserId, rationale })),
});

/** Shows who the source is on the same page, once, and leaves its record. */
export const readSourceIdentityAction = caseStep({
  schema: schema.rationaleStep,
  allowed: ['ANALYST', 'SUPERVISOR', 'AUDITOR'],
  async run(actor, { caseId, rationale }): Promise<Outcome<Done>> {
    const revealed = await revealSourceIdentity(actor, caseId, { rationale });
    if (!revealed.ok) return revealed;
    const told = revealed.value.flatMap(({ field, value }) =>
      value === null ? [] : [[`identity.${field}`, value] as const],
    );
    return success({
      done: told.length > 0 ? 'caseActions.identityShown' : 'caseActions.identityNone',
      values: Object.fromEntries(told),
    });
  },
});
