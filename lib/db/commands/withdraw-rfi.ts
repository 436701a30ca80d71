import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Takes back a request that nobody has answered, for a reason the submitter reads. It stands in the history, and asks no more. */
export function withdrawRfi(
  actor: Actor,
  target: CaseTarget,
  { rfiId, withdrawnBecause }: { readonly rfiId: string; readonly withdrawnBecause: string },
): Promise<Outcome<Acted>> {
  return actOnCase(
    actor,
    target,
    'WITHDRAW_RFI',
    { rfiId, withdrawnBecause },
    async ({ tx, after, now, userId }) => {
      const { count } = await tx.rfi.updateMany({
        where: { id: rfiId, caseId: after.id, repliedAt: null, withdrawnAt: null },
        data: { withdrawnAt: now, withdrawnBy: userId },
      });
      if (count !== 1) throw new Error(`request ${rfiId} is not open`);
      const stillOpen = await tx.rfi.count({
        where: { caseId: after.id, repliedAt: null, withdrawnAt: null },
      });
      return {
        caseChanges: { awaitingInformation: stillOpen > 0 },
        values: [
          {
            objectKind: 'RFI',
            objectId: rfiId,
            field: 'withdrawnBecause',
            value: withdrawnBecause,
            audience: 'SUBMITTER',
          },
        ],
      };
    },
  );
}
