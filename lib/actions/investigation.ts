'use server';

import { backToCase, caseStep } from '@/lib/actions/case-step';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { extendInvestigation } from '@/lib/db/commands/extend-investigation';
import { recordInterview } from '@/lib/db/commands/record-interview';
import { recordSiteVisit } from '@/lib/db/commands/record-site-visit';
import * as schema from '@/lib/schemas/case-steps';

const STAFF = ['ANALYST', 'SUPERVISOR'] as const;

/** A later day for its end. */
export const extendInvestigationAction = caseStep({
  schema: schema.investigationExtension,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(extendInvestigation(actor, { caseId, expectedVersion }, given)),
});

/** Somebody was heard; who it was stays in the compartment of identities. */
export const recordInterviewAction = caseStep({
  schema: schema.interview,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(recordInterview(actor, { caseId, expectedVersion }, given)),
});

/** The site was visited, or why it was not. */
export const recordSiteVisitAction = caseStep({
  schema: schema.siteVisit,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(recordSiteVisit(actor, { caseId, expectedVersion }, given)),
});

/** Its end: findings, review and recommendations. */
export const concludeInvestigationAction = caseStep({
  schema: schema.investigationEnd,
  allowed: STAFF,
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(concludeInvestigation(actor, { caseId, expectedVersion }, given)),
});
