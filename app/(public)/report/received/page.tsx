import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { LeaveLink } from '@/components/report/leave-link';
import { ReportReceived } from '@/components/report/report-received';
import { PublicShell } from '@/components/shell/public-shell';
import { ButtonLink } from '@/components/ui/button';
import { StateBlock } from '@/components/ui/section';
import { getReceivedReport, oneOf } from '@/lib/actions/kept-report';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { formatInstant } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

type Given = { searchParams: Promise<{ draft?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('received.title'), robots: { index: false } };
}

/** The confirmation, with the return code; shown for half an hour in the browser that sent the report. */
export default async function ReceivedPage({ searchParams }: Given) {
  const draft = oneOf((await searchParams).draft);
  const received = await getReceivedReport(draft);
  const locale = await getLocale();
  const t = await getTranslations('report.received');
  return (
    <PublicShell here="report" path={paths.reportStep('received', draft)} bodyNames={env().bodyNames}>
      <LeaveLink />
      {received === null || draft === undefined ? (
        <>
          <h1 className="doc-h1">{t('gone')}</h1>
          <StateBlock
            title={t('track')}
            actions={
              <>
                <ButtonLink href={paths.track()}>{t('track')}</ButtonLink>
                <ButtonLink href={paths.report()}>{t('another')}</ButtonLink>
              </>
            }
          >
            <p>{t('goneHint')}</p>
          </StateBlock>
        </>
      ) : (
        <ReportReceived
          {...received}
          at={formatInstant(isLocale(locale) ? locale : 'en', received.recordedAt)}
          draft={draft}
          doneAction={paths.reportStep('done')}
        />
      )}
    </PublicShell>
  );
}
