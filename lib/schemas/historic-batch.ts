import { z } from 'zod';
import { wholeNumber } from '@/lib/schemas/form-texts';

const total = z
  .string({ error: 'invalid' })
  .transform(wholeNumber)
  .pipe(z.number({ error: 'invalid' }));

/** A batch, and its totals as the second person has them from the source. */
export const batchConfirmation = z.object({
  batchId: z.uuid(),
  CREDIBLE: total,
  NON_CREDIBLE: total,
  DUPLICATE: total,
  killedMin: total,
  killedMax: total,
});
