import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CorrectionLines } from '@/components/publication/corrections';
import { FiguresRow, FiguresToDate } from '@/components/publication/figures-row';
import { Items } from '@/components/publication/items';
import { LedgerPlaceFacts } from '@/components/publication/ledger-place';
import { Reconciliation } from '@/components/publication/reconciliation';
import { Walk } from '@/components/publication/walk';
import { PublicShell } from '@/components/shell/public-shell';
import { DataTable } from '@/components/ui/table';
import { Pager } from '@/components/ui/views';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import {
  asOfInstant,
  computeMonth,
  correctionsOfMonth,
  itemsOfMonth,
  type MonthReport,
} from '@/lib/db/queries/figures-of-month';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { isMonth, reportMonth } from '@/lib/domain/shared/dates';
import { formatInstant, formatMonth, formatNumber, formatRange, localDigits } from '@/lib/i18n/format';
import { monthStatement } from '@/lib/i18n/month-statement';
import { logFault } from '@/lib/log';

type Given = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<{ readonly page?: string | string[]; readonly asOf?: string | string[] }>;
};

/** More than any month of a real body has had. */
const ITEMS_ON_A_PAGE = 250;

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const { month } = await params;
  if (!isMonth(month)) return {};
  const t = await getTranslations('publication');
  return { title: t('monthTitle', { month: formatMonth(await getLocale(), month) }) };
}

/** The page of items and the past instant asked for; null where they make no sense. */
async function asked(searchParams: Given['searchParams']) {
  const { page = '1', asOf } = await searchParams;
  if (typeof page !== 'string' || !/^[1-9]\d{0,4}$/.test(page)) return null;
  if (asOf === undefined) return { page: Number(page), asOf: null };
  const instant = typeof asOf === 'string' ? asOfInstant(asOf) : null;
  return instant === null ? null : { page: Number(page), asOf: instant };
}

/** One month's report: its figures, proved by their identities, and its items; `?asOf=` as it stood at an earlier moment. */
export default async function MonthPage({ params, searchParams }: Given) {
  const { month } = await params;
  const wanted = await asked(searchParams);
  if (!isMonth(month) || wanted === null) notFound();
  const { asOf, page } = wanted;
  const now = new Date();
  const currentMonth = reportMonth(now.toISOString(), env().reportTimeZone);
  // Before anything is computed: what has no figures costs nothing, however often it is asked for.
  if (month > currentMonth) notFound();
  const report = await computeOrFault(month, now, asOf);
  if (!report.isKnown) notFound();
  const locale = await getLocale();
  const t = await getTranslations('publication');
  const { figures } = report;
  return (
    <PublicShell here="publications" path={paths.publication(month)} bodyNames={env().bodyNames}>
      <div className="rpt">
        <Contents report={report} currentMonth={currentMonth} />
        <article>
          <header className="rpt-head">
            <h1>{t('monthTitle', { month: formatMonth(locale, month) })}</h1>
            <p>{await computedLine(report, now)}</p>
            {report.isUnderway && <p>{t('isUnderway')}</p>}
            {figures.historicOnly && <p>{t('historicNote')}</p>}
          </header>
          <FiguresRow locale={locale} figures={figures} />
          <Words report={report} />
          <FiguresToDate locale={locale} figures={figures} />
          <h2 id="reconciliation">{t('reconciliation')}</h2>
          <p className="small quiet">
            {t(figures.historicOnly ? 'reconciliationHistoric' : 'reconciliationText')}
          </p>
          <Reconciliation locale={locale} figures={figures} />
          {figures.identities.some(({ state }) => state === 'EXPLAINED') && (
            <p className="small quiet">{t('explained')}</p>
          )}
          <Walk locale={locale} month={month} killed={figures.killed} />
          <Corrections report={report} />
          <Adjustments report={report} />
          <MonthItems report={report} page={page} />
          <LedgerPlaceFacts locale={locale} place={report.through} />
        </article>
      </div>
    </PublicShell>
  );
}

/** A month that does not add up is logged once, under the reference that the error page shows. */
async function computeOrFault(month: string, now: Date, asOf: string | null): Promise<MonthReport> {
  try {
    return await computeMonth(PUBLIC_ACTOR, month, now, { asOf });
  } catch (error) {
    const reference = logFault(error, { during: 'publication', month });
    throw Object.assign(new Error('the month could not be computed', { cause: error }), {
      digest: reference,
    });
  }
}

async function computedLine(report: MonthReport, now: Date): Promise<string> {
  const locale = await getLocale();
  const t = await getTranslations('publication');
  if (report.through.seq === null) return t('computedNone', { at: formatInstant(locale, now) });
  const seq = formatNumber(locale, BigInt(report.through.seq));
  if (report.asOf !== null) return t('asOf', { asOf: formatInstant(locale, report.asOf), seq });
  return t('computed', { at: formatInstant(locale, now), seq });
}

