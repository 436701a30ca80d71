import { describe, expect, it } from 'vitest';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { determinationTexts, readDetermination } from '@/lib/schemas/determination-form';

const read = (texts: Readonly<Record<string, string>>) =>
  readDetermination(new Map(Object.entries(texts).map(([name, value]) => [name, [value]])));
const UNFILLED = CONSULTED_SOURCES.map((source) => ({ source, state: null, reason: '' }));

describe('the determination form', () => {
  it('reads back what it shows, whole or empty', () => {
    const whole: DeterminationContent = {
      ...EMPTY_DETERMINATION,
      outcome: 'NON_CREDIBLE',
      reason: 'NO_ACTION_IN_AREA',
      sourcesConsulted: CONSULTED_SOURCES.map((source, n) =>
        n % 2 === 0
          ? { source, state: 'CONSULTED', reason: '' }
          : { source, state: 'NOT_SOUGHT', reason: 'No one was left.' },
      ),
      answers: {
        HARM: { answer: 'YES', note: 'Two accounts.' },
        OUR_OPERATIONS: { answer: 'NO', note: 'No engagement.' },
        GREATER_REASON_OTHERWISE: { answer: 'NO', note: 'None found.' },
      },
      killed: { best: 0, min: 0, max: 3 },
      injured: { best: 1, min: 0, max: 2 },
      contraryEvidence: { kind: 'NAMED', text: 'A post\nof two lines.' },
      publicText: 'Near Tell Ruman.',
      placeSearch: {
        latinTexts: ['Tell Ruman', 'Tal Roman'],
        arabicTexts: ['تل رمان'],
        candidateIds: ['G-1'],
        noneFound: false,
      },
      strikeQuery: {
        centre: { lat: 36.2, lon: 38.5 },
        radiusKm: 2.5,
        from: '2018-03-01',
        to: '2018-03-03',
        logsCovered: ['Air log'],
        hits: 0,
      },
      duplicate: {
        targetReference: 'CH-2018-0001',
        kind: 'SAME_EVENT',
        adds: { kind: 'ADDS', text: 'Two names.' },
      },
    };
    expect(read(determinationTexts(whole))).toEqual({ content: whole, problems: [] });
    expect(read(determinationTexts(EMPTY_DETERMINATION))).toEqual({
      content: { ...EMPTY_DETERMINATION, sourcesConsulted: UNFILLED },
      problems: [],
    });
  });

  it('keeps a blank figure apart from none, and reads Arabic digits', () => {
    const { content } = read({ 'killed.min': '٠', 'killed.best': ' 1,200 ' });
    expect(content.killed).toEqual({ min: 0, best: 1200, max: null });
  });

  it('says what it cannot read instead of dropping it', () => {
    const { problems } = read({
      'killed.min': 'three',
      'strikeQuery.centre.lat': '36.2',
      'strikeQuery.radiusKm': 'near',
      'strikeQuery.hits': '-1',
    });
    expect(problems.map(({ field }) => field)).toEqual([
      'killed.min',
      'strikeQuery.radiusKm',
      'strikeQuery.centre',
      'strikeQuery.hits',
    ]);
  });

  it('keeps no reason beside a credible outcome', () => {
    expect(read({ outcome: 'CREDIBLE', reason: 'INSUFFICIENT_EVIDENCE' }).content.reason).toBeNull();
  });
});
