'use server';

import { caseStep } from '@/lib/actions/case-step';
import type { Done } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { extendInvestigation } from '@/lib/db/commands/extend-investigation';
import { recordInterview } from '@/lib/db/commands/record-interview';
import { recordSiteVisit } from '@/lib/db/commands/record-site-visit';
import { success, type Outcome } from '@/lib/domain/shared/outcome';
import * as schema from '@/lib/schemas/case-steps';

const STAFF = ['ANALYST', 'SUPERVISOR'] as const;

async function backToCase(outcome: Promise<Outcome<Acted>>): Promise<Outcome<Done>> {
  const acted = await outcome;
  return acted.ok ? success({ redirectTo: paths.case(acted.value.reference) }) : acted;
}

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
