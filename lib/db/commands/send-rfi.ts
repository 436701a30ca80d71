import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { bodyDay } from '@/lib/db/queries/body-day';
import { findAnswerer } from '@/lib/db/queries/find-answerer';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst asks the submitter; the case awaits information until the reply comes. `dueOn` is an ISO day or null. */
export function sendRfi(
  actor: Actor,
  target: CaseTarget,
  given: { readonly question: string; readonly dueOn: string | null },
): Promise<Outcome<Acted>> {
  const rfiId = randomUUID();
  return actOnCase(
    actor,
    target,
    'SEND_RFI',
    async (tx, state) => ({
      rfiId,
      question: given.question,
      dueOn: given.dueOn,
      today: bodyDay(new Date()),
      answerer: await findAnswerer(tx, state),
    }),
    async ({ tx, after, userId }) => {
      await tx.rfi.createMany({
        data: [
          {
            id: rfiId,
            caseId: after.id,
            cycle: after.cycle,
            sentBy: userId ?? '',
            dueOn: given.dueOn === null ? null : new Date(given.dueOn),
          },
        ],
      });
      return {
        caseChanges: { awaitingInformation: true },
        values: [
          {
            objectKind: 'RFI',
            objectId: rfiId,
            field: 'question',
            value: given.question,
            audience: 'SUBMITTER',
          },
        ],
      };
    },
  );
}
