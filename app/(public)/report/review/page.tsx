import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { LeaveLink } from '@/components/report/leave-link';
import { ReportReview } from '@/components/report/report-review';
import { PublicShell } from '@/components/shell/public-shell';
import { getReportToReview, oneOf } from '@/lib/actions/kept-report';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';

type Given = { searchParams: Promise<{ draft?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('review.title'), robots: { index: false } };
}

/** The whole report once more, before it is sent. */
export default async function ReviewPage({ searchParams }: Given) {
  const draft = oneOf((await searchParams).draft);
  const report = await getReportToReview(draft);
  if (report === null || draft === undefined) redirect(paths.report(draft));
  return (
    <PublicShell here="report" path={paths.reportStep('review', draft)} bodyNames={env().bodyNames}>
      <LeaveLink />
      <ReportReview
        {...report}
        draft={draft}
        isMember={false}
        action={paths.reportStep('send')}
        back={paths.report(draft)}
      />
    </PublicShell>
  );
}
