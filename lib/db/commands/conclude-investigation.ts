import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import type { InvestigationEnd, InvestigationRecordSoFar } from '@/lib/domain/case/investigation';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * The officer or a supervisor concludes the investigation with its findings; an open case goes back to assessment.
 * Whether witnesses were heard and the site was visited is read from the record, under the case's lock.
 */
export function concludeInvestigation(
  actor: Actor,
  target: CaseTarget,
  given: InvestigationEnd & { readonly investigationId: string },
): Promise<Outcome<Acted>> {
  const { investigationId, ...end } = given;
  return actOnCase(
    actor,
    target,
    'CONCLUDE_INVESTIGATION',
    async (tx) => ({ ...given, soFar: await recordSoFar(tx, target.caseId, investigationId) }),
    async ({ tx, before, after, now }) => {
      await tx.investigation.updateMany({
        where: { id: investigationId, concludedAt: null },
        data: { concludedAt: now },
      });
      const { determination } = after;
      if (determination !== null && determination.submittedFrom !== before.determination?.submittedFrom) {
        await tx.determination.updateMany({
          where: { id: determination.id },
          data: { submittedFrom: determination.submittedFrom },
        });
      }
      const said = Object.entries(end).filter(([, value]) => value !== null && value.length > 0);
      return {
        values: said.map(([field, value]) => ({
          objectKind: 'INVESTIGATION',
          objectId: investigationId,
          field,
          value,
        })),
      };
    },
  );
}

async function recordSoFar(
  tx: Tx,
  caseId: string,
  investigationId: string,
): Promise<InvestigationRecordSoFar> {
  const recorded = (type: 'INTERVIEW_RECORDED' | 'SITE_VISIT_RECORDED') =>
    tx.caseEvent.count({
      where: { caseId, type, payload: { path: ['investigationId'], equals: investigationId } },
    });
  const evidence = await tx.evidence.findMany({ where: { caseId }, select: { id: true } });
  return {
    interviews: await recorded('INTERVIEW_RECORDED'),
    siteVisits: await recorded('SITE_VISIT_RECORDED'),
    evidenceIds: evidence.map(({ id }) => id),
  };
}
