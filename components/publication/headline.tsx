import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Totals } from '@/lib/domain/publication/totals';
import { formatMonth, formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** The front page's sentence, with the figures in it. What is not stated is left out or said, never 0. */
export function Headline({
  locale,
  totals,
  from,
  until,
}: {
  readonly locale: Locale;
  readonly totals: Totals;
  /** "YYYY-MM" */
  readonly from: string;
  /** The day, written. */
  readonly until: string;
}) {
  const t = useTranslations('front');
  const number = (value: number): string => formatNumber(locale, value);
  const tags = {
    b: (text: ReactNode) => <b>{text}</b>,
    h: (text: ReactNode) => <b className="harm">{text}</b>,
  };
  const { received, completed, credible, killed, injured } = totals;
  const period = { from: formatMonth(locale, from), until };
  const parts: ReactNode[] = [
    received === null
      ? t('receivedNotStated', period)
      : t.rich('received', { ...period, ...tags, n: received, count: number(received) }),
  ];
  if (completed !== null && credible !== null)
    parts.push(t.rich('decided', { ...tags, completed: number(completed), credible: number(credible) }));
  else if (credible !== null) parts.push(t.rich('credibleOnly', { ...tags, credible: number(credible) }));
  if (killed !== null && (killed.min > 0 || (injured?.min ?? 0) > 0)) {
    const people = { ...tags, n: killed.min, killed: number(killed.min) };
    parts.push(
      injured === null
        ? t.rich('harmKilled', people)
        : t.rich('harm', { ...people, injured: number(injured.min) }),
    );
  } else if (killed !== null && credible === 0) parts.push(t('harmNone'));
  return (
    <h1>
      {parts.map((part, n) => (
        // The parts are always the same ones in the same order.
        <span key={n}>
          {n > 0 && ' '}
          {part}
        </span>
      ))}
    </h1>
  );
}
