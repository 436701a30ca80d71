import { useTranslations } from 'next-intl';
import type { MonthFigures } from '@/lib/domain/publication/month-figures';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** A month's six figures. What is not stated says so; it is never 0. */
export function FiguresRow({ locale, figures }: { readonly locale: Locale; readonly figures: MonthFigures }) {
  const t = useTranslations('figures');
  const shown = [
    ['carriedOver', figures.carriedOver, false],
    ['received', figures.received, false],
    ['completed', figures.completed, false],
    ['openEnd', figures.openEnd, false],
    ['killedInMonth', figures.killed.inMonth?.min ?? null, true],
    ['injuredInMonth', figures.injured.inMonth?.min ?? null, true],
  ] as const;
  return (
    <dl className="figs" id="figures">
      {shown.map(([key, value, isHarm]) => (
        <div key={key}>
          <dt>{isHarm ? t('atLeast', { people: t(key) }) : t(key)}</dt>
          {value === null ? (
            <dd className="ns">{t('notStated')}</dd>
          ) : (
            <dd className={isHarm && value > 0 ? 'harm' : undefined}>{formatNumber(locale, value)}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** The stated and cumulative figures of a month, beneath the statement. */
export function FiguresToDate({
  locale,
  figures,
}: {
  readonly locale: Locale;
  readonly figures: MonthFigures;
}) {
  const t = useTranslations('figures');
  const shown = [
    ['openReopened', figures.openReopened],
    ['reportsToDate', figures.reportsToDate],
    ['credibleToDate', figures.credibleToDate],
    ['strikesToDate', figures.strikesToDate],
    ['engagementsToDate', figures.engagementsToDate],
  ] as const;
  return (
    <dl className="tot">
      {shown.map(([key, value]) => (
        <div key={key}>
          <dt>{key === 'openReopened' ? `${t('openEnd')}: ${t(key)}` : t(key)}</dt>
          <dd>{value === null ? t('notStated') : formatNumber(locale, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
