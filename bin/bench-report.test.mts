import { describe, expect, it } from 'vitest';
import { asMarkdown, checkGoals, checkGrowth, type Report } from './bench-report.mjs';

const measured = (p50: number, perSecond = 100) => ({ requests: 10, p50, p95: p50 * 2, perSecond });

/** Two sizes; the numbers are the worklist's medians, one at a time and eight at once. */
function report(small: [number, number], large: [number, number], rate = 100): Report {
  const size = (cases: number, [one, eight]: [number, number]) => ({
    cases,
    events: cases * 4,
    seconds: 3,
    summarySeconds: 1,
    findings: [
      { name: 'worklist', concurrency: 1, http: measured(one), sql: measured(one / 2) },
      { name: 'worklist', concurrency: 8, http: measured(eight, rate), sql: measured(eight / 2) },
    ],
  });
  return {
    date: '2026-11-22',
    machine: { cores: 2, memoryGib: 24, node: '20.20.2', postgres: '18.4' },
    sizes: [size(10_000, small), size(100_000, large)],
  };
}

describe('checkGoals', () => {
  it('holds the median with one at a time, and the rate with eight, against their goals', () => {
    const goals = checkGoals(report([20, 200], [25.1, 100], 59));
    expect(goals.map(({ cases, met }) => [cases, met])).toEqual([
      [10_000, true],
      [10_000, false],
      [100_000, false],
      [100_000, false],
    ]);
    expect(checkGoals(report([20, 200], [25, 100], 60)).every(({ met }) => met)).toBe(true);
  });
});

describe('a large case beside a small one', () => {
  it('is held against the small one of the same run', () => {
    const [size] = report([20, 40], [30, 61]).sizes;
    if (size === undefined) throw new Error('no size');
    const of = (large: number) => ({
      ...report([20, 40], [30, 61]),
      sizes: [
        {
          ...size,
          findings: [
            { name: 'case-small', concurrency: 1, http: measured(20), sql: measured(4) },
            { name: 'case-large', concurrency: 1, http: measured(large), sql: measured(5) },
          ],
        },
      ],
    });
    expect(checkGoals(of(30))).toMatchObject([{ found: 1.5, met: true }]);
    expect(checkGoals(of(31))).toMatchObject([{ found: 1.55, met: false }]);
    expect(asMarkdown(of(31))).toMatch(
      /large case ÷ small case ≤ 1\.5 +\| 10,000 +\| 1\.55 +\| \*\*missed\*\*/,
    );
  });
});

describe('checkGrowth', () => {
  it('compares each size with the one before', () => {
    const [one, , eight] = checkGrowth(report([20, 40], [30, 61]));
    expect(one).toMatchObject({ concurrency: 1, side: 'http', cases: 100_000, ratio: 1.5, met: true });
    expect(eight).toMatchObject({ concurrency: 8, side: 'http', met: false });
  });

  it('does not take noise for growth', () => {
    expect(checkGrowth(report([0.5, 40], [1.4, 40])).every(({ met }) => met)).toBe(true);
  });
});

describe('asMarkdown', () => {
  it('shows the ratio of page and SQL, and names what was missed', () => {
    const text = asMarkdown(report([20, 40], [40, 40]));
    expect(text).toContain('2 cores and 24 GiB');
    expect(text).toMatch(
      /\| Worklist page, area and date filter +\| 1 +\| 20 +\| 40 +\| 100 +\| 10 .*\| 2\.0 /,
    );
    expect(text).toMatch(/worklist page ≤ 25 ms +\| 100,000 +\| 40 +\| \*\*missed\*\*/);
    expect(text).toMatch(/\| 1 +\| HTTP +\| 100,000 +\| 2\.00 +\| \*\*missed\*\*/);
  });
});
