import { useTranslations } from 'next-intl';
import { MonthChart } from '@/components/chart/month-chart';
import { DataTable } from '@/components/ui/table';
import { seriesFinding } from '@/lib/domain/publication/series-finding';
import type { MonthOfSeries } from '@/lib/domain/publication/totals';
import { formatMonth, formatNumber, formatShortMonth, localDigits } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** How many months the chart shows, and the table beneath it. */
const CHART_MONTHS = 48;
const TABLE_MONTHS = 6;

/** The title of the chart states what it shows. */
export function OpenChartTitle({
  locale,
  series,
}: {
  readonly locale: Locale;
  readonly series: readonly MonthOfSeries[];
}) {
  const t = useTranslations('front');
  const { key, now, peak } = seriesFinding(series.slice(-CHART_MONTHS));
  return <>{t(key, { peak: formatNumber(locale, peak), now: formatNumber(locale, now) })}</>;
}

/** Which months are charted, and what "received" means. */
export function OpenChartAside({
  locale,
  series,
}: {
  readonly locale: Locale;
  readonly series: readonly MonthOfSeries[];
}) {
  const t = useTranslations('front');
  const shown = series.slice(-CHART_MONTHS);
  const from = formatMonth(locale, shown.at(0)?.month ?? '');
  return <p>{t('chartAside', { from, until: formatMonth(locale, shown.at(-1)?.month ?? '') })}</p>;
}

/** Open, received and completed by month, with the last months as a table beneath. */
export function OpenChart({
  locale,
  series,
}: {
  readonly locale: Locale;
  readonly series: readonly MonthOfSeries[];
}) {
  const t = useTranslations('front');
  const notStated = useTranslations('figures')('notStated');
  const number = (value: number | null): string => (value === null ? notStated : formatNumber(locale, value));
  const shown = series.slice(-CHART_MONTHS);
  const latest = shown.at(-1);
  const flow = (name: 'chartReceived' | 'chartCompleted', count: number | null): string =>
    t('chartFlow', { name: t(name), count: number(count), month: formatMonth(locale, latest?.month ?? '') });
  const last = shown.slice(-TABLE_MONTHS).toReversed();
  return (
    <MonthChart
      points={shown.map((point) => ({ ...point, label: formatShortMonth(locale, point.month) }))}
      labels={{
        summary: t('chartSummary', {
          from: formatMonth(locale, shown.at(0)?.month ?? ''),
          until: formatMonth(locale, shown.at(-1)?.month ?? ''),
          now: number(seriesFinding(shown).now),
        }),
        open: t('chartOpen'),
        received: flow('chartReceived', latest?.received ?? null),
        completed: flow('chartCompleted', latest?.completed ?? null),
      }}
      format={(value) => formatNumber(locale, value)}
      table={
        <details>
          <summary>{localDigits(locale, t('chartTable', { n: last.length }))}</summary>
          <DataTable
            columns={[
              { key: 'month', head: t('month') },
              { key: 'received', head: t('chartReceived'), label: t('chartReceived'), align: 'end' },
              { key: 'completed', head: t('chartCompleted'), label: t('chartCompleted'), align: 'end' },
              { key: 'open', head: t('open'), label: t('open'), align: 'end' },
            ]}
            rows={last.map(({ month, received, completed, open }) => ({
              key: month,
              cells: {
                month: formatMonth(locale, month),
                received: number(received),
                completed: number(completed),
                open: number(open),
              },
            }))}
          />
        </details>
      }
    />
  );
}
