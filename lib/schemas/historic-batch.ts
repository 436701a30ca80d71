import { z } from 'zod';

/** People type digits of either script, with or without separators. */
const wholeNumber = z
  .string({ error: 'invalid' })
  .transform((text) =>
    text
      .replace(/[\s,.\u066c\u00a0\u202f]/g, '')
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf)),
  )
  .pipe(z.string().regex(/^\d{1,9}$/, 'invalid'))
  .transform(Number);

/** A batch, and its totals as the second person has them from the source. */
export const batchConfirmation = z.object({
  batchId: z.uuid(),
  CREDIBLE: wholeNumber,
  NON_CREDIBLE: wholeNumber,
  DUPLICATE: wholeNumber,
  killedMin: wholeNumber,
  killedMax: wholeNumber,
});
