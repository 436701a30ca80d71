import { useLocale, useTranslations } from 'next-intl';
import { Mark } from '@/components/ui/mark';
import { DataTable } from '@/components/ui/table';
import { Facts, Reference } from '@/components/ui/text';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { consulted } from '@/lib/domain/case/case-file';
import { formatNumber, formatWrittenDay } from '@/lib/i18n/format';

/** Whether each of the thirteen sources was consulted, and why not. Links lead to the field that is still empty. */
export function SourcesTable({
  content,
  mendHref,
}: {
  readonly content: DeterminationContent;
  readonly mendHref: string | null;
}) {
  const t = useTranslations('casePage.sources');
  const names = useTranslations('enums.ConsultedSource');
  const states = useTranslations('enums.ConsultedState');
  const rows = CONSULTED_SOURCES.map((source) => consulted(content, source));
  const answered = rows.filter(({ state }) => state !== null).length;
  return (
    <>
      <p className="small quiet">{t('answered', { count: answered, of: CONSULTED_SOURCES.length })}</p>
      <DataTable
        columns={[
          { key: 'source', head: t('source') },
          { key: 'state', head: t('state'), label: t('state') },
          { key: 'why', head: t('why'), label: t('why') },
        ]}
        rows={rows.map(({ source, state, reason }) => ({
          key: source,
          cells: {
            source: (
              <span className="st">
                <Mark name={state === null ? 'missing' : state === 'CONSULTED' ? 'tick' : 'cross'} />
                <span>{names(source)}</span>
              </span>
            ),
            state: state === null ? <strong>{t('notAnswered')}</strong> : states(state),
            why:
              reason !== '' ? (
                <span dir="auto">{reason}</span>
              ) : state === null && mendHref !== null ? (
                <a href={`${mendHref}#sourcesConsulted.${source}`}>{t('mend')}</a>
              ) : null,
          },
        }))}
      />
    </>
  );
}

/** The search for the place and the search of the strike logs, as they were kept. */
export function SearchesKept({
  content,
}: {
  readonly content: Pick<DeterminationContent, 'placeSearch' | 'strikeQuery'>;
}) {
  const t = useTranslations('casePage.looked');
  const locale = useLocale();
  const { placeSearch, strikeQuery } = content;
  return (
    <>
      <h3>{t('place')}</h3>
      {placeSearch === null ? (
        <p className="quiet">{t('noPlace')}</p>
      ) : (
        <Facts
          items={[
            { term: t('latin'), value: <bdi dir="ltr">{placeSearch.latinTexts.join(' · ')}</bdi> },
            {
              term: t('arabic'),
              value: (
                <bdi lang="ar" dir="rtl">
                  {placeSearch.arabicTexts.join(' · ')}
                </bdi>
              ),
            },
            {
              term: t('candidates'),
              value: placeSearch.noneFound ? (
                t('noneFound')
              ) : (
                <Reference>{placeSearch.candidateIds.join(', ')}</Reference>
              ),
            },
          ]}
        />
      )}
      <h3>{t('strikes')}</h3>
      {strikeQuery === null ? (
        <p className="quiet">{t('noStrikes')}</p>
      ) : (
        <Facts
          items={[
            {
              term: t('centre'),
              value: strikeQuery.centre ? (
                <Reference>{`${strikeQuery.centre.lat}, ${strikeQuery.centre.lon}`}</Reference>
              ) : null,
            },
            {
              term: t('radius'),
              value: strikeQuery.radiusKm === null ? null : t('km', { km: strikeQuery.radiusKm }),
            },
            {
              term: t('window'),
              value: (
                <>
                  <bdi>{formatWrittenDay(locale, strikeQuery.from)}</bdi> –{' '}
                  <bdi>{formatWrittenDay(locale, strikeQuery.to)}</bdi>
                </>
              ),
            },
            { term: t('logs'), value: <span dir="auto">{strikeQuery.logsCovered.join('; ')}</span> },
            {
              term: t('hits'),
              value: strikeQuery.hits === null ? t('notRun') : formatNumber(locale, strikeQuery.hits),
            },
          ]}
        />
      )}
      <p className="small quiet">{t('caveat')}</p>
    </>
  );
}
