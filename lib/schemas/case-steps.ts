import { z } from 'zod';
import { REOPENING_BASES, SCREENING_GROUNDS } from '@/lib/domain/case/allegation';
import { CORRECTABLE_FIELDS } from '@/lib/domain/case/correction';
import { INVESTIGATION_TYPES } from '@/lib/domain/case/investigation';
import { readCorrection } from '@/lib/schemas/correction-texts';

/**
 * What the short forms of a case's steps may say. Blank and missing are left to the domain, which says all of it at once;
 * here is only what cannot be read at all. Messages are problem codes (catalogue `problems`).
 */
const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 500;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const text = z.string().max(LONGEST_TEXT, 'tooLong').default('');
const line = z.string().max(LONGEST_LINE, 'tooLong').default('');
const id = z.uuid('invalid');
const optionalId = z
  .string()
  .default('')
  .transform((value) => (value === '' ? null : value))
  .pipe(z.uuid('invalid').nullable());
/** An ISO day, or blank. */
const day = z
  .string()
  .default('')
  .refine((value) => value === '' || (DAY.test(value) && !Number.isNaN(Date.parse(value))), 'dateUnreadable');

/** One of a list; blank or anything else is nothing chosen. */
function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .string()
    .default('')
    .transform((value): T[number] | null => values.find((known) => known === value) ?? null);
}

/** Which case, and the version the page was made from. */
const target = { caseId: id, expectedVersion: z.coerce.number().int().min(1) };

const step = <S extends z.ZodRawShape>(shape: S) => z.object({ ...target, ...shape });

export const plainStep = step({});
export const assignment = step({ assignee: optionalId });
export const handOver = step({ assignee: optionalId, note: text });
/** One account, several or none: a form sends one value as a text and several as a list. */
export const noteStep = step({
  note: text,
  mentioned: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => [value].flat().filter((one) => one !== ''))
    .pipe(z.array(z.uuid('invalid')).max(100, 'invalid')),
});
export const rationaleStep = step({ rationale: text });
export const proposalAnswer = step({ proposalId: id });
export const proposalRefusal = step({ proposalId: id, remarks: text });
export const investigationOrder = step({
  investigationType: choice(INVESTIGATION_TYPES),
  officer: line,
  officerAccount: optionalId,
  scope: text,
  dueOn: day,
});
export const investigationEnd = step({ investigationId: id, findings: text });
export const determinationStep = step({ determinationId: id });
export const screeningProposal = step({ ground: choice(SCREENING_GROUNDS), rationale: text });
export const reopeningProposal = step({ basis: choice(REOPENING_BASES), whatChanged: text });
export const reopeningGrant = step({
  proposalId: id,
  reopenTo: choice(['UNDER_INITIAL_ASSESSMENT', 'UNDER_CREDIBILITY_ASSESSMENT']),
});
/** A correction: the field, its new value in the controls of that field, and why. */
export const correctionProposal = z
  .looseObject({ ...target, correctedField: choice(CORRECTABLE_FIELDS), rationale: text })
  .transform(({ caseId, expectedVersion, correctedField, rationale, ...rest }, context) => {
    const { correction, problems } = readCorrection(correctedField, rest);
    for (const { code, field } of problems)
      context.addIssue({ code: 'custom', message: code, path: [field ?? 'correctedField'] });
    return { caseId, expectedVersion, correctedField, correction, rationale };
  });
export const rfiToSend = step({ question: text, dueOn: day });
export const rfiReply = step({ rfiId: id, reply: text });
export const replyRead = step({ rfiId: id });
export const informationStep = step({ information: text });
export const unitStep = step({ unitId: z.string().default('') });
export const recusal = step({ recusedUserId: z.string().default(''), rationale: text });
