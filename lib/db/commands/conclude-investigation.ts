import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** The officer or a supervisor concludes the investigation with its findings; an open case goes back to assessment. */
export function concludeInvestigation(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['CONCLUDE_INVESTIGATION'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'CONCLUDE_INVESTIGATION', given, async ({ tx, before, after, now }) => {
    await tx.investigation.updateMany({
      where: { id: given.investigationId, concludedAt: null },
      data: { concludedAt: now },
    });
    const { determination } = after;
    if (determination !== null && determination.submittedFrom !== before.determination?.submittedFrom) {
      await tx.determination.updateMany({
        where: { id: determination.id },
        data: { submittedFrom: determination.submittedFrom },
      });
    }
    return {
      values: [
        {
          objectKind: 'INVESTIGATION',
          objectId: given.investigationId,
          field: 'findings',
          value: given.findings,
        },
      ],
    };
  });
}
