import { z } from 'zod';
import { ROLES } from '@/lib/domain/account/roles';
import { isStorable } from '@/lib/domain/shared/text';

/** What people type about accounts. Messages are problem codes (messages: `problems`). */

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 200;

/** One person, one account: addresses are compared in lower case. */
export const emailAddress = z
  .string({ error: 'missing.email' })
  .trim()
  .toLowerCase()
  .min(1, 'missing.email')
  .max(LONGEST_EMAIL, 'account.emailInvalid')
  .pipe(z.email('account.emailInvalid'));

const displayName = z
  .string({ error: 'missing.name' })
  .trim()
  .min(1, 'missing.name')
  .max(LONGEST_NAME, 'account.nameTooLong');

/** A choice that may be left open: an empty select field is none. */
const optionalId = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value))
  .pipe(z.uuid('account.unknownChoice').nullable());

export const credentials = z.object({
  // Not checked to be an address: a wrong one gets the same answer as a wrong password.
  email: z
    .string({ error: 'missing.email' })
    .trim()
    .toLowerCase()
    .min(1, 'missing.email')
    .max(LONGEST_EMAIL, 'auth.wrong')
    // next-auth's own route hands over what was sent, past the reader of our forms.
    .refine(isStorable, 'auth.wrong'),
  password: z.string({ error: 'missing.password' }).min(1, 'missing.password').max(1000, 'auth.wrong'),
});
export type Credentials = z.output<typeof credentials>;

/** A new account. Only a reporter belongs to an organisation, and each does. */
export const newAccount = z
  .object({
    email: emailAddress,
    name: displayName,
    role: z.enum(ROLES, 'missing.role'),
    organisationId: optionalId,
    unitId: optionalId,
    locale: z.enum(['en', 'ar']).default('en'),
  })
  .superRefine(({ role, organisationId }, context) => {
    if (role === 'REPORTER' && organisationId === null) {
      context.addIssue({ code: 'custom', path: ['organisationId'], message: 'account.organisationMissing' });
    }
    if (role !== 'REPORTER' && organisationId !== null) {
      context.addIssue({
        code: 'custom',
        path: ['organisationId'],
        message: 'account.organisationOnlyForReporters',
      });
    }
  });

const version = z.coerce.number().int().min(1);

/** An account as the administrator saw it. */
export const seenAccount = z.object({ accountId: z.uuid(), version });

export const accountDetails = seenAccount.extend({ name: displayName, unitId: optionalId });

export const roleChange = seenAccount
  .extend({ role: z.enum(ROLES, 'missing.role'), organisationId: optionalId })
  .superRefine(({ role, organisationId }, context) => {
    if (role === 'REPORTER' && organisationId === null) {
      context.addIssue({ code: 'custom', path: ['organisationId'], message: 'account.organisationMissing' });
    }
  })
  // A role of the reviewing body ends the membership of an organisation.
  .transform((change) => (change.role === 'REPORTER' ? change : { ...change, organisationId: null }));

/** Closing an account, or opening it again. */
export const accountSwitch = seenAccount.extend({ disabled: z.enum(['yes', 'no']) });

export const requestDecision = z.object({ requestId: z.uuid(), decision: z.enum(['AGREED', 'REFUSED']) });

export const newDirectoryName = z.object({ name: displayName });
export const organisationSwitch = z.object({ organisationId: z.uuid(), disabled: z.enum(['yes', 'no']) });
