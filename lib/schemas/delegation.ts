import { z } from 'zod';

/** What the forms of a delegation may say; blank is left to the domain, which says all of it at once. */
const LONGEST_TEXT = 2_000;
const day = z.string().max(20).default('');
const reason = z.string().max(LONGEST_TEXT, 'tooLong').default('');

export const delegationToGive = z.object({
  delegateId: z
    .string()
    .default('')
    .transform((value) => (value === '' ? null : value))
    .pipe(z.uuid('invalid').nullable()),
  firstDay: day,
  lastDay: day,
  reason,
});
export const delegationToAccept = z.object({ delegationId: z.uuid('invalid') });
export const delegationToEnd = z.object({ delegationId: z.uuid('invalid'), reason });
