import 'server-only';
import { actOnCase, type Acted } from '@/lib/db/commands/act-on-case';
import { NotFoundError } from '@/lib/db/errors';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Thrown inside the transaction so that it rolls back; answered as a refusal. */
class AlreadyAnswered extends Error {}

/**
 * Answers a request for information. The reply stands under the id of the request it answers; until someone of the staff
 * has read it the case can't close (process §6).
 */
export async function replyToRfi(
  actor: Actor,
  caseId: string,
  given: { readonly rfiId: string; readonly reply: string },
): Promise<Outcome<Acted>> {
  const { rfiId, reply } = given;
  const input = { rfiId, replyId: rfiId, reply };
  try {
    return await actOnCase(
      actor,
      { caseId, expectedVersion: null },
      'REPLY_TO_RFI',
      input,
      async ({ tx, now }) => {
        const { count } = await tx.rfi.updateMany({
          where: { id: rfiId, caseId, repliedAt: null },
          data: { repliedAt: now },
        });
        if (count !== 1) {
          // Another case's request, or none: the same answer as for a case that is not there.
          if ((await tx.rfi.count({ where: { id: rfiId, caseId } })) === 0)
            throw new NotFoundError(`request ${rfiId}`);
          throw new AlreadyAnswered();
        }
        const stillOpen = await tx.rfi.count({ where: { caseId, repliedAt: null } });
        return {
          caseChanges: { awaitingInformation: stillOpen > 0 },
          values: [
            { objectKind: 'RFI_REPLY', objectId: rfiId, field: 'reply', value: reply, audience: 'SUBMITTER' },
          ],
        };
      },
    );
  } catch (error) {
    if (error instanceof AlreadyAnswered) {
      return {
        ok: false,
        kind: 'REFUSAL',
        problems: [{ code: 'allegation.rfiAlreadyAnswered', field: 'reply' }],
      };
    }
    throw error;
  }
}
