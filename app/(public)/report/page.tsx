import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { LeaveLink } from '@/components/report/leave-link';
import { BegunReport } from '@/components/report/begun-report';
import { REPORT_FORM, ReportForm } from '@/components/report/report-form';
import { PublicShell } from '@/components/shell/public-shell';
import { fileLimits, getReportInForm, isReceived, oneOf } from '@/lib/actions/kept-report';
import { findBegunReport } from '@/lib/actions/report-draft';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { isLocale } from '@/lib/i18n/locales';

type Given = { searchParams: Promise<{ draft?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('title'), robots: { index: true } };
}

/** Report what happened: without an account, without JavaScript. */
export default async function ReportPage({ searchParams }: Given) {
  const draft = oneOf((await searchParams).draft);
  if (await isReceived(draft)) redirect(paths.reportStep('received', draft));
  const begun = await getReportInForm(draft);
  const other = begun.draft === null ? await findBegunReport(null) : null;
  const locale = await getLocale();
  return (
    <PublicShell
      here="report"
      path={paths.report(begun.draft ?? undefined)}
      bodyNames={env().bodyNames}
      form={REPORT_FORM}
    >
      <LeaveLink />
      {other !== null && <BegunReport href={paths.report(other)} draft={other} back={paths.report()} />}
      <ReportForm
        {...begun}
        locale={isLocale(locale) ? locale : 'en'}
        action={paths.reportStep('submit')}
        isMember={false}
        limits={fileLimits()}
      />
    </PublicShell>
  );
}
