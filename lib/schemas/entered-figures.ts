import { z } from 'zod';
import { ENTERED_KINDS } from '@/lib/domain/publication/entered-figures';
import { isMonthText } from '@/lib/domain/shared/dates';
import { wholeNumber } from '@/lib/schemas/form-texts';
import { ADJUSTABLE_FIGURES, STATED_FIGURE_NAMES } from '@/lib/domain/publication/flow-rows';

/** A whole number with its sign, as people write it; NaN for anything else, which the domain refuses with its limits. */
function asNumber(text: string): number {
  const plain = text.trim();
  const isNegative = /^[-−]/.test(plain);
  const number = wholeNumber(plain.replace(/^[-−+]/, ''));
  return number === null ? Number.NaN : isNegative ? -number : number;
}

/** One that has not begun is the domain's to refuse. */
const month = z.string().trim().refine(isMonthText, 'figures.notAMonth');
const count = z.string().transform(asNumber);
/** Blank is "not stated" and never 0. */
const countOrNotStated = z.string().transform((text) => (text.trim() === '' ? null : asNumber(text)));

/** A figure the body states for a month. */
export const statedFigure = z.object({
  figure: z.enum(STATED_FIGURE_NAMES, 'figures.figureMissing'),
  month,
  value: count,
});

/** A difference that no case explains. */
export const adjustment = z.object({
  figure: z.enum(ADJUSTABLE_FIGURES, 'figures.figureMissing'),
  month,
  delta: count,
  reason: z.string().max(2_000),
});

/** Every stock at the end of a month. */
export const openingBalance = z.object({
  month,
  openCases: count,
  reopenedCases: z.string().transform((text) => (text.trim() === '' ? 0 : asNumber(text))),
  killed: countOrNotStated,
  injured: countOrNotStated,
  reports: countOrNotStated,
  credible: countOrNotStated,
  nonCredible: countOrNotStated,
  duplicate: countOrNotStated,
});

/** The second person's word. */
export const figureConfirmation = z.object({ kind: z.enum(ENTERED_KINDS), figureId: z.uuid() });
