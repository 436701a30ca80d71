'use server';

import { defineAction, type Done } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { answerAccessRequest } from '@/lib/db/commands/answer-access-request';
import { recordAccessRequest } from '@/lib/db/commands/record-access-request';
import { recordResponse } from '@/lib/db/commands/record-response';
import { withdrawConsent } from '@/lib/db/commands/withdraw-consent';
import { success, type Outcome } from '@/lib/domain/shared/outcome';
import * as schema from '@/lib/schemas/case-steps';

const STAFF = ['ANALYST', 'SUPERVISOR'] as const;

async function backToCase(outcome: Promise<Outcome<Acted>>): Promise<Outcome<Done>> {
  const acted = await outcome;
  return acted.ok ? success({ redirectTo: paths.case(acted.value.reference) }) : acted;
}

/** What was done for those harmed. */
export const recordResponseAction = defineAction({
  schema: schema.response,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(recordResponse(actor, { caseId, expectedVersion }, given)),
});

/** Consents that the submitter took back by another way. */
export const withdrawConsentAction = defineAction({
  schema: schema.withdrawal,
  allowed: STAFF,
  run: (actor, { caseId, consents, rationale }) =>
    backToCase(withdrawConsent(actor, caseId, { consents, rationale })),
});

/** The submitter asks to see what is held. */
export const recordAccessRequestAction = defineAction({
  schema: schema.accessRequest,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(recordAccessRequest(actor, { caseId, expectedVersion }, given)),
});

/** How that was answered. */
export const answerAccessRequestAction = defineAction({
  schema: schema.accessAnswer,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(answerAccessRequest(actor, { caseId, expectedVersion }, given)),
});
