import { z } from 'zod';
import { ANSWERS, type DeterminationContent } from '@/lib/domain/assessment/determination';
import { CAUSE_CODES, DUPLICATE_KINDS, OUTCOMES, REASONS } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES, CONSULTED_STATES } from '@/lib/domain/assessment/sources-consulted';
import { REPLY_USES } from '@/lib/domain/assessment/weighed-reply';

const number = z.number().nullable();
const range = z.object({ best: number, min: number, max: number });
const answer = z.object({ answer: z.enum(ANSWERS).nullable(), note: z.string() });
const texts = z.array(z.string());

const part = z.object({ min: number, max: number });
const citation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('EVIDENCE'), id: z.string() }),
  z.object({ kind: z.literal('RFI_REPLY'), id: z.string() }),
  z.object({ kind: z.literal('STRIKE'), reference: z.string() }),
  z.object({ kind: z.literal('URL'), url: z.string() }),
]);

/** A search for a place, as it was recorded. */
export const RECORDED_PLACE_SEARCH = z
  .object({ latinTexts: texts, arabicTexts: texts, candidateIds: texts, noneFound: z.boolean() })
  .nullable();
/** A search of strike logs, as it was recorded. */
export const RECORDED_STRIKE_QUERY = z
  .object({
    centre: z.object({ lat: z.number(), lon: z.number() }).nullable(),
    radiusKm: number,
    from: z.string(),
    to: z.string(),
    logsCovered: texts,
    hits: number,
  })
  .nullable();

/** The shape of each field of a determination as it was recorded. */
export const RECORDED = {
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.enum(REASONS).nullable(),
  sourcesConsulted: z.array(
    z.object({
      source: z.enum(CONSULTED_SOURCES),
      state: z.enum(CONSULTED_STATES).nullable(),
      reason: z.string(),
    }),
  ),
  answers: z.object({ HARM: answer, OUR_OPERATIONS: answer, GREATER_REASON_OTHERWISE: answer }),
  killed: range,
  injured: range,
  contraryEvidence: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('NAMED'), text: z.string() }),
    z.object({ kind: z.literal('NONE') }),
    z.object({ kind: z.literal('NOT_SAID') }),
  ]),
  publicText: z.string(),
  causeCode: z.enum(CAUSE_CODES).nullable(),
  rfiImpossibleReason: z.string(),
  placeSearch: RECORDED_PLACE_SEARCH,
  strikeQuery: RECORDED_STRIKE_QUERY,
  duplicate: z
    .object({
      targetReference: z.string(),
      kind: z.enum(DUPLICATE_KINDS).nullable(),
      adds: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('ADDS'), text: z.string() }),
        z.object({ kind: z.literal('NOTHING') }),
        z.object({ kind: z.literal('NOT_SAID') }),
      ]),
    })
    .nullable(),
  findings: z.array(z.object({ id: z.string(), text: z.string(), citations: z.array(citation) })),
  replies: z.array(z.object({ rfiId: z.string(), use: z.enum(REPLY_USES).nullable(), how: z.string() })),
  killedMen: part,
  killedWomen: part,
  killedChildren: part,
  injuredMen: part,
  injuredWomen: part,
  injuredChildren: part,
  lessons: z.string(),
  mitigations: z.string(),
  criminality: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('RAISED'), text: z.string() }),
    z.object({ kind: z.literal('NONE') }),
    z.object({ kind: z.literal('NOT_SAID') }),
  ]),
} satisfies { readonly [F in keyof DeterminationContent]: z.ZodType<DeterminationContent[F]> };

/** The fields that were recorded in a known shape; one never recorded, erased, or of another shape is left out. */
export function readRecorded<T>(
  shapes: { readonly [F in keyof T]: z.ZodType<T[F]> },
  values: readonly { readonly field: string; readonly valueJson: string | null }[],
): Partial<T> {
  const read = Object.entries<z.ZodType>(shapes).flatMap(([field, shape]) => {
    const json = values.find((value) => value.field === field)?.valueJson;
    const parsed = json ? shape.safeParse(JSON.parse(json)) : null;
    return parsed?.success ? [[field, parsed.data] as const] : [];
  });
  return Object.fromEntries(read) as Partial<T>;
}
