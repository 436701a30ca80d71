import 'server-only';
import { randomUUID } from 'node:crypto';
import { allegationValues, evidenceRows, type FileToAttach } from '@/lib/db/commands/allegation-rows';
import { eventForLedger } from '@/lib/db/commands/append-events';
import { insertReceipt, type ReceiptRows } from '@/lib/db/commands/receipt-rows';
import { newValueRows, sourceIdentityRows } from '@/lib/db/commands/record-values';
import { isUniqueViolation } from '@/lib/db/errors';
import { findOwnSubmission, type Submission } from '@/lib/db/queries/find-own-submission';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import type { Channel } from '@/lib/domain/case/allegation';
import type { AllegationContent } from '@/lib/domain/case/allegation-content';
import { decideReceipt } from '@/lib/domain/case/decide';
import type { EffectiveTime } from '@/lib/domain/case/events';
import { hasArabicLetters, hasLatinLetters } from '@/lib/domain/shared/text';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';

/** An allegation on its way in. */
export type AllegationToReceive = {
  /** Made once with the form (UUID); sending the same form twice answers the same receipt. */
  readonly id: string;
  readonly channel: Channel;
  readonly content: AllegationContent;
  /** The source's own codes; none from the public. */
  readonly codes: readonly string[];
  readonly organisationId: string | null;
  /** When the body received it, if not now (staff and the operator only). */
  readonly received: EffectiveTime | null;
  /** SHA-256 of the return code; the code itself never comes here. Null: none is given. */
  readonly returnCodeHash: Uint8Array<ArrayBuffer> | null;
  /** Files already in storage. */
  readonly files: readonly FileToAttach[];
  /** The source's own grading of the event and where it published it (staff only). */
  readonly sourceGrading?: string;
  readonly sourceUrl?: string;
  /** The account in the language of the staff; the words as they came are always kept beside it. */
  readonly translation?: string;
};

/** The confirmation: where the allegation stands and under what it is found. `wasSentBefore`: this form had arrived already. */
export type AllegationReceipt = Submission & { readonly wasSentBefore: boolean };

/**
 * Receives an allegation (process §6): one transaction with the case, its texts, the source's identity in its
 * compartment, its files, and the event last. Refuses with what is missing, or with `allegation.alreadySent` when a form
 * of this id arrived before with other words.
 */
export async function receiveAllegation(
  actor: Actor,
  input: AllegationToReceive,
): Promise<Outcome<AllegationReceipt>> {
  try {
    return await writeAs(actor, (tx) => insert(tx, actor, input));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const found = await findOwnSubmission(actor, input);
    // Somebody else's case under this id: the form was tampered with. The database's own answer stands.
    if (found === null) throw error;
    if (!found.sameContent) return refuse({ code: 'allegation.alreadySent' });
    return success({ ...found.submission, wasSentBefore: true });
  }
}

async function insert(tx: Tx, actor: Actor, input: AllegationToReceive): Promise<Outcome<AllegationReceipt>> {
  const now = new Date();
  const { content } = input;
  const decision = decideReceipt(
    actor,
    {
      id: input.id,
      reference: '',
      sourceKind: content.sourceKind,
      channel: input.channel,
      narrative: content.narrative,
      placeText: content.place.text,
      incidentStart: content.time.start ?? '',
      sourceCode: input.codes[0] ?? '',
      organisationId: input.organisationId,
      received: input.received,
    },
    now.toISOString(),
  );
  if (!decision.ok) return decision;

  const [event] = decision.value.events;
  if (event === undefined) throw new Error('RECEIVE brought no event');
  const eventId = randomUUID();
  const files = evidenceRows(actor, input.id, now, input.files, content.links);
  const values = newValueRows({ caseId: input.id, eventId, recordedBy: userIdOf(actor) }, [
    ...allegationValues(input),
    ...files.values,
  ]);
  const identity = sourceIdentityRows({ caseId: input.id, eventId }, content.contact ?? {});
  // The reference is given only now, so that a refused form uses up no number.
  const received = await insertReceipt(tx, {
    year: now.getUTCFullYear(),
    case: caseRow(input, now),
    codes: input.codes,
    evidence: files.rows,
    values: values.rows,
    identity: identity.rows,
    returnCodeHash: input.returnCodeHash,
    event: eventForLedger(actor, {
      id: eventId,
      type: event.type,
      object: { kind: 'CASE', id: input.id },
      caseId: input.id,
      fromStatus: null,
      toStatus: event.toStatus,
      cycle: event.cycle,
      flow: 'RECEIVED',
      ...(event.effective.at === event.recordedAt ? {} : { effective: event.effective }),
      payload: event.payload,
      commitments: [...values.commitments, ...identity.commitments],
      evidence: input.files.map(({ sha256 }) => sha256),
    }),
  });
  return success({ caseId: input.id, ...received, wasSentBefore: false });
}

/** The columns lists and guards need; everything said is in value rows besides. */
function caseRow(input: AllegationToReceive, now: Date): ReceiptRows['case'] {
  const { place, time, figures, sourceKind, language } = input.content;
  const isLatin = hasLatinLetters(place.text) && !hasArabicLetters(place.text);
  const receivedAt = input.received?.at ?? null;
  return {
    id: input.id,
    status: 'RECEIVED',
    statusSince: now,
    organisationId: input.organisationId,
    sourceKind,
    channel: input.channel,
    language,
    receivedAt: receivedAt === null ? now : new Date(receivedAt),
    receivedPrecision: receivedAt === null ? 'INSTANT' : (input.received?.precision ?? 'INSTANT'),
    placeNameLatin: place.textLatin || (isLatin ? place.text : null),
    placeNameOriginal: isLatin ? null : place.text,
    governorate: place.governorate,
    latitude: place.latitude,
    longitude: place.longitude,
    incidentFrom: time.start,
    incidentTo: time.end,
    incidentPrecision: time.precision,
    killedMin: figures.killed.min,
    killedMax: figures.killed.max,
    injuredMin: figures.injured.min,
    injuredMax: figures.injured.max,
  };
}
