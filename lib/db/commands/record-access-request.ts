import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Records that a submitter asked to see what is held about the own allegation. */
export function recordAccessRequest(
  actor: Actor,
  target: CaseTarget,
  given: Omit<ActionInputs['RECORD_ACCESS_REQUEST'], 'requestId'>,
): Promise<Outcome<Acted>> {
  const requestId = randomUUID();
  const { receivedOn, askedBy, askedFor } = given;
  return actOnCase(actor, target, 'RECORD_ACCESS_REQUEST', { requestId, ...given }, async () => ({
    values: Object.entries({ receivedOn, askedBy, askedFor }).map(([field, value]) => ({
      objectKind: 'ACCESS_REQUEST',
      objectId: requestId,
      field,
      value,
    })),
  }));
}
