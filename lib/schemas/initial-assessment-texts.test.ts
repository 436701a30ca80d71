import { describe, expect, it } from 'vitest';
import { POTENTIAL_EXAMPLE } from '@/lib/domain/assessment/example-determinations';
import { EMPTY_INITIAL_ASSESSMENT, type InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import {
  assessmentTexts,
  initialAssessmentForm,
  readAssessmentTexts,
} from '@/lib/schemas/initial-assessment-texts';

const read = (texts: Readonly<Record<string, string>>) =>
  readAssessmentTexts(new Map(Object.entries(texts).map(([name, text]) => [name, [text]])));

const BEGUN: InitialAssessment = {
  ...EMPTY_INITIAL_ASSESSMENT,
  duplicateSearch: { where: [], how: 'بالاسم', found: ['CH-2017-0004'], noneFound: false },
  potential: 'NO',
};

describe('the fields of an initial assessment', () => {
  it.each([
    ['empty', EMPTY_INITIAL_ASSESSMENT],
    ['begun', BEGUN],
    ['complete', POTENTIAL_EXAMPLE],
  ])('say what is on record and read back as the same: %s', (_name, assessment) => {
    expect(read(assessmentTexts(assessment))).toEqual({ assessment, problems: [] });
  });

  it('read references as people type them', () => {
    const { assessment } = read({ 'duplicateSearch.found': ' ch-2017-0004/2 \n\nCH-2018-0001' });
    expect(assessment.duplicateSearch?.found).toEqual(['CH-2017-0004', 'CH-2018-0001']);
  });

  it('answer what cannot be kept as a problem of its field, all at once', () => {
    const { problems } = read({
      'duplicateSearch.found': 'CH-2017-0004',
      'duplicateSearch.noneFound': 'yes',
      'strikeQuery.hits': 'some',
      reasons: 'x'.repeat(20_001),
    });
    expect(problems.map(({ field }) => field)).toEqual([
      'duplicateSearch.found',
      'strikeQuery.hits',
      'reasons',
    ]);
  });

  it('name the case, the version and what the button asked for', () => {
    const caseId = '0f3ba5a0-1111-4222-8333-944445555666';
    const sent = { caseId, expectedVersion: '3', intent: 'recommend', ...assessmentTexts(POTENTIAL_EXAMPLE) };
    expect(initialAssessmentForm.parse(sent)).toEqual({
      target: { caseId, expectedVersion: 3 },
      intent: 'recommend',
      chosen: [],
      assessment: POTENTIAL_EXAMPLE,
      problems: [],
    });
  });
});
