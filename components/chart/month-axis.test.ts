import { describe, expect, it } from 'vitest';
import { namesYear, niceTicks, statedRuns } from '@/components/chart/month-axis';

describe('the month chart', () => {
  it.each([
    [284, [0, 100, 200, 300]],
    [88, [0, 25, 50, 75, 100]],
    [7, [0, 2, 4, 6, 8]],
    [1, [0, 1]],
    [0, [0, 1]],
  ])('rules lines for %i', (highest, wanted) => {
    expect(niceTicks(highest)).toEqual(wanted);
  });

  it('draws no line over months that nobody stated, or that are not there', () => {
    const month = (name: string, open: number | null) => ({ month: name, open });
    const runs = statedRuns([
      month('2017-12', 5),
      month('2018-01', 4),
      month('2018-02', null),
      month('2018-03', 3),
      month('2019-02', 9),
    ]);
    expect(runs.map((run) => run.map(({ open }) => open))).toEqual([[5, 4], [3], [9]]);
  });

  it('names the year where it begins', () => {
    const months = ['2017-11', '2017-12', '2018-01'];
    expect(months.map((_, at) => namesYear(months, at))).toEqual([true, false, true]);
  });
});
