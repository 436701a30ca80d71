import { z } from 'zod';
import { ENTERED_KINDS } from '@/lib/domain/publication/entered-figures';
import { isMonthText } from '@/lib/domain/shared/dates';
import { ADJUSTABLE_FIGURES, STATED_FIGURE_NAMES } from '@/lib/domain/publication/flow-rows';

/** Digits of any of our languages, with or without separators, as a whole number. */
function asNumber(text: string): number {
  const latin = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[,٬\u00a0 ]/g, '')
    .replace(/^−/, '-');
  return /^[+-]?\d{1,12}$/.test(latin) ? Number(latin) : Number.NaN;
}

/** One that has not begun is the domain's to refuse. */
const month = z.string().trim().refine(isMonthText, 'figures.notAMonth');
const count = z.string().transform(asNumber).pipe(z.number('figures.notACount'));
/** Blank is "not stated" and never 0. */
const countOrNotStated = z
  .string()
  .transform((text) => (text.trim() === '' ? null : asNumber(text)))
  .pipe(z.number('figures.notACount').nullable());

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
  delta: z.string().transform(asNumber).pipe(z.number('figures.notADifference')),
  reason: z.string().max(2_000),
});

/** Every stock at the end of a month. */
export const openingBalance = z.object({
  month,
  openCases: count,
  reopenedCases: z
    .string()
    .transform((text) => (text.trim() === '' ? 0 : asNumber(text)))
    .pipe(z.number('figures.notACount')),
  killed: countOrNotStated,
  injured: countOrNotStated,
  reports: countOrNotStated,
  credible: countOrNotStated,
  nonCredible: countOrNotStated,
  duplicate: countOrNotStated,
});

/** The second person's word. */
export const figureConfirmation = z.object({ kind: z.enum(ENTERED_KINDS), figureId: z.uuid() });
