import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POTENTIAL_EXAMPLE } from '@/lib/domain/assessment/example-determinations';
import {
  EMPTY_INITIAL_ASSESSMENT,
  INITIAL_RECOMMENDATIONS,
  leadsToDetermination,
  missingForRecommendation,
  missingFromAssessment,
  type InitialAssessment,
} from '@/lib/domain/assessment/initial-assessment';
import type { Problem } from '@/lib/domain/shared/outcome';

const said = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ code, field }) => `${code} ${field ?? ''}`);
const search = POTENTIAL_EXAMPLE.duplicateSearch;
const place = POTENTIAL_EXAMPLE.placeSearch;
if (search === null || place === null) throw new Error('the example holds both');

describe('an initial assessment', () => {
  it('lacks nothing once everything is kept', () => {
    expect(missingForRecommendation(POTENTIAL_EXAMPLE)).toEqual([]);
  });

  it('of nothing lacks everything at once, each with its field', () => {
    expect(said(missingFromAssessment(EMPTY_INITIAL_ASSESSMENT))).toEqual([
      'assessment.duplicateSearchMissing duplicateSearch',
      'determination.placeSearchMissing placeSearch',
      'determination.strikeQueryMissing strikeQuery',
      'assessment.potentialMissing potential',
      'assessment.reasonsMissing reasons',
      'assessment.recommendationMissing recommendation',
    ]);
  });

  const cases: readonly (readonly [string, Partial<InitialAssessment>, readonly string[]])[] = [
    [
      'a search for duplicates that says neither where nor how, nor what it gave',
      { duplicateSearch: { where: [' '], how: '', found: [], noneFound: false } },
      [
        'assessment.duplicateWhereMissing duplicateSearch.where',
        'assessment.duplicateHowMissing duplicateSearch.how',
        'assessment.duplicateResultMissing duplicateSearch.found',
      ],
    ],
    [
      'cases that came near',
      { duplicateSearch: { ...search, found: ['CH-2017-0004'], noneFound: false } },
      [],
    ],
    [
      'a place sought in one script, nothing kept',
      { placeSearch: { ...place, arabicTexts: [], candidateIds: [] } },
      [
        'determination.placeSearchArabicMissing placeSearch.arabicTexts',
        'determination.placeCandidatesMissing placeSearch.candidateIds',
      ],
    ],
    ['no reasons', { reasons: '\n' }, ['assessment.reasonsMissing reasons']],
    [
      'the potential, and a finding of non-credible',
      { recommendation: 'FIND_NON_CREDIBLE' },
      ['assessment.recommendationDoesNotFit recommendation'],
    ],
    [
      'no potential, and an assessment of credibility',
      { potential: 'NO' },
      ['assessment.recommendationDoesNotFit recommendation', 'assessment.noPotential potential'],
    ],
    [
      'no potential',
      { potential: 'NO', recommendation: 'FIND_NON_CREDIBLE' },
      ['assessment.noPotential potential'],
    ],
    [
      'a duplicate',
      { recommendation: 'FIND_DUPLICATE' },
      ['assessment.duplicateNotPutForward recommendation'],
    ],
  ];
  it.each(cases)('is put forward or not: %s', (_name, given, expected) => {
    expect(said(missingForRecommendation({ ...POTENTIAL_EXAMPLE, ...given }))).toEqual(expected);
  });

  const written = fc.record({
    duplicateSearch: fc.constantFrom(null, search),
    placeSearch: fc.constantFrom(null, place),
    strikeQuery: fc.constantFrom(null, POTENTIAL_EXAMPLE.strikeQuery),
    potential: fc.constantFrom(null, 'YES' as const, 'NO' as const),
    reasons: fc.constantFrom('', POTENTIAL_EXAMPLE.reasons),
    recommendation: fc.constantFrom(null, ...INITIAL_RECOMMENDATIONS),
  });

  it('is never put forward where it leads to a determination, and what is put forward lacks nothing', () => {
    fc.assert(
      fc.property(written, (assessment) => {
        if (missingForRecommendation(assessment).length > 0) return;
        expect(leadsToDetermination(assessment)).toBe(false);
        expect(assessment).toEqual(POTENTIAL_EXAMPLE);
      }),
      { numRuns: 2000 },
    );
  });
});
