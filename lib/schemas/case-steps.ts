import { z } from 'zod';
import { REOPENING_BASES, SCREENING_GROUNDS } from '@/lib/domain/case/allegation';
import { CONSENTS, RESPONSE_KINDS } from '@/lib/domain/case/beside';
import { CORRECTABLE_FIELDS } from '@/lib/domain/case/correction';
import {
  INTERVIEW_CAPACITIES,
  INVESTIGATION_TYPES,
  LEGAL_REVIEWS,
  SITE_VISITS,
} from '@/lib/domain/case/investigation';
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
/** An id as it is, or blank. */
const idOrBlank = z.union([z.literal(''), z.uuid('invalid')], { error: 'invalid' }).default('');
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

/** One id, several or none: a form sends one value as a text and several as a list. */
const severalIds = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat().filter((one) => one !== ''))
  .pipe(z.array(z.uuid('invalid')).max(100, 'invalid'));

/** Which case, and the version the page was made from. */
const target = { caseId: id, expectedVersion: z.coerce.number().int().min(1) };

const step = <S extends z.ZodRawShape>(shape: S) => z.object({ ...target, ...shape });

export const plainStep = step({});
export const assignment = step({ assignee: optionalId });
export const handOver = step({ assignee: optionalId, note: text });
export const noteStep = step({
  note: text,
  mentioned: severalIds,
});
export const rationaleStep = step({ rationale: text });
export const proposalAnswer = step({ proposalId: id });
export const proposalRefusal = step({ proposalId: id, remarks: text });
export const investigationOrder = step({
  investigationType: choice(INVESTIGATION_TYPES),
  appointingAuthority: line,
  officer: line,
  officerAccount: optionalId,
  scope: text,
  dueOn: day,
});
export const investigationExtension = step({ investigationId: id, dueOn: day, rationale: text });
export const interview = step({
  investigationId: id,
  capacity: choice(INTERVIEW_CAPACITIES),
  personName: line,
  heldOn: day,
  placeOrMeans: line,
  whatSaid: text,
});
export const siteVisit = step({
  investigationId: id,
  siteVisit: choice(SITE_VISITS),
  visitedOn: day,
  whatSeen: text,
  rationale: text,
});
export const investigationEnd = step({
  investigationId: id,
  findings: text,
  noInterviewReason: text,
  noSiteVisitReason: text,
  exhibits: severalIds,
  legalReview: choice(LEGAL_REVIEWS),
  legalReviewBy: line,
  legalReviewOn: day,
  legalReviewResult: text,
  noLegalReviewReason: text,
  recommendations: text,
});
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
export const rfiReminder = step({ rfiId: idOrBlank, newDueOn: day, reminder: text });
export const rfiWithdrawal = step({ rfiId: idOrBlank, withdrawnBecause: text });
export const rfiReply = step({ rfiId: id, reply: text });
export const replyRead = step({ rfiId: id });
export const evidenceRelease = step({ evidenceId: idOrBlank, rationale: text });
export const informationStep = step({ information: text });
export const unitStep = step({ unitId: idOrBlank });
/** Several of a list: a form sends one value as a text and several as a list; what is not of the list is left out. */
const consents = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => CONSENTS.filter((known) => [value].flat().includes(known)));
export const response = step({
  responseKind: choice(RESPONSE_KINDS),
  givenOn: day,
  byBody: line,
  whatDone: text,
  amount: line,
  isTold: z
    .string()
    .default('')
    .transform((value) => value === 'yes'),
});
export const returnCodeProposal = step({ identityCheck: text });
export const withdrawal = step({ consents, rationale: text });
export const accessRequest = step({ receivedOn: day, askedBy: line, askedFor: text });
export const accessAnswer = step({ requestId: idOrBlank, answeredOn: day, howAnswered: text });
export const recusal = step({ recusedUserId: idOrBlank, rationale: text });
