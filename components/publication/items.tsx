import { useTranslations } from 'next-intl';
import { OutcomeMark } from '@/components/case/status-mark';
import { PublicText } from '@/components/publication/public-text';
import { OUTCOMES, type Outcome } from '@/lib/domain/assessment/outcome';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import type { PublishedItem } from '@/lib/domain/publication/published-item';
import { scriptOf } from '@/lib/domain/shared/text';
import { formatDate, formatMonth, formatNumber, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

const ORDER: readonly Outcome[] = [...OUTCOMES].sort((a, b) => rank(a) - rank(b));

function rank(outcome: Outcome): number {
  return { CREDIBLE: 1, DUPLICATE: 2, NON_CREDIBLE: 3 }[outcome];
}

/**
 * The completed cases of a report, credible first, then duplicate, then non-credible, in the line format of such
 * reports (process §4). `first` is the number of the first item; counts are of the whole month, not of the page.
 */
export function Items({
  locale,
  items,
  first,
  counts,
}: {
  readonly locale: Locale;
  readonly items: readonly PublishedItem[];
  readonly first: number;
  readonly counts: Readonly<Record<Outcome, number>>;
}) {
  const t = useTranslations('publication');
  const groups = ORDER.map((outcome) => ({
    outcome,
    items: items.map((item, n) => ({ item, n: first + n })).filter(({ item }) => item.outcome === outcome),
  })).filter((group) => group.items.length > 0);
  return groups.map((group) => (
    <section key={group.outcome} aria-labelledby={`items-${group.outcome}`}>
      <h2 id={`items-${group.outcome}`}>
        <OutcomeMark outcome={group.outcome} />
        {': '}
        {t('itemsCount', {
          n: counts[group.outcome],
          count: formatNumber(locale, counts[group.outcome]),
        })}
      </h2>
      <p className="small quiet">{t(`itemsNote.${group.outcome}`)}</p>
      <ol className="items">
        {group.items.map(({ item, n }) => (
          <li key={item.seq}>
            <span>{formatNumber(locale, n)}.</span>
            <Item locale={locale} item={item} />
          </li>
        ))}
      </ol>
    </section>
  ));
}

function Item({ locale, item }: { readonly locale: Locale; readonly item: PublishedItem }) {
  const t = useTranslations('publication');
  const words = useTranslations('publication.finding');
  const { outcome, reason, publicText } = item;
  // An English text ends the line on an English page; elsewhere it stands beneath, in its own direction.
  const isInLine =
    outcome === 'CREDIBLE' && publicText !== null && locale === 'en' && scriptOf(publicText) === 'LATIN';
  const finding = isInLine
    ? publicText
    : outcome === 'CREDIBLE'
      ? words('CREDIBLE')
      : words(reason ?? (outcome === 'DUPLICATE' ? 'DUPLICATE_NOT_STATED' : 'NON_CREDIBLE_NOT_STATED'));
  const people = [
    [item.killed, 'killed'],
    [item.injured, 'injured'],
  ] as const;
  const isHarmStated = people.some(([range]) => range.min !== null || range.max !== null);
  return (
    <div>
      <p>
        {t('line', {
          date: useIncidentDate(locale, item),
          place: usePlace(locale, item),
          source: t(`source.${item.sourceKind}`),
          finding,
        })}
      </p>
      {!isInLine && publicText !== null && <PublicText text={publicText} />}
      <p className="code">
        <bdi dir="ltr" className="ref">
          {[item.cycle > 1 ? `${item.reference}/${String(item.cycle)}` : item.reference, ...item.codes].join(
            '/',
          )}
        </bdi>
        {outcome === 'CREDIBLE' &&
          people.map(([range, kind]) => {
            const text = formatRange(locale, range.min, range.max);
            return text === null || text === formatNumber(locale, 0) ? null : (
              <span className="harm" key={kind}>
                {t(kind, { people: text })}
              </span>
            );
          })}
        {outcome === 'CREDIBLE' && !isHarmStated && <span className="harm">{t('harmNotStated')}</span>}
        {item.cycle > 1 && <> {t('reopenedItem')}</>}
        {item.historic && <span className="block">{t('decidedBy', { body: item.decidingBody ?? '' })}</span>}
      </p>
    </div>
  );
}

function useIncidentDate(locale: Locale, item: PublishedItem): string {
  const t = useTranslations('publication');
  const { incidentMonth, incidentFirstDay, incidentLastDay, incidentPrecision } = item;
  if (incidentMonth !== null) return formatMonth(locale, incidentMonth);
  if (incidentFirstDay === null) return t('dateNotStated');
  const from = lineDate(locale, incidentFirstDay);
  const to = lineDate(locale, incidentLastDay ?? incidentFirstDay);
  if (incidentPrecision === 'RANGE' && from !== to) return t('between', { from, to });
  return incidentPrecision === 'APPROXIMATE' ? t('about', { date: from }) : from;
}

/** "Nov. 3, 2016" in English, as such reports print it; the language's own form elsewhere. */
function lineDate(locale: Locale, iso: string): string {
  if (locale !== 'en') return formatDate(locale, iso);
  const [day = '', month = '', year = ''] = formatDate('en', iso).split(' ');
  return `${month}${month === 'May' ? '' : '.'} ${day}, ${year}`;
}

function usePlace(locale: Locale, { withheld, governorate: code }: PublishedItem): string {
  const t = useTranslations('publication');
  if (withheld) return t('placeWithheld');
  const governorate = GOVERNORATES.find((one) => one.code === code);
  if (governorate === undefined) return t('placeNotStated');
  return t('place', {
    governorate: locale === 'ar' ? governorate.ar : governorate.en,
    country: t(`country.${governorate.country}`),
  });
}
