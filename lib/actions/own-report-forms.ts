import 'server-only';
import { z } from 'zod';
import { paths } from '@/lib/config/paths';
import type { Done } from '@/lib/actions/define-action';
import { addInformation } from '@/lib/db/commands/add-information';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { withdrawConsent } from '@/lib/db/commands/withdraw-consent';
import { NotFoundError } from '@/lib/db/errors';
import { findCaseId } from '@/lib/db/queries/find-case-id';
import type { ReporterActor, ReturnCodeHolderActor } from '@/lib/domain/case/actor';
import { CONSENTS } from '@/lib/domain/case/beside';
import { success, type Outcome } from '@/lib/domain/shared/outcome';
import { isBlank } from '@/lib/domain/shared/text';
import { LONGEST } from '@/lib/schemas/allegation';

/** Whoever adds to an own allegation: by return code or by account. */
export type Submitter = ReturnCodeHolderActor | ReporterActor;

const words = z
  .string({ error: 'allegation.textMissing' })
  .trim()
  .refine((text) => !isBlank(text), { error: 'allegation.textMissing' })
  .max(LONGEST.account, { error: 'allegation.tooLong' })
  .regex(/^[^\u0000]*$/u, { error: 'allegation.unreadableCharacter' })
  .transform((text) => text.replace(/\r\n?/g, '\n'));
/** Names the allegation where an account, not a return code, opens it. */
const reference = z.string().max(40).default('');

export const replySchema = z.object({ rfiId: z.uuid(), reply: words });
export const informationSchema = z.object({ reference, information: words });
export const reopeningSchema = z.object({ reference, rationale: words });

export const consentSchema = z.object({
  reference,
  consents: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => CONSENTS.filter((known) => [value].flat().includes(known)))
    .refine((chosen) => chosen.length > 0, { error: 'missing.consents' }),
  consentWhy: words.or(z.literal('')).default(''),
});

/** Adds words to the allegation. */
export async function sendInformation(
  actor: Submitter,
  input: z.output<typeof informationSchema>,
): Promise<Outcome<Done>> {
  const caseId = await caseOf(actor, input.reference);
  return answered(
    await addInformation(actor, caseId, input.information),
    'allegation.done.information',
    input.reference,
  );
}

/** Asks for the case to be opened again. */
export async function sendReopeningRequest(
  actor: Submitter,
  input: z.output<typeof reopeningSchema>,
): Promise<Outcome<Done>> {
  const caseId = await caseOf(actor, input.reference);
  return answered(
    await requestReopening(actor, caseId, input.rationale),
    'allegation.done.reopening',
    input.reference,
  );
}

/** Takes consents back. */
export async function sendWithdrawal(
  actor: Submitter,
  { reference: named, consents, consentWhy }: z.output<typeof consentSchema>,
): Promise<Outcome<Done>> {
  const caseId = await caseOf(actor, named);
  return answered(
    await withdrawConsent(actor, caseId, { consents, rationale: consentWhy }),
    'allegation.done.consent',
    named,
  );
}

async function caseOf(actor: Submitter, named: string): Promise<string> {
  if (actor.kind === 'RETURN_CODE_HOLDER') return actor.caseId;
  const caseId = await findCaseId(actor, named);
  if (caseId === null) throw new NotFoundError('own allegation');
  return caseId;
}

/** The page shows what was sent at once. */
function answered(outcome: Outcome<Acted>, done: string, named: string): Outcome<Done> {
  const page = named === '' ? paths.trackAllegation() : paths.portalAllegation(named);
  if (outcome.ok) return success({ done, revalidate: [page] });
  return outcome.kind === 'CONFLICT'
    ? { ok: false, kind: 'REFUSAL', problems: [{ code: 'allegation.tryAgain' }] }
    : outcome;
}
