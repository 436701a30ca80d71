import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { saidFigures, timeInWords, type Said } from '@/components/report/said';
import { Facts, Reference } from '@/components/ui/text';
import type { ClaimedRange } from '@/lib/domain/case/allegation-content';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { formatNumber } from '@/lib/i18n/format';
import { isLocale, type Locale } from '@/lib/i18n/locales';

/** What was said, question by question, in the source's own words. */
export function SaidFacts({ said }: { readonly said: Said }) {
  const t = useTranslations('report');
  const current = useLocale();
  const locale: Locale = isLocale(current) ? current : 'en';
  const governorate = GOVERNORATES.find(({ code }) => code === said.governorate);
  const words = (text: string): ReactNode =>
    text === '' ? null : (
      <span dir="auto" className="plain-words">
        {text}
      </span>
    );
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('said.narrative'), words(said.narrative)],
    [t('said.ourInvolvement'), words(said.ourInvolvement)],
    [t('said.property'), words(said.property)],
    [t('said.placeText'), words(said.placeText)],
    [t('said.placeTextLatin'), words(said.placeTextLatin)],
    [t('where.governorate'), governorate ? (locale === 'ar' ? governorate.ar : governorate.en) : null],
    [t('said.position'), said.position === '' ? null : <Reference>{said.position}</Reference>],
    [t('said.when'), <SaidTime key="time" said={said} locale={locale} />],
    ...saidFigures(said).map(
      ({ figure, range }) =>
        [t(`who.${figure}`), <SaidRange key={figure} range={range} locale={locale} />] as const,
    ),
    [t('contact.sourceName'), words(said.sourceName)],
  ];
  const notSaid = <span className="quiet">{t('review.notSaid')}</span>;
  const hasFigures = saidFigures(said).length > 0;
  return (
    <div className="said">
      <Facts
        items={[
          ...rows.filter(([, value]) => value !== null).map(([term, value]) => ({ term, value })),
          ...(hasFigures ? [] : [{ term: t('who.title'), value: notSaid }]),
        ]}
      />
    </div>
  );
}

/** When it happened, as the source knows it, with the source's own words. */
export function SaidTime({ said, locale }: { readonly said: Said; readonly locale: Locale }) {
  const t = useTranslations('track.time');
  const time = timeInWords(locale, said.time);
  const words = said.time?.words ?? '';
  return (
    <>
      {time === null ? t('unknown') : t(time.kind, time)}
      {words !== '' && (
        <>
          {locale === 'ar' ? '، ' : ', '}
          <bdi dir="auto">{words}</bdi>
        </>
      )}
    </>
  );
}

/** "2–4", "at least 3", "at most 5": an end that was not said is not made up. */
export function SaidRange({ range, locale }: { readonly range: ClaimedRange; readonly locale: Locale }) {
  const t = useTranslations('track.range');
  const { min, max } = range;
  if (min !== null && max !== null) {
    return (
      <>
        {min === max
          ? formatNumber(locale, min)
          : `${formatNumber(locale, min)}–${formatNumber(locale, max)}`}
      </>
    );
  }
  if (min !== null) return <>{t('least', { count: formatNumber(locale, min) })}</>;
  return <>{max === null ? t('unknown') : t('most', { count: formatNumber(locale, max) })}</>;
}
