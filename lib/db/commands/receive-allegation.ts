import 'server-only';
import { randomUUID } from 'node:crypto';
import { allegationValues, evidenceRows, type FileToAttach } from '@/lib/db/commands/allegation-rows';
import { appendEvent } from '@/lib/db/commands/append-events';
import { recordNewValues, recordSourceIdentity } from '@/lib/db/commands/record-values';
import { isUniqueViolation } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import { findOwnSubmission, type Submission } from '@/lib/db/queries/find-own-submission';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import type { Channel } from '@/lib/domain/case/allegation';
import type { AllegationContent } from '@/lib/domain/case/allegation-content';
import { decideReceipt, type Decision } from '@/lib/domain/case/decide';
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

  // Asked for only now, so that a refused form uses up no number.
  const reference = await nextReference(tx, now);
  const eventId = randomUUID();
  const recordedBy = userIdOf(actor);
  await tx.reviewCase.createMany({ data: [caseRow(input, reference, now)] });
  if (input.codes.length > 0) {
    await tx.sourceCode.createMany({ data: input.codes.map((code) => ({ caseId: input.id, code })) });
  }
  const files = evidenceRows(actor, input.id, now, input.files, content.links);
  if (files.rows.length > 0) await tx.evidence.createMany({ data: files.rows });
  const where = { caseId: input.id, eventId, recordedBy };
  const commitments = [
    ...(await recordNewValues(tx, where, [...allegationValues(input), ...files.values])),
    ...(await recordSourceIdentity(tx, { caseId: input.id, eventId }, content.contact ?? {})),
  ];
  if (input.returnCodeHash !== null) {
    await tx.returnCode.createMany({ data: [{ codeHash: input.returnCodeHash, caseId: input.id }] });
  }
  const position = await append(tx, actor, decision.value, eventId, commitments, input);
  return success({ caseId: input.id, reference, ...position, wasSentBefore: false });
}

async function append(
  tx: Tx,
  actor: Actor,
  { events }: Decision,
  eventId: string,
  commitments: Parameters<typeof appendEvent>[2]['commitments'] & object,
  input: AllegationToReceive,
) {
  const [event] = events;
  if (event === undefined) throw new Error('RECEIVE brought no event');
  return appendEvent(tx, actor, {
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
    commitments,
    evidence: input.files.map(({ sha256 }) => sha256),
  });
}

async function nextReference(tx: Tx, now: Date): Promise<string> {
  const rows = await tx.$queryRaw<{ reference: string }[]>(
    Prisma.sql`select next_case_reference(${now.getUTCFullYear()}::int) as reference`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('next_case_reference answered nothing');
  return row.reference;
}

/** The columns lists and guards need; everything said is in value rows besides. */
function caseRow(input: AllegationToReceive, reference: string, now: Date): Prisma.ReviewCaseCreateManyInput {
  const { place, time, figures, sourceKind, language } = input.content;
  const isLatin = hasLatinLetters(place.text) && !hasArabicLetters(place.text);
  const receivedAt = input.received?.at ?? null;
  return {
    id: input.id,
    reference,
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
