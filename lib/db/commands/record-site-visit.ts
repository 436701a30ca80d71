import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** The officer or a supervisor records a visit to the site, or why none was made. */
export function recordSiteVisit(
  actor: Actor,
  target: CaseTarget,
  given: Omit<ActionInputs['RECORD_SITE_VISIT'], 'siteVisitId'>,
): Promise<Outcome<Acted>> {
  const siteVisitId = randomUUID();
  const { siteVisit, visitedOn, whatSeen, rationale } = given;
  const said = siteVisit === 'MADE' ? { visitedOn, whatSeen } : { rationale };
  return actOnCase(actor, target, 'RECORD_SITE_VISIT', { siteVisitId, ...given }, async () => ({
    values: Object.entries({ siteVisit, ...said }).map(([field, value]) => ({
      objectKind: 'SITE_VISIT',
      objectId: siteVisitId,
      field,
      value,
    })),
  }));
}