async function Contents({
  report,
  currentMonth,
}: {
  readonly report: MonthReport;
  readonly currentMonth: string;
}) {
  const locale = await getLocale();
  const t = await getTranslations('publication');
  const outcomes = await getTranslations('enums.Outcome');
  const next = report.next !== null && report.next <= currentMonth ? report.next : null;
  const counts = Object.entries(countsOf(report)) as [Outcome, number][];
  // A list of several pages has its parts on any of them.
  const isWhole = counts.reduce((sum, [, n]) => sum + n, 0) <= ITEMS_ON_A_PAGE;
  const listed = isWhole ? counts.filter(([, n]) => n > 0) : [];
  return (
    <nav className="rpt-toc" aria-label={t('contents')}>
      <ol>
        {(['figures', 'reconciliation'] as const).map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{t(`toc.${id}`)}</a>
          </li>
        ))}
        {listed.map(([outcome, n]) => (
          <li key={outcome}>
            <a href={`#items-${outcome}`}>
              {t('toc.items', { outcome: outcomes(outcome), n: formatNumber(locale, n) })}
            </a>
          </li>
        ))}
        <li>
          <a href="#proof">{t('toc.proof')}</a>
        </li>
      </ol>
      <p className="rpt-ways">
        {[report.previous, next].map(
          (month) =>
            month !== null && (
              <Link key={month} href={paths.publication(month)} prefetch={false}>
                {formatMonth(locale, month)}
              </Link>
            ),
        )}
        <Link href={paths.publications()} prefetch={false}>
          {t('allReports')}
        </Link>
      </p>
    </nav>
  );
}

async function Words({ report }: { readonly report: MonthReport }) {
  const locale = await getLocale();
  const sentence = await getTranslations('sentence');
  const { campaign, month } = monthStatement(
    (key, values) => sentence(key as never, values as never),
    locale,
    report.figures,
    env().campaignStart ?? report.countedFrom,
  );
  return (
    <>
      <p className="state-p">{month}</p>
      {campaign !== '' && <p className="state-p">{campaign}</p>}
    </>
  );
}

/** What was corrected since the last edition, each with its case, from what to what, and why (process §5). */
async function Corrections({ report }: { readonly report: MonthReport }) {
  const locale = await getLocale();
  const t = await getTranslations('publication');
  const corrections = await correctionsOfMonth(PUBLIC_ACTOR, report.month, { asOf: report.asOf });
  if (corrections.length === 0) return null;
  return (
    <>
      <h2 id="corrections">{t('corrections')}</h2>
      <p className="small quiet">{t('correctionsText')}</p>
      <CorrectionLines locale={locale} corrections={corrections} />
    </>
  );
}

async function Adjustments({ report }: { readonly report: MonthReport }) {
  const locale = await getLocale();
  const t = await getTranslations('publication');
  const stock = await getTranslations('enums.AdjustedStock');
  if (report.adjustments.length === 0) return null;
  return (
    <>
      <h2 id="adjustments">{t('adjustments')}</h2>
      <p className="small quiet">{t('adjustmentsText')}</p>
      <DataTable
        columns={[
          { key: 'figure', head: t('adjustedFigure') },
          { key: 'by', head: t('adjustedBy'), label: t('adjustedBy'), align: 'end' },
          { key: 'why', head: t('adjustedWhy'), label: t('adjustedWhy') },
        ]}
        rows={report.adjustments.map(({ figure, delta, reason }, n) => ({
          key: String(n),
          cells: {
            figure: stock(figure),
            by: <bdi dir="ltr">{`${delta < 0 ? '−' : '+'}${formatNumber(locale, Math.abs(delta))}`}</bdi>,
            why: <span dir="auto">{reason}</span>,
          },
        }))}
      />
    </>
  );
}

/** How many decisions of each outcome the month's list has, in the order of the list. */
const countsOf = ({ figures, elsewhere }: MonthReport): Readonly<Record<Outcome, number>> => ({
  CREDIBLE: (figures.credible ?? 0) + elsewhere.CREDIBLE,
  DUPLICATE: (figures.duplicate ?? 0) + elsewhere.DUPLICATE,
  NON_CREDIBLE: (figures.nonCredible ?? 0) + elsewhere.NON_CREDIBLE,
});

async function MonthItems({ report, page }: { readonly report: MonthReport; readonly page: number }) {
  const locale = await getLocale();
  const t = await getTranslations('publication');
  const { elsewhere, undated, asOf, month } = report;
  const offset = (page - 1) * ITEMS_ON_A_PAGE;
  const { items, total } = await itemsOfMonth(PUBLIC_ACTOR, month, { asOf, limit: ITEMS_ON_A_PAGE, offset });
  if (items.length === 0 && page > 1) notFound();
  const apart = (decisions: MonthReport['undated']): number =>
    decisions.CREDIBLE + decisions.NON_CREDIBLE + decisions.DUPLICATE;
  const number = (value: number): string => formatNumber(locale, value);
  const leads = (to: number) => ({
    href: paths.publication(month, { page: to, ...(asOf === null ? {} : { asOf }) }),
    label: to < page ? t('earlierItems') : t('laterItems'),
  });
  return (
    <>
      {items.length === 0 && <p className="figs-note">{t('noItems')}</p>}
      <Items locale={locale} items={items} first={offset + 1} counts={countsOf(report)} />
      {total > ITEMS_ON_A_PAGE && (
        <Pager
          position={t('itemsShown', {
            from: number(offset + 1),
            to: number(offset + items.length),
            total: number(total),
          })}
          previous={page > 1 ? leads(page - 1) : null}
          next={offset + items.length < total ? leads(page + 1) : null}
        />
      )}
      {apart(elsewhere) > 0 && (
        <p className="figs-note small">{localDigits(locale, t('elsewhere', { n: apart(elsewhere) }))}</p>
      )}
      {apart(undated) > 0 && (
        <p className="figs-note small">
          {localDigits(
            locale,
            t('undated', {
              n: apart(undated),
              killed: formatRange(locale, undated.killed.min, undated.killed.max) ?? '',
            }),
          )}{' '}
          <Link href={paths.publicationUndated()} prefetch={false}>
            {t('seeUndated')}
          </Link>
        </p>
      )}
    </>
  );
}
