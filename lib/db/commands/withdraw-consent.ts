import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted } from '@/lib/db/commands/act-on-case';
import { audienceOf } from '@/lib/db/commands/allegation-rows';
import type { Actor } from '@/lib/domain/case/actor';
import type { Consent } from '@/lib/domain/case/beside';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Takes consents back: the submitter, or the staff who were told so by another way. What was done before stays done. */
export function withdrawConsent(
  actor: Actor,
  caseId: string,
  given: { readonly consents: readonly Consent[]; readonly rationale: string },
): Promise<Outcome<Acted>> {
  const withdrawalId = randomUUID();
  const input = { withdrawalId, ...given };
  const of = { objectKind: 'CONSENT_WITHDRAWAL', objectId: withdrawalId } as const;
  return actOnCase(actor, { caseId, expectedVersion: null }, 'WITHDRAW_CONSENT', input, async () => ({
    values: [
      // Submitters read of every withdrawal that it was recorded; how the staff were told stays among them.
      { ...of, field: 'consents', value: [...given.consents], audience: 'SUBMITTER' },
      ...(given.rationale.trim() === ''
        ? []
        : [{ ...of, field: 'rationale', value: given.rationale, audience: audienceOf(actor) }]),
    ],
  }));
}
