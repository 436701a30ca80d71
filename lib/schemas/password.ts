import { z } from 'zod';

/** NIST SP 800-63B: length is what counts, and no rules about kinds of characters. */
const SHORTEST = 12;
const LONGEST = 200;

export const newPassword = z
  .string({ error: 'missing.password' })
  .min(1, 'missing.password')
  .refine((value) => value === '' || [...value].length >= SHORTEST, 'auth.passwordTooShort')
  .max(LONGEST, 'auth.passwordTooLong')
  .refine((value) => value === '' || new Set(value).size >= 5, 'auth.passwordTooPlain');

/** Choosing a password with a one-time code. */
export const passwordChoice = z
  .object({
    code: z.string({ error: 'missing.code' }).trim().min(1, 'missing.code').max(200, 'auth.resetInvalid'),
    password: newPassword,
    passwordAgain: z.string({ error: 'missing.passwordAgain' }),
  })
  .superRefine(({ password, passwordAgain }, context) => {
    if (password !== passwordAgain)
      context.addIssue({ code: 'custom', path: ['passwordAgain'], message: 'auth.passwordsDiffer' });
  });
