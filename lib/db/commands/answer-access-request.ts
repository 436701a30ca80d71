import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Records when and how a submitter's request to see what is held was answered. */
export function answerAccessRequest(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['ANSWER_ACCESS_REQUEST'],
): Promise<Outcome<Acted>> {
  const { requestId, answeredOn, howAnswered } = given;
  return actOnCase(actor, target, 'ANSWER_ACCESS_REQUEST', given, async () => ({
    values: Object.entries({ answeredOn, howAnswered }).map(([field, value]) => ({
      objectKind: 'ACCESS_REQUEST',
      objectId: requestId,
      field,
      value,
    })),
  }));
}
