import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusMark } from '@/components/case/status-mark';
import { saidOnRecord, type Said } from '@/components/report/said';
import { SaidRange, SaidTime } from '@/components/report/said-facts';
import { SideBySide, type SideRow } from '@/components/ui/side-by-side';
import { Comma, Facts, Reference, Tag } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { ClaimedRange } from '@/lib/domain/case/allegation-content';
import { rangeOver } from '@/lib/domain/case/claimed-range';
import type { EventAllegation } from '@/lib/domain/case/event-allegation';
import { displayReference } from '@/lib/domain/case/reference';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { formatDate } from '@/lib/i18n/format';
import { isLocale, type Locale } from '@/lib/i18n/locales';

type Compared = EventAllegation & { readonly said: Said };

const PARTS = ['killedMen', 'killedWomen', 'killedChildren'] as const;

/** What each source says of one event, question by question, and the range over all of them. */
export function AllegationsCompared({ allegations }: { readonly allegations: readonly EventAllegation[] }) {
  const t = useTranslations('compare');
  const current = useLocale();
  const locale = isLocale(current) ? current : 'en';
  const compared: readonly Compared[] = allegations.map((one) => ({
    ...one,
    said: saidOnRecord(one.values, one.governorate),
  }));
  const figures = [
    ['killed', compared.map(({ killed }) => killed)],
    ['injured', compared.map(({ injured }) => injured)],
    ...PARTS.map((part) => [part, compared.map(({ said }) => said.figures[part] ?? NOT_SAID)] as const),
  ] as const;
  return (
    <>
      <h2 className="doc-h2">{t('overAll')}</h2>
      <Facts
        items={figures.map(([figure, claims]) => ({
          term: t(`figure.${figure}`),
          value: <OverAll claims={claims} locale={locale} />,
        }))}
      />
      <h2 className="doc-h2">{t('each')}</h2>
      <SideBySide
        columns={compared.map((one) => ({
          key: one.reference,
          head: (
            <Link href={paths.case(one.reference)} prefetch={false}>
              <Reference>{displayReference(one.reference, one.cycle)}</Reference>
            </Link>
          ),
        }))}
        rows={[
          ...useWordsOfEach(compared, locale),
          ...figures.map(([figure, claims]) => ({
            key: figure,
            label: t(`figure.${figure}`),
            cells: claims.map((range, n) => <Figure key={n} range={range} locale={locale} />),
          })),
          narrativeRow(compared, t('narrative'), t('notSaid')),
        ]}
      />
    </>
  );
}

const NOT_SAID: ClaimedRange = { min: null, max: null };
const isSaid = ({ min, max }: ClaimedRange): boolean => min !== null || max !== null;

function OverAll({ claims, locale }: { readonly claims: readonly ClaimedRange[]; readonly locale: Locale }) {
  const t = useTranslations('compare');
  const { min, max, stated, of } = rangeOver(claims);
  if (stated === 0) return <span className="quiet">{t('notSaid')}</span>;
  return (
    <>
      <span className="harm">
        <SaidRange range={{ min, max }} locale={locale} />
      </span>{' '}
      <span className="small quiet">{t('statedBy', { stated, of })}</span>
    </>
  );
}

function Figure({ range, locale }: { readonly range: ClaimedRange; readonly locale: Locale }) {
  const t = useTranslations('compare');
  return isSaid(range) ? (
    <SaidRange range={range} locale={locale} />
  ) : (
    <span className="quiet">{t('notSaid')}</span>
  );
}

/** Who says it, how it belongs to the first, where and when. */
function useWordsOfEach(compared: readonly Compared[], locale: Locale): readonly SideRow[] {
  const t = useTranslations('compare');
  const kinds = useTranslations('enums.SourceKind');
  const links = useTranslations('enums.DuplicateKind');
  const notSaid = <span className="quiet">{t('notSaid')}</span>;
  const row = (key: 'source' | 'stands' | 'link' | 'place' | 'when', cell: (one: Compared) => ReactNode) => ({
    key,
    label: t(key),
    cells: compared.map((one) => cell(one)),
  });
  return [
    row('source', (one) => (
      <>
        {kinds(one.sourceKind)}
        {(one.organisation ?? one.said.sourceName) !== '' && (
          <>
            <Comma />
            <bdi>{one.organisation ?? one.said.sourceName}</bdi>
          </>
        )}
        <br />
        <span className="small quiet">
          {t('received', { date: formatDate(locale, one.receivedAt) })}
        </span>{' '}
        {one.codes.map((code) => (
          <Tag key={code}>
            <Reference>{code}</Reference>
          </Tag>
        ))}
      </>
    )),
    row('stands', (one) => <StatusMark status={one.status} />),
    row('link', ({ link }) =>
      link === null ? (
        t('first')
      ) : (
        <>
          {link.kind === null ? notSaid : links(link.kind)}
          {link.adds.kind === 'ADDS' && (
            <>
              <br />
              <span dir="auto">{link.adds.text}</span>
            </>
          )}
          {link.adds.kind === 'NOTHING' && (
            <>
              <br />
              {t('addsNothing')}
            </>
          )}
        </>
      ),
    ),
    row('place', ({ said }) => {
      const governorate = GOVERNORATES.find(({ code }) => code === said.governorate);
      const words = [said.placeText, said.placeTextLatin].filter((text) => text !== '');
      if (words.length === 0 && governorate === undefined) return notSaid;
      return (
        <>
          {words.map((text) => (
            <span key={text} className="plain-words">
              <bdi dir="auto">{text}</bdi>
              <br />
            </span>
          ))}
          {governorate && (locale === 'ar' ? governorate.ar : governorate.en)}
        </>
      );
    }),
    row('when', ({ said }) => <SaidTime said={said} locale={locale} />),
  ];
}

function narrativeRow(compared: readonly Compared[], label: string, notSaid: string): SideRow {
  return {
    key: 'narrative',
    label,
    cells: compared.map(({ said, reference }) =>
      said.narrative === '' ? (
        <span key={reference} className="quiet">
          {notSaid}
        </span>
      ) : (
        <p key={reference} dir="auto" className="as-written">
          {said.narrative}
        </p>
      ),
    ),
  };
}
