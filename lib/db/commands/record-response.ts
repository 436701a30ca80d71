import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

type Given = Omit<ActionInputs['RECORD_RESPONSE'], 'responseId'> & {
  /** With its currency, in words; blank where nothing was given. */
  readonly amount: string;
};

/** Records what was done for those harmed, beside the case (process §8, response). */
export function recordResponse(
  actor: Actor,
  target: CaseTarget,
  { amount, ...given }: Given,
): Promise<Outcome<Acted>> {
  const responseId = randomUUID();
  const { responseKind, givenOn, whatDone, byBody } = given;
  const fields = { responseKind, givenOn, whatDone, byBody, ...(amount.trim() === '' ? {} : { amount }) };
  return actOnCase(actor, target, 'RECORD_RESPONSE', { responseId, ...given }, async () => ({
    values: Object.entries(fields).map(([field, value]) => ({
      objectKind: 'RESPONSE',
      objectId: responseId,
      field,
      value,
      audience: given.isTold ? 'SUBMITTER' : 'STAFF',
    })),
  }));
}
