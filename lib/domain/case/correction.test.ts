import { describe, expect, it } from 'vitest';
import { NO_ACTION_EXAMPLE } from '@/lib/domain/assessment/example-determinations';
import {
  againstRecord,
  correctableFields,
  correctionProblems,
  isStillOnRecord,
  type Correction,
  type StandingRecord,
} from '@/lib/domain/case/correction';
import { STANDING_EXAMPLE } from '@/lib/domain/case/example-record';

const NOW = '2026-11-23T12:00:00.000Z';
const NON_CREDIBLE: StandingRecord = {
  ...STANDING_EXAMPLE,
  outcome: 'NON_CREDIBLE',
  values: { ...STANDING_EXAMPLE.values, REASON: 'NO_ACTION_IN_AREA' },
  content: NO_ACTION_EXAMPLE,
};
const codes = (correction: Correction, standing = STANDING_EXAMPLE, rfisSent = 0): readonly string[] =>
  correctionProblems(correction, standing, { rfisSent, now: NOW }).map(({ code }) => code);
const killed = (min: number | null, best: number | null, max: number | null): Correction => ({
  field: 'KILLED',
  to: { min, best, max },
});

describe('what may be corrected', () => {
  it('is fixed by the outcome, and never the outcome itself', () => {
    expect(correctableFields(STANDING_EXAMPLE)).toEqual([
      'KILLED',
      'INJURED',
      'PUBLIC_TEXT',
      'INCIDENT_DATE',
      'GOVERNORATE',
      'PLACE_NAME',
    ]);
    expect(correctableFields(NON_CREDIBLE)).toEqual([
      'REASON',
      'PUBLIC_TEXT',
      'INCIDENT_DATE',
      'GOVERNORATE',
      'PLACE_NAME',
    ]);
    expect(codes(killed(1, 1, 1), NON_CREDIBLE)).toEqual(['correction.notOfThisOutcome']);
  });

  it.each<[string, Correction, readonly string[]]>([
    ['people in order', killed(4, 5, 6), []],
    ['the same people', killed(3, 4, 5), ['correction.nothingChanges']],
    ['a best estimate above the most', killed(3, 6, 5), ['determination.figureOrder']],
    ['the least above the best', killed(5, 4, 5), ['determination.figureOrder']],
    ['a part not stated', killed(3, null, 5), ['determination.figureMissing']],
    ['less than nobody', killed(-1, 0, 1), ['determination.figureNotWhole']],
    ['nobody killed, but somebody injured', killed(0, 0, 0), []],
    ['no text', { field: 'PUBLIC_TEXT', to: ' ' }, ['determination.publicTextMissing']],
    ['another text', { field: 'PUBLIC_TEXT', to: 'Other words.' }, []],
    ['another governorate', { field: 'GOVERNORATE', to: 'SY-HL' }, []],
    ['none there is', { field: 'GOVERNORATE', to: 'XX-YY' }, ['correction.governorateUnknown']],
    ['another name', { field: 'PLACE_NAME', to: 'Tell Rumman' }, []],
    ['no name', { field: 'PLACE_NAME', to: '' }, ['correction.placeMissing']],
    [
      'a day to come',
      { field: 'INCIDENT_DATE', to: { from: '2027-01-01', to: '2027-01-02', precision: 'DAY' } },
      ['dateInFuture'],
    ],
    [
      'days in the wrong order',
      { field: 'INCIDENT_DATE', to: { from: '2026-03-09', to: '2026-03-05', precision: 'RANGE' } },
      ['correction.dateOrder'],
    ],
    [
      'no day',
      { field: 'INCIDENT_DATE', to: { from: null, to: null, precision: null } },
      ['correction.dateMissing'],
    ],
  ])('answers %s', (_what, correction, expected) => {
    expect(codes(correction)).toEqual(expected);
  });

  it('does not correct a credible case into one where nobody was harmed', () => {
    const standing = {
      ...STANDING_EXAMPLE,
      values: { ...STANDING_EXAMPLE.values, INJURED: { best: 0, min: 0, max: 0 } },
    };
    expect(codes(killed(0, 0, 0), standing)).toEqual(['determination.credibleWithoutHarm']);
  });

  it('holds corrected people against the men, women and children that were conceded', () => {
    const standing = {
      ...STANDING_EXAMPLE,
      content: { ...STANDING_EXAMPLE.content, killedChildren: { min: 3, max: 4 } },
    };
    expect(codes(killed(1, 2, 2), standing)).toEqual(['determination.partExceedsTotal']);
    expect(codes(killed(3, 4, 6), standing)).toEqual([]);
  });

  it('takes only a reason that fits the outcome, and asks of it what it always asks', () => {
    const reason = (to: 'ONLY_MILITARY_TARGETS' | 'DUPLICATE_OF_OPEN' | 'INSUFFICIENT_INFORMATION') =>
      ({ field: 'REASON', to }) as const;
    expect(codes(reason('ONLY_MILITARY_TARGETS'), NON_CREDIBLE)).toEqual([]);
    expect(codes(reason('DUPLICATE_OF_OPEN'), NON_CREDIBLE)).toEqual(['reasonDoesNotFitOutcome']);
    expect(codes(reason('INSUFFICIENT_INFORMATION'), NON_CREDIBLE)).toEqual(['determination.rfiMissing']);
    expect(codes(reason('INSUFFICIENT_INFORMATION'), NON_CREDIBLE, 1)).toEqual([]);
    expect(codes(reason('INSUFFICIENT_INFORMATION'), { ...NON_CREDIBLE, historic: true })).toEqual([]);
  });

  it('corrects nothing of a decision that nobody has confirmed yet', () => {
    expect(codes(killed(4, 4, 4), { ...STANDING_EXAMPLE, confirmed: false })).toEqual([
      'correction.notConfirmed',
    ]);
  });
});

it('reads what is replaced from the record, and sees when the record has moved on', () => {
  const proposed = againstRecord(killed(4, 5, 6), STANDING_EXAMPLE);
  expect(proposed).toEqual({
    field: 'KILLED',
    from: { best: 4, min: 3, max: 5 },
    to: { min: 4, best: 5, max: 6 },
  });
  expect(isStillOnRecord(proposed, STANDING_EXAMPLE)).toBe(true);
  const moved = {
    ...STANDING_EXAMPLE,
    values: { ...STANDING_EXAMPLE.values, KILLED: { best: 4, min: 3, max: 6 } },
  };
  expect(isStillOnRecord(proposed, moved)).toBe(false);
});
