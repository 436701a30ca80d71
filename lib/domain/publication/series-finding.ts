/** What a series of open reports shows, with its highest and its last stated value. */
export type SeriesFinding = {
  readonly key: 'chartFallen' | 'chartRisen' | 'chartUnchanged' | 'chartOnly';
  readonly now: number;
  readonly peak: number;
};

/** From its highest point down to now, up to now, the same throughout, or too short to say. */
export function seriesFinding(series: readonly { readonly open: number | null }[]): SeriesFinding {
  const stated = series.flatMap(({ open }) => (open === null ? [] : [open]));
  const now = stated.at(-1) ?? 0;
  const peak = Math.max(0, ...stated);
  if (stated.length < 3) return { key: 'chartOnly', now, peak };
  if (now < peak) return { key: 'chartFallen', now, peak };
  return { key: stated.every((open) => open === now) ? 'chartUnchanged' : 'chartRisen', now, peak };
}
