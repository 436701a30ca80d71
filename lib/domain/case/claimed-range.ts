import type { ClaimedRange } from '@/lib/domain/case/allegation-content';

/** What several sources say of one event together: the least and the most that anyone names, and how many name any. */
export type RangeOverAll = ClaimedRange & { readonly stated: number; readonly of: number };

/** The range over all claims. A claim with one end alone counts with that end; one that says nothing stays out of it. */
export function rangeOver(claims: readonly ClaimedRange[]): RangeOverAll {
  const named = claims.flatMap(({ min, max }) => {
    const least = min ?? max;
    const most = max ?? min;
    return least === null || most === null ? [] : [{ least, most }];
  });
  return {
    min: named.length === 0 ? null : Math.min(...named.map(({ least }) => least)),
    max: named.length === 0 ? null : Math.max(...named.map(({ most }) => most)),
    stated: named.length,
    of: claims.length,
  };
}
