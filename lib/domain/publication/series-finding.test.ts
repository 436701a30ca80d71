import { describe, expect, it } from 'vitest';
import { seriesFinding } from '@/lib/domain/publication/series-finding';

describe('what the series of open reports shows', () => {
  it.each([
    ['risen', [1, 2, 5], 'chartRisen', 5, 5],
    ['risen again to where it began', [5, 2, 5], 'chartRisen', 5, 5],
    ['fallen', [2, 9, 4], 'chartFallen', 4, 9],
    ['flat', [4, 4, 4], 'chartUnchanged', 4, 4],
    ['flat at nothing', [0, 0, 0], 'chartUnchanged', 0, 0],
    ['flat but for months not stated', [4, null, 4, 4, null], 'chartUnchanged', 4, 4],
    ['one point', [3], 'chartOnly', 3, 3],
    ['none', [], 'chartOnly', 0, 0],
    ['none stated', [null, null, null], 'chartOnly', 0, 0],
  ] as const)('%s', (_, open, key, now, peak) => {
    expect(seriesFinding(open.map((value) => ({ open: value })))).toEqual({ key, now, peak });
  });
});
