import { z } from 'zod';
import { ANSWERS } from '@/lib/domain/assessment/determination';
import {
  INITIAL_RECOMMENDATIONS,
  type DuplicateSearch,
  type InitialAssessment,
} from '@/lib/domain/assessment/initial-assessment';
import { parseReference } from '@/lib/domain/case/reference';
import type { Problem } from '@/lib/domain/shared/outcome';
import { choicesIn } from '@/lib/schemas/chosen-parts';
import { textsOf, type FormTexts } from '@/lib/schemas/form-texts';
import { placeSearch, searchTexts, strikeQuery } from '@/lib/schemas/search-texts';
import { TextReader } from '@/lib/schemas/text-reader';

/** An initial assessment as typed, and what of it cannot be read or kept. */
export function readAssessmentTexts(form: FormTexts): {
  readonly assessment: InitialAssessment;
  readonly problems: readonly Problem[];
} {
  const read = new TextReader(form);
  const assessment: InitialAssessment = {
    duplicateSearch: duplicateSearch(read),
    placeSearch: placeSearch(read),
    strikeQuery: strikeQuery(read),
    potential: read.choice('potential', ANSWERS),
    reasons: read.text('reasons'),
    recommendation: read.choice('recommendation', INITIAL_RECOMMENDATIONS),
  };
  return { assessment, problems: read.problems };
}

function duplicateSearch(read: TextReader): DuplicateSearch | null {
  const search: DuplicateSearch = {
    where: read.lines('duplicateSearch.where'),
    how: read.text('duplicateSearch.how'),
    // As people type references: the cycle behind a reopened one is no part of it.
    found: read.lines('duplicateSearch.found').map((typed) => parseReference(typed)?.reference ?? typed),
    noneFound: read.choice('duplicateSearch.noneFound', ['yes']) !== null,
  };
  const { where, how, found, noneFound } = search;
  if (noneFound && found.length > 0) read.wrong('duplicateSearch.found', 'foundBoth');
  return where.length + found.length === 0 && how === '' && !noneFound ? null : search;
}

/** What stands in the form's fields for an assessment on record; the inverse of `readAssessmentTexts`. */
export function assessmentTexts(assessment: InitialAssessment): Readonly<Record<string, string>> {
  const { duplicateSearch: search } = assessment;
  return {
    'duplicateSearch.where': (search?.where ?? []).join('\n'),
    'duplicateSearch.how': search?.how ?? '',
    'duplicateSearch.found': (search?.found ?? []).join('\n'),
    'duplicateSearch.noneFound': search?.noneFound ? 'yes' : '',
    ...searchTexts(assessment.placeSearch, assessment.strikeQuery),
    potential: assessment.potential ?? '',
    reasons: assessment.reasons,
    recommendation: assessment.recommendation ?? '',
  };
}

/** The form in which an initial assessment is written: kept, or put forward to a supervisor. */
export const initialAssessmentForm = z
  .looseObject({
    caseId: z.uuid('invalid'),
    expectedVersion: z.coerce.number().int().min(1),
    intent: z.enum(['save', 'recommend']).default('save'),
  })
  .transform(({ caseId, expectedVersion, intent, ...fields }) => {
    const form = textsOf(fields);
    return {
      target: { caseId, expectedVersion },
      intent,
      chosen: choicesIn(form),
      ...readAssessmentTexts(form),
    };
  });
