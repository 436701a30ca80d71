import { describe, expect, it } from 'vitest';
import { flowRoom, niceTicks, statedRuns, yearPlaces } from '@/components/chart/month-axis';

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

  it.each([
    ['where it begins', ['2017-11', '2017-12', '2018-01', '2018-02'], 20, [0, 2]],
    ['not where the next would touch it', ['2017-11', '2017-12', '2018-01', '2018-02'], 10, [2]],
    ['once', ['2018-03'], 5, [0]],
    ['of no month', [], 20, []],
  ] as const)('names the year %s', (_, months, step, wanted) => {
    expect(yearPlaces(months, step, 38)).toEqual(wanted);
  });

  it.each([
    ['both', [[4, 2]], { perOne: 15, above: 60, beneath: 30 }],
    [
      'none completed',
      [
        [4, 0],
        [2, null],
      ],
      { perOne: 15, above: 60, beneath: 6 },
    ],
    ['none received', [[0, 3]], { perOne: 20, above: 6, beneath: 60 }],
    ['nothing at all', [], { perOne: 60, above: 6, beneath: 6 }],
  ] as const)('gives the bars the room they take: %s', (_, flows, wanted) => {
    const points = flows.map(([received, completed]) => ({ received, completed }));
    expect(flowRoom(points, 60, 6)).toEqual(wanted);
  });
});
