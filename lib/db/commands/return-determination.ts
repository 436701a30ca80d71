import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor returns a determination to its author with remarks; the case goes back to where it was submitted from. */
export function returnDetermination(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['RETURN_DETERMINATION'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'RETURN_DETERMINATION', given, async ({ tx }) => {
    await tx.determination.updateMany({
      where: { id: given.determinationId, status: 'SUBMITTED' },
      data: { status: 'RETURNED', version: { increment: 1 } },
    });
    return {
      values: [
        {
          objectKind: 'DETERMINATION',
          objectId: given.determinationId,
          field: 'remarks',
          value: given.remarks,
        },
      ],
    };
  });
}
