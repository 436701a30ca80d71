import { describe, expect, it } from 'vitest';
import {
  adjustmentProblems,
  openingBalanceProblems,
  statedFigureProblems,
} from '@/lib/domain/publication/entered-figures';
import { statedFigure } from '@/lib/schemas/entered-figures';

const THIS_MONTH = '2026-11';
const STOCKS = {
  killed: null,
  injured: null,
  reports: null,
  credible: null,
  nonCredible: null,
  duplicate: null,
};

describe('the month of an entered figure', () => {
  it.each([
    ['2018-11', []],
    [THIS_MONTH, []],
    ['2026-12', ['figures.monthInFuture']],
    ['0000-01', ['figures.notAMonth']],
    ['2999-10', ['figures.monthInFuture']],
    ['9999-12', ['figures.monthInFuture']],
    ['1899-12', ['figures.notAMonth']],
    ['2018-13', ['figures.notAMonth']],
  ])('%s has the problems %j, whatever is entered', (month, codes) => {
    const ofMonth = (
      problems: readonly { readonly code: string; readonly field?: string }[],
    ): readonly string[] => problems.filter(({ field }) => field === 'month').map(({ code }) => code);
    expect(ofMonth(statedFigureProblems({ figure: 'STRIKES_TO_DATE', month, value: 1 }, THIS_MONTH))).toEqual(
      codes,
    );
    expect(
      ofMonth(adjustmentProblems({ figure: 'OPEN', month, delta: 1, reason: 'Counted.' }, THIS_MONTH)),
    ).toEqual(codes);
    expect(
      ofMonth(openingBalanceProblems({ month, openCases: 1, reopenedCases: 0, ...STOCKS }, THIS_MONTH)),
    ).toEqual(codes);
  });

  it('is told by the form in the same words', () => {
    const parsed = statedFigure.shape.month.safeParse('0000-01');
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['figures.notAMonth']);
    expect(statedFigure.shape.month.parse(' 2018-11 ')).toBe('2018-11');
  });
});
