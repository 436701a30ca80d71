'use server';

import { backToCase, caseStep } from '@/lib/actions/case-step';
import type { Done } from '@/lib/actions/define-action';
import { digestOf } from '@/lib/auth/digest';
import { newReturnCode, normaliseReturnCode } from '@/lib/auth/return-code';
import { answerAccessRequest } from '@/lib/db/commands/answer-access-request';
import { issueReturnCode } from '@/lib/db/commands/issue-return-code';
import { proposeReturnCode } from '@/lib/db/commands/propose-return-code';
import { recordAccessRequest } from '@/lib/db/commands/record-access-request';
import { recordResponse } from '@/lib/db/commands/record-response';
import { refuseReturnCode } from '@/lib/db/commands/refuse-return-code';
import { withdrawConsent } from '@/lib/db/commands/withdraw-consent';
import { success, type Outcome } from '@/lib/domain/shared/outcome';
import * as schema from '@/lib/schemas/case-steps';

const STAFF = ['ANALYST', 'SUPERVISOR'] as const;

/** What was done for those harmed. */
export const recordResponseAction = caseStep({
  schema: schema.response,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(recordResponse(actor, { caseId, expectedVersion }, given)),
});

/** Consents that the submitter took back by another way. */
export const withdrawConsentAction = caseStep({
  schema: schema.withdrawal,
  allowed: STAFF,
  run: (actor, { caseId, consents, rationale }) =>
    backToCase(withdrawConsent(actor, caseId, { consents, rationale })),
});

/** The submitter asks to see what is held. */
export const recordAccessRequestAction = caseStep({
  schema: schema.accessRequest,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(recordAccessRequest(actor, { caseId, expectedVersion }, given)),
});

/** How that was answered. */
export const answerAccessRequestAction = caseStep({
  schema: schema.accessAnswer,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(answerAccessRequest(actor, { caseId, expectedVersion }, given)),
});

/** A submitter lost the return code and was known again. */
export const proposeReturnCodeAction = caseStep({
  schema: schema.returnCodeProposal,
  allowed: STAFF,
  run: (actor, { identityCheck, ...target }) =>
    backToCase(proposeReturnCode(actor, target, { identityCheck })),
});

/** Makes the new code, which is shown this once and kept nowhere. */
export const issueReturnCodeAction = caseStep({
  schema: schema.proposalAnswer,
  allowed: STAFF,
  async run(actor, { proposalId, ...target }): Promise<Outcome<Done>> {
    const code = newReturnCode();
    const codeHash = digestOf(normaliseReturnCode(code) ?? code);
    const issued = await issueReturnCode(actor, target, { proposalId }, codeHash);
    return issued.ok
      ? success({ done: 'caseActions.codeShown', values: { 'identity.returnCode': code } })
      : issued;
  },
});

/** The check was not enough. */
export const refuseReturnCodeAction = caseStep({
  schema: schema.proposalRefusal,
  allowed: STAFF,
  run: (actor, { proposalId, remarks, ...target }) =>
    backToCase(refuseReturnCode(actor, target, { proposalId, remarks })),
});
