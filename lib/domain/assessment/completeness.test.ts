import { describe, expect, it } from 'vitest';
import { missingForSubmission, type SubmissionFacts } from '@/lib/domain/assessment/completeness';
import {
  EMPTY_DETERMINATION,
  standardMet,
  type DeterminationContent,
} from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import {
  CITABLE_EXAMPLE,
  CREDIBLE_EXAMPLE,
  DUPLICATE_EXAMPLE,
  NO_ACTION_EXAMPLE,
} from '@/lib/domain/assessment/example-determinations';
import type { Finding } from '@/lib/domain/assessment/finding';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';

const FACTS: SubmissionFacts = {
  id: 'case-1',
  status: 'UNDER_CREDIBILITY_ASSESSMENT',
  rfisSent: 0,
  duplicateCount: 0,
};
const TARGET: DuplicateTarget = {
  caseId: 'case-7',
  reference: 'CH-2017-0007',
  status: 'UNDER_INITIAL_ASSESSMENT',
  cycle: 1,
  duplicateOfId: null,
};

/** Of the conceded, nobody is said to be a man, a woman or a child. */
const NOBODY_TOLD_APART = {
  killedMen: EMPTY_DETERMINATION.killedMen,
  killedWomen: EMPTY_DETERMINATION.killedWomen,
  killedChildren: EMPTY_DETERMINATION.killedChildren,
};

function missing(
  content: DeterminationContent,
  facts = FACTS,
  target: DuplicateTarget | null = TARGET,
): readonly string[] {
  return missingForSubmission(content, facts, target, CITABLE_EXAMPLE).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );
}

describe('a complete determination', () => {
  it.each([
    ['credible', CREDIBLE_EXAMPLE],
    ['non-credible, no action in area', NO_ACTION_EXAMPLE],
    ['duplicate', DUPLICATE_EXAMPLE],
  ])('%s lacks nothing', (_name, content) => {
    expect(missing(content)).toEqual([]);
  });

  it('needs neither imagery nor a strike match', () => {
    const consulted = CREDIBLE_EXAMPLE.sourcesConsulted
      .filter(({ state }) => state === 'CONSULTED')
      .map(({ source }) => source);
    expect(consulted).toEqual(['WITNESS_INTERVIEW']);
    expect(CREDIBLE_EXAMPLE.strikeQuery).toBeNull();
  });
});

describe('everything missing is said at once', () => {
  it('of an empty one: the outcome', () => {
    expect(missing(EMPTY_DETERMINATION)).toEqual([
      'determination.outcomeMissing outcome',
      'determination.replyNotWeighed replies.rfi-1',
    ]);
  });

  it('of an empty credible one: the whole list, each with its field', () => {
    expect(missing({ ...EMPTY_DETERMINATION, outcome: 'CREDIBLE' })).toEqual([
      ...CONSULTED_SOURCES.map((source) => `determination.sourceNotFilled sourcesConsulted.${source}`),
      ...['HARM', 'OUR_OPERATIONS', 'GREATER_REASON_OTHERWISE'].flatMap((question) => [
        `determination.answerMissing answers.${question}`,
        `determination.answerNoteMissing answers.${question}`,
      ]),
      ...['killed', 'injured'].flatMap((figure) =>
        ['min', 'best', 'max'].map((part) => `determination.figureMissing ${figure}.${part}`),
      ),
      'determination.findingsMissing findings',
      'determination.contraryEvidenceMissing contraryEvidence',
      'determination.publicTextMissing publicText',
      'determination.replyNotWeighed replies.rfi-1',
    ]);
  });

  it('of an empty no-action one: also the place search and the strike query', () => {
    expect(
      missing({ ...EMPTY_DETERMINATION, outcome: 'NON_CREDIBLE', reason: 'NO_ACTION_IN_AREA' }).slice(-3),
    ).toEqual([
      'determination.placeSearchMissing placeSearch',
      'determination.strikeQueryMissing strikeQuery',
      'determination.replyNotWeighed replies.rfi-1',
    ]);
  });

  it('of a no-action one whose searches contradict what it says', () => {
    const found = {
      ...NO_ACTION_EXAMPLE,
      placeSearch: NO_ACTION_EXAMPLE.placeSearch && { ...NO_ACTION_EXAMPLE.placeSearch, noneFound: true },
      strikeQuery: NO_ACTION_EXAMPLE.strikeQuery && { ...NO_ACTION_EXAMPLE.strikeQuery, hits: 7 },
    };
    expect(missing(found)).toEqual([
      'determination.placeCandidatesContradict placeSearch.candidateIds',
      'determination.hitsNotExplained strikeQuery.hits',
    ]);
    const explained = { ...found, findings: CREDIBLE_EXAMPLE.findings };
    expect(missing(explained)).not.toContain('determination.hitsNotExplained strikeQuery.hits');
  });

  it('of an empty duplicate', () => {
    expect(missing({ ...EMPTY_DETERMINATION, outcome: 'DUPLICATE' })).toEqual([
      'determination.reasonMissing reason',
      'determination.duplicateTargetMissing duplicate.targetReference',
      'determination.duplicateKindMissing duplicate.kind',
      'determination.duplicateAddsMissing duplicate.adds',
      'determination.replyNotWeighed replies.rfi-1',
    ]);
  });
});

