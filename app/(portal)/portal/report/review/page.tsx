import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PortalShell } from '@/app/(portal)/portal/portal-shell';
import { ReportReview } from '@/components/report/report-review';
import { getReportToReview, oneOf } from '@/lib/actions/kept-report';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';

type Given = { searchParams: Promise<{ draft?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('review.title') };
}

/** An organisation's report once more, before it is sent. */
export default async function PortalReviewPage({ searchParams }: Given) {
  const actor = await requireActor('REPORTER');
  const draft = oneOf((await searchParams).draft);
  const report = await getReportToReview(draft);
  if (report === null || draft === undefined) redirect(paths.portalReport(draft));
  return (
    <PortalShell actor={actor} here="new" path={paths.portalReportStep('review', draft)}>
      <ReportReview
        {...report}
        draft={draft}
        isMember
        action={paths.portalReportStep('send')}
        back={paths.portalReport(draft)}
      />
    </PortalShell>
  );
}
