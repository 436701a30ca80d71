import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { findAppointee } from '@/lib/db/queries/find-appointee';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Takes a person off the case for good: oneself, or by a supervisor somebody else. There is no way back. */
export function recusePerson(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['RECUSE'],
): Promise<Outcome<Acted>> {
  return actOnCase(
    actor,
    target,
    'RECUSE',
    async (tx) => ({
      ...given,
      recusedUserId: (await findAppointee(tx, given.recusedUserId))?.userId ?? '',
    }),
    async ({ tx, after }) => {
      await tx.recusal.createMany({ data: [{ caseId: after.id, userId: given.recusedUserId }] });
      return {
        values: [
          {
            objectKind: 'CASE',
            objectId: after.id,
            field: `recusal.${given.recusedUserId}`,
            value: given.rationale,
          },
        ],
      };
    },
  );
}
