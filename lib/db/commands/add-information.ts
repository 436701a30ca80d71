import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted } from '@/lib/db/commands/act-on-case';
import { audienceOf } from '@/lib/db/commands/allegation-rows';
import { wasJustSaid } from '@/lib/db/queries/sent-before';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Adds words to a case at any time; a closed one gets a review task (process §6). Nothing earlier is changed. */
export function addInformation(actor: Actor, caseId: string, information: string): Promise<Outcome<Acted>> {
  const informationId = randomUUID();
  const audience = audienceOf(actor);
  return actOnCase(
    actor,
    { caseId, expectedVersion: null },
    'ADD_INFORMATION',
    async (tx) => ({
      informationId,
      information,
      isRepeated: await wasJustSaid(tx, caseId, 'INFORMATION', information),
    }),
    async () => ({
      values: [
        { objectKind: 'INFORMATION', objectId: informationId, field: 'text', value: information, audience },
      ],
    }),
  );
}
