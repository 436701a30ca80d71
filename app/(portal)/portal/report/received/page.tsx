import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PortalShell } from '@/app/(portal)/portal/portal-shell';
import { ReportReceived } from '@/components/report/report-received';
import { ButtonLink } from '@/components/ui/button';
import { getReceivedReport, oneOf } from '@/lib/actions/kept-report';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { formatInstant } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

type Given = { searchParams: Promise<{ draft?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('received.title') };
}

/** The confirmation for a member of an organisation: no return code, for the account opens it. */
export default async function PortalReceivedPage({ searchParams }: Given) {
  const actor = await requireActor('REPORTER');
  const draft = oneOf((await searchParams).draft);
  const received = await getReceivedReport(draft);
  if (received === null || draft === undefined) redirect(paths.portal());
  const locale = await getLocale();
  const t = await getTranslations('report.received');
  return (
    <PortalShell actor={actor} here="new" path={paths.portalReportStep('received', draft)}>
      <ReportReceived
        {...received}
        at={formatInstant(isLocale(locale) ? locale : 'en', received.recordedAt)}
        draft={draft}
        doneAction={paths.reportStep('done')}
      >
        <p className="btn-row" style={{ marginBlockStart: 16 }}>
          <ButtonLink href={paths.portalAllegation(received.reference)}>{t('toAllegation')}</ButtonLink>
          <ButtonLink href={paths.portal()}>{t('toList')}</ButtonLink>
          <ButtonLink href={paths.portalReport()}>{t('another')}</ButtonLink>
        </p>
      </ReportReceived>
    </PortalShell>
  );
}
