import { isBlank } from '@/lib/domain/shared/text';
import { z } from 'zod';
import { SOURCE_KINDS } from '@/lib/domain/case/allegation';
import type { AllegationContent } from '@/lib/domain/case/allegation-content';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { TIME_PRECISIONS, TIME_TYPES } from '@/lib/domain/shared/incident-time';

/** Most characters of an account, of a shorter answer and of a line. */
export const LONGEST = { account: 50_000, answer: 10_000, line: 500, links: 50, people: 1_000_000 } as const;

const NO_NUL = /^[^\u0000]*$/u;
const text = (most: number) =>
  z
    .string()
    .max(most, { error: 'allegation.tooLong' })
    .regex(NO_NUL, { error: 'allegation.unreadableCharacter' })
    .default('');
const required = (most: number, code: string) =>
  text(most).refine((value) => !isBlank(value), { error: code });
const people = z
  .number({ error: 'allegation.notWholeNumber' })
  .int({ error: 'allegation.notWholeNumber' })
  .min(0, { error: 'allegation.notWholeNumber' })
  .max(LONGEST.people, { error: 'allegation.numberTooLarge' })
  .nullable()
  .default(null);
const range = z
  .object({ min: people, max: people })
  .refine(({ min, max }) => min === null || max === null || min <= max, { error: 'allegation.rangeOrder' })
  .default({ min: null, max: null });
/** An address on the web. */
export const link = z
  .string()
  .max(2_000, { error: 'allegation.tooLong' })
  .refine(isWebAddress, { error: 'allegation.notALink' });

/** One allegation at the edge: what a form, the API or a file must come down to. Messages are problem codes. */
export const allegationSchema = z.object({
  sourceKind: z.enum(SOURCE_KINDS, { error: 'allegation.sourceKindMissing' }),
  sourceName: text(LONGEST.line),
  language: z.string().regex(/^[a-z]{2,3}$/, { error: 'allegation.languageUnknown' }),
  narrative: required(LONGEST.account, 'missing.narrative'),
  ourInvolvement: text(LONGEST.answer),
  place: z.object({
    text: required(LONGEST.line, 'missing.placeText'),
    textLatin: text(LONGEST.line),
    governorate: z
      .enum(
        GOVERNORATES.map(({ code }) => code),
        { error: 'allegation.governorateUnknown' },
      )
      .nullable()
      .default(null),
    given: text(LONGEST.line),
    latitude: z.number().min(-90).max(90).nullable().default(null),
    longitude: z.number().min(-180).max(180).nullable().default(null),
  }),
  time: z.object({
    start: z.iso.datetime().nullable(),
    end: z.iso.datetime().nullable(),
    precision: z.enum(TIME_PRECISIONS).nullable(),
    timeType: z.enum(TIME_TYPES),
    zone: text(64),
    words: text(LONGEST.line),
  }),
  figures: z.object({
    killed: range,
    injured: range,
    killedMen: range,
    killedWomen: range,
    killedChildren: range,
  }),
  property: text(LONGEST.answer),
  links: z.array(link).max(LONGEST.links, { error: 'allegation.tooManyLinks' }).default([]),
  contact: z
    .object({
      name: text(LONGEST.line),
      telephone: text(LONGEST.line),
      email: text(LONGEST.line).refine(isEmailAddress, { error: 'allegation.notAnEmail' }),
      otherWay: text(LONGEST.line),
    })
    .nullable()
    .default(null),
  consent: z.object({
    review: z.boolean().refine((given) => given, { error: 'allegation.consentReviewMissing' }),
    publishPlaceAndFigures: z.boolean().default(false),
    askOrganisations: z.boolean().default(false),
  }),
});

/** Checks an allegation; the answer is the domain's own type or every problem at once. `field` is a path such as "place.text". */
export function checkAllegation(
  candidate: unknown,
):
  | { readonly ok: true; readonly value: AllegationContent }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = allegationSchema.safeParse(candidate);
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      code: issue.message,
      field: issue.path.join('.'),
      ...('maximum' in issue ? { params: { most: Number(issue.maximum) } } : {}),
    })),
  };
}

/** Blank, or one address with a name, an @ and a domain: nothing more can be known of it without writing to it. */
function isEmailAddress(value: string): boolean {
  return value.trim() === '' || /^[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)+$/.test(value.trim());
}

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || /\s/.test(value)) return false;
  return URL.canParse(value);
}
