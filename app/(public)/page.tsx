import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { Headline } from '@/components/publication/headline';
import { OpenChart, OpenChartAside, OpenChartTitle } from '@/components/publication/open-chart';
import { ReviewSteps } from '@/components/publication/review-steps';
import { WaysToReport } from '@/components/publication/ways-to-report';
import { PublicShell } from '@/components/shell/public-shell';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { Hash } from '@/components/ui/text';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { computeMonth, type ComputedThrough } from '@/lib/db/queries/figures-of-month';
import { figuresOverview, type Overview } from '@/lib/db/queries/figures-totals';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { formatDate, formatInstant, formatMonth, formatNumber, localDigits } from '@/lib/i18n/format';
import { monthStatement } from '@/lib/i18n/month-statement';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('front'))('title') };
}

/** The front page: what this is, the totals, how to report, the latest month. */
export default async function FrontPage() {
  const locale = await getLocale();
  const t = await getTranslations('front');
  const now = new Date();
  const overview = await figuresOverview(PUBLIC_ACTOR, now);
  const { totals, series } = overview;
  const charted = series.filter(({ month }) => month <= (overview.latest ?? overview.currentMonth));
  return (
    <PublicShell here="front" path={paths.front()} bodyNames={env().bodyNames}>
      <Hero overview={overview} now={now} />
      <LatestStatement overview={overview} now={now} />
      {charted.some(({ open }) => open !== null) && (
        <Section
          id="open"
          title={<OpenChartTitle locale={locale} series={charted} />}
          aside={<OpenChartAside locale={locale} series={charted} />}
        >
          <OpenChart locale={locale} series={charted} />
        </Section>
      )}
      <Section id="review" title={t('life')} aside={<p>{t('lifeAside')}</p>}>
        <ReviewSteps
          locale={locale}
          counts={{
            CREDIBLE: totals.from === null ? null : totals.credible,
            NON_CREDIBLE: totals.from === null ? null : totals.nonCredible,
            DUPLICATE: totals.from === null ? null : totals.duplicate,
          }}
        />
      </Section>
      <Section id="record" title={t('ledger')} aside={<p>{t('ledgerAside')}</p>}>
        <Record through={overview.through} />
      </Section>
    </PublicShell>
  );
}

async function Hero({ overview, now }: { readonly overview: Overview; readonly now: Date }) {
  const locale = await getLocale();
  const t = await getTranslations('front');
  const notStated = (await getTranslations('figures'))('notStated');
  const { totals } = overview;
  const number = (value: number | null): string => (value === null ? notStated : formatNumber(locale, value));
  const isEmpty = totals.from === null;
  return (
    <div className="hero">
      <div>
        {isEmpty ? (
          <>
            <h1>{t('empty')}</h1>
            <p className="asof">{t('emptyNote')}</p>
          </>
        ) : (
          <>
            <Headline
              locale={locale}
              totals={totals}
              from={env().campaignStart ?? totals.from ?? overview.currentMonth}
              until={formatDate(locale, now)}
            />
            <p className="asof">
              {t.rich('asOf', { date: formatDate(locale, now), b: (text) => <b>{text}</b> })}
              {totals.undated > 0 && <> {localDigits(locale, t('undated', { n: totals.undated }))}</>}
            </p>
            <dl className="tot">
              {(['open', 'openReopened', 'nonCredible', 'duplicate'] as const).map((key) => (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd>{number(totals[key])}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
      <WaysToReport locale={locale} />
    </div>
  );
}

async function LatestStatement({ overview, now }: { readonly overview: Overview; readonly now: Date }) {
  const locale = await getLocale();
  const t = await getTranslations('front');
  const sentence = await getTranslations('sentence');
  if (overview.latest === null) {
    const isUnderway = overview.series.some(({ month }) => month === overview.currentMonth);
    return (
      <Section id="latest" title={t('latest')}>
        <p>{t('noMonth')}</p>
        {isUnderway && (
          <p className="btn-row">
            <ButtonLink href={paths.publication(overview.currentMonth)}>{t('underway')}</ButtonLink>
          </p>
        )}
      </Section>
    );
  }
  const report = await computeMonth(PUBLIC_ACTOR, overview.latest, now);
  const month = formatMonth(locale, report.month);
  const statement = monthStatement(
    (key, values) => sentence(key as never, values as never),
    locale,
    report.figures,
    env().campaignStart ?? report.countedFrom,
  );
  return (
    <Section
      id="latest"
      title={t('latest')}
      aside={<p>{t('latestAside', { month, date: formatDate(locale, now) })}</p>}
    >
      <div className="latest">
        <div className="serif">
          <p>{statement.month}</p>
          {statement.campaign !== '' && <p>{statement.campaign}</p>}
        </div>
        <p className="btn-row">
          <ButtonLink href={paths.publication(report.month)}>{t('readMonth', { month })}</ButtonLink>
          <Link href={paths.publications()} prefetch={false}>
            {localDigits(locale, t('allMonths', { n: overview.series.length }))}
          </Link>
        </p>
      </div>
    </Section>
  );
}

async function Record({ through }: { readonly through: ComputedThrough }) {
  const locale = await getLocale();
  const t = await getTranslations('front');
  return (
    <div className="ver">
      <div className="prose">
        <p>{t('ledgerText')}</p>
        <p>{t('ledgerLimit')}</p>
      </div>
      <div>
        <h3 className="small">{t('lastEntry')}</h3>
        {through.seq === null || through.leafHash === null ? (
          <p className="entry">{t('noEntry')}</p>
        ) : (
          <p className="entry">
            {t('entryNumber', { seq: formatNumber(locale, BigInt(through.seq)) })}
            <br />
            <Hash>{through.leafHash}</Hash>
            <br />
            {through.recordedAt !== null && formatInstant(locale, through.recordedAt)}
          </p>
        )}
      </div>
    </div>
  );
}