describe('single rules', () => {
  const search = NO_ACTION_EXAMPLE.placeSearch;
  const query = NO_ACTION_EXAMPLE.strikeQuery;
  if (search === null || query === null) throw new Error('the example holds both');
  const withReason: DeterminationContent = { ...NO_ACTION_EXAMPLE, reason: 'INSUFFICIENT_INFORMATION' };
  const met = CREDIBLE_EXAMPLE.answers;
  const finding = (given: Partial<Finding>): DeterminationContent => ({
    ...CREDIBLE_EXAMPLE,
    findings: [{ id: 'x', text: 'A house fell in.', citations: [], ...given }],
  });

  const cases: readonly (readonly [string, DeterminationContent, readonly string[]])[] = [
    [
      'a reason of another outcome',
      { ...NO_ACTION_EXAMPLE, reason: 'DUPLICATE_OF_OPEN' },
      ['reasonDoesNotFitOutcome reason'],
    ],
    ['no reason', { ...NO_ACTION_EXAMPLE, reason: null }, ['determination.reasonMissing reason']],
    [
      'insufficient information without a request',
      withReason,
      ['determination.rfiMissing rfiImpossibleReason'],
    ],
    [
      'the same with a reason none was possible',
      { ...withReason, rfiImpossibleReason: 'The source left no address.' },
      [],
    ],
    [
      'a text in one script only',
      { ...NO_ACTION_EXAMPLE, placeSearch: { ...search, arabicTexts: ['Tell Ruman'] } },
      ['determination.placeSearchArabicMissing placeSearch.arabicTexts'],
    ],
    [
      'no candidates and no word of it',
      { ...NO_ACTION_EXAMPLE, placeSearch: { ...search, candidateIds: [] } },
      ['determination.placeCandidatesMissing placeSearch.candidateIds'],
    ],
    [
      'expressly no candidates',
      { ...NO_ACTION_EXAMPLE, placeSearch: { ...search, candidateIds: [], noneFound: true } },
      [],
    ],
    [
      'a position that is not a number',
      { ...NO_ACTION_EXAMPLE, strikeQuery: { ...query, centre: { lat: Number.NaN, lon: 1 } } },
      ['determination.strikeQueryCentreMissing strikeQuery.centre'],
    ],
    [
      'a radius of nothing',
      { ...NO_ACTION_EXAMPLE, strikeQuery: { ...query, radiusKm: 0 } },
      ['determination.strikeQueryRadiusMissing strikeQuery.radiusKm'],
    ],
    [
      'a window that ends before it begins',
      { ...NO_ACTION_EXAMPLE, strikeQuery: { ...query, to: '2017-02-28' } },
      ['determination.strikeQueryWindowMissing strikeQuery.from'],
    ],
    [
      'a day that does not exist',
      { ...NO_ACTION_EXAMPLE, strikeQuery: { ...query, to: '2017-03-32' } },
      ['determination.strikeQueryWindowMissing strikeQuery.from'],
    ],
    [
      'no logs',
      { ...NO_ACTION_EXAMPLE, strikeQuery: { ...query, logsCovered: [' '] } },
      ['determination.strikeQueryLogsMissing strikeQuery.logsCovered'],
    ],
    [
      'a query never run',
      { ...NO_ACTION_EXAMPLE, strikeQuery: { ...query, hits: null } },
      ['determination.strikeQueryHitsMissing strikeQuery.hits'],
    ],
    [
      'credible against the answers',
      { ...CREDIBLE_EXAMPLE, answers: { ...met, HARM: { answer: 'NO', note: 'x' } } },
      ['determination.standardNotMet outcome'],
    ],
    [
      'non-credible against the answers',
      { ...NO_ACTION_EXAMPLE, answers: met },
      ['determination.standardMet outcome'],
    ],
    [
      'credible with nobody harmed',
      { ...CREDIBLE_EXAMPLE, ...NOBODY_TOLD_APART, killed: { min: 0, best: 0, max: 0 } },
      ['determination.credibleWithoutHarm killed.max'],
    ],
    [
      'non-credible with somebody harmed',
      { ...NO_ACTION_EXAMPLE, injured: { min: 0, best: 0, max: 1 } },
      ['determination.nonCredibleWithHarm injured.max'],
    ],
    [
      'less than none',
      { ...CREDIBLE_EXAMPLE, killed: { min: -1, best: 3, max: 4 } },
      ['determination.figureNotWhole killed.min'],
    ],
    [
      'half a person',
      { ...CREDIBLE_EXAMPLE, killed: { min: 2, best: 2.5, max: 4 } },
      ['determination.figureNotWhole killed.best'],
    ],
    [
      'more than can be',
      { ...CREDIBLE_EXAMPLE, killed: { min: 2, best: 3, max: 1_000_000 } },
      ['determination.figureTooLarge killed.max'],
    ],
    [
      'bounds the wrong way round',
      { ...CREDIBLE_EXAMPLE, killed: { min: 4, best: 3, max: 4 } },
      ['determination.figureOrder killed.best'],
    ],
    [
      'a credible one without findings',
      { ...CREDIBLE_EXAMPLE, findings: [] },
      ['determination.findingsMissing findings'],
    ],
    ['a finding that cites nothing', finding({}), ['determination.findingUncited findings.x.cites']],
    [
      'a finding without words',
      finding({ text: ' ', citations: [{ kind: 'STRIKE', reference: 'Log, line 3' }] }),
      ['determination.findingTextMissing findings.x.text'],
    ],
    [
      'a finding that cites evidence and a reply of another case',
      finding({
        citations: [
          { kind: 'EVIDENCE', id: 'rfi-1' },
          { kind: 'RFI_REPLY', id: 'evidence-1' },
        ],
      }),
      ['determination.citationUnknown findings.x.cites'],
    ],
    [
      'a finding that cites what is no address',
      finding({ citations: [{ kind: 'URL', url: 'the council page' }] }),
      ['determination.citationNotUrl findings.x.urls'],
    ],
    [
      'a possible crime without words',
      { ...NO_ACTION_EXAMPLE, criminality: { kind: 'RAISED', text: '' } },
      ['determination.criminalityTextMissing criminality'],
    ],
    [
      'contrary evidence named with nothing',
      { ...CREDIBLE_EXAMPLE, contraryEvidence: { kind: 'NAMED', text: ' ' } },
      ['determination.contraryEvidenceMissing contraryEvidence'],
    ],
    [
      'no public text',
      { ...CREDIBLE_EXAMPLE, publicText: '\n' },
      ['determination.publicTextMissing publicText'],
    ],
    [
      'a duplicate said to add, without what',
      {
        ...DUPLICATE_EXAMPLE,
        duplicate: { targetReference: 'CH-2017-0007', kind: 'SAME_EVENT', adds: { kind: 'ADDS', text: '' } },
      },
      ['determination.duplicateAddsMissing duplicate.adds'],
    ],
    [
      'duplicate of an assessed one, which is open',
      { ...DUPLICATE_EXAMPLE, reason: 'DUPLICATE_OF_ASSESSED' },
      ['determination.duplicateReasonDoesNotFit reason'],
    ],
  ];
  it.each(cases)('%s', (_name, content, expected) => {
    expect(missing(content)).toEqual(expected);
  });

  it('a source not consulted says why', () => {
    const rows = CREDIBLE_EXAMPLE.sourcesConsulted.map((row) =>
      row.source === 'SITE_VISIT' ? { ...row, reason: '' } : row,
    );
    expect(missing({ ...CREDIBLE_EXAMPLE, sourcesConsulted: rows })).toEqual([
      'determination.sourceReasonMissing sourcesConsulted.SITE_VISIT',
    ]);
  });

  it('a request that was sent is enough', () => {
    expect(missing(withReason, { ...FACTS, rfisSent: 1 })).toEqual([]);
  });

  it('credible is not found at the initial assessment', () => {
    const facts: SubmissionFacts = { ...FACTS, status: 'UNDER_INITIAL_ASSESSMENT' };
    expect(missing(CREDIBLE_EXAMPLE, facts)).toEqual([
      'determination.outcomeNeedsCredibilityAssessment outcome',
    ]);
    expect(missing(NO_ACTION_EXAMPLE, facts)).toEqual([]);
    expect(missing(DUPLICATE_EXAMPLE, facts)).toEqual([]);
  });

  const targets: readonly (readonly [string, DuplicateTarget | null, readonly string[]])[] = [
    ['of nothing', null, ['determination.duplicateTargetUnknown duplicate.targetReference']],
    [
      'of itself',
      { ...TARGET, caseId: 'case-1' },
      ['determination.duplicateOfItself duplicate.targetReference'],
    ],
    [
      'of a duplicate',
      { ...TARGET, duplicateOfId: 'case-9' },
      ['determination.duplicateOfDuplicate duplicate.targetReference'],
    ],
    [
      'of a screened-out case',
      { ...TARGET, status: 'SCREENED_OUT' },
      [
        'determination.duplicateOfScreenedOut duplicate.targetReference',
        'determination.duplicateReasonDoesNotFit reason',
      ],
    ],
  ];
  it.each(targets)('a duplicate %s', (_name, target, expected) => {
    expect(missing(DUPLICATE_EXAMPLE, FACTS, target)).toEqual(expected);
  });

  it('a case that others are closed onto', () => {
    expect(missing(DUPLICATE_EXAMPLE, { ...FACTS, duplicateCount: 2 })).toEqual([
      'hasDuplicates duplicate.targetReference',
    ]);
  });
});

describe('the standard', () => {
  const answered = (
    harm: 'YES' | 'NO' | null,
    ours: 'YES' | 'NO' | null,
    otherwise: 'YES' | 'NO' | null,
  ): boolean | null =>
    standardMet({
      HARM: { answer: harm, note: '' },
      OUR_OPERATIONS: { answer: ours, note: '' },
      GREATER_REASON_OTHERWISE: { answer: otherwise, note: '' },
    });

  it('is met by yes, yes, no and by nothing else', () => {
    expect(answered('YES', 'YES', 'NO')).toBe(true);
    expect(answered('YES', 'YES', 'YES')).toBe(false);
    expect(answered('YES', 'NO', 'NO')).toBe(false);
    expect(answered('NO', 'YES', 'NO')).toBe(false);
    expect(answered('YES', 'YES', null)).toBeNull();
  });
});
