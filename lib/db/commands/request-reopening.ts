import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted } from '@/lib/db/commands/act-on-case';
import { isUniqueViolation } from '@/lib/db/errors';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { refuse, type Outcome } from '@/lib/domain/shared/outcome';

/** Anyone concerned asks for a closed case to be opened again and says why; one such request of each is open at a time. */
export async function requestReopening(
  actor: Actor,
  caseId: string,
  rationale: string,
): Promise<Outcome<Acted>> {
  const requestId = randomUUID();
  const input = { requestId, rationale };
  try {
    return await actOnCase(
      actor,
      { caseId, expectedVersion: null },
      'REQUEST_REOPENING',
      input,
      async ({ tx, after }) => {
        await tx.proposal.createMany({
          data: [
            {
              id: requestId,
              caseId,
              cycle: after.cycle,
              kind: 'REOPENING_REQUEST',
              proposedBy: userIdOf(actor),
              byKind: actor.kind,
            },
          ],
        });
        return {
          values: [
            {
              objectKind: 'PROPOSAL',
              objectId: requestId,
              field: 'rationale',
              value: rationale,
              // The staff's own reasons stay among the staff.
              audience: actor.kind === 'ANALYST' || actor.kind === 'SUPERVISOR' ? 'STAFF' : 'SUBMITTER',
            },
          ],
        };
      },
    );
  } catch (error) {
    if (isUniqueViolation(error))
      return refuse({ code: 'allegation.reopeningAlreadyRequested', field: 'rationale' });
    throw error;
  }
}
