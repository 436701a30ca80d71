import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PortalShell } from '@/app/(portal)/portal/portal-shell';
import { BegunReport } from '@/components/report/begun-report';
import { REPORT_FORM, ReportForm } from '@/components/report/report-form';
import { fileLimits, getReportInForm, isReceived, oneOf } from '@/lib/actions/kept-report';
import { findBegunReport } from '@/lib/actions/report-draft';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { isLocale } from '@/lib/i18n/locales';

type Given = { searchParams: Promise<{ draft?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('titleOrganisation') };
}

/** An organisation sends an allegation: the public's form, with the organisation's own codes. */
export default async function PortalReportPage({ searchParams }: Given) {
  const actor = await requireActor('REPORTER');
  const draft = oneOf((await searchParams).draft);
  if (await isReceived(draft)) redirect(paths.portalReportStep('received', draft));
  const begun = await getReportInForm(draft);
  const other = begun.draft === null ? await findBegunReport(actor.userId) : null;
  const locale = await getLocale();
  return (
    <PortalShell
      actor={actor}
      here="new"
      path={paths.portalReport(begun.draft ?? undefined)}
      form={REPORT_FORM}
    >
      {other !== null && (
        <BegunReport href={paths.portalReport(other)} draft={other} back={paths.portalReport()} />
      )}
      <ReportForm
        {...begun}
        locale={isLocale(locale) ? locale : 'en'}
        action={paths.portalReportStep('submit')}
        isMember
        limits={fileLimits()}
      />
    </PortalShell>
  );
}
