import { z } from 'zod';
import { WORKLIST_PAGE } from '@/lib/domain/case/worklist';

/** What the forms of a worklist may say. Messages are problem codes (catalogue `problems`). */
const id = z.uuid('invalid');

export const filterToSave = z.object({
  name: z.string().trim().max(80, 'tooLong').default(''),
  /** The list's address after the question mark; read again, with care, whenever it is followed. */
  question: z.string().max(2000, 'tooLong').default(''),
});
export const filterToRemove = z.object({ filterId: id });
export const watchedCase = z.object({ caseId: id });

/** A ticked row, as "case~version": the version the list was made from guards the assignment. */
const row = z.string().transform((value, context) => {
  const [caseId = '', version = ''] = value.split('~');
  const expectedVersion = Number(version);
  if (!id.safeParse(caseId).success || !Number.isSafeInteger(expectedVersion) || expectedVersion < 1) {
    context.addIssue({ code: 'custom', message: 'invalid' });
    return z.NEVER;
  }
  return { caseId, expectedVersion };
});

export const assignments = z.object({
  /** An account, or blank where nobody was chosen. */
  assignee: z.union([z.literal(''), id]).default(''),
  cases: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => [value].flat())
    .pipe(z.array(row).max(WORKLIST_PAGE, 'invalid')),
});
