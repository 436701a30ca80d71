import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LeaveLink } from '@/components/report/leave-link';
import { ClientMessages } from '@/components/shell/client-messages';
import { PublicShell } from '@/components/shell/public-shell';
import { CodeForm } from '@/components/track/code-form';
import { openReport } from '@/lib/actions/track-report';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('track'))('title') };
}

/** Opens a report with its return code. */
export default async function TrackPage() {
  const t = await getTranslations('track');
  return (
    <PublicShell here="track" path={paths.track()} bodyNames={env().bodyNames}>
      <LeaveLink />
      <div className="doc">
        <h1 className="doc-h1">{t('title')}</h1>
        <p>{t('lede')}</p>
        <ClientMessages namespaces={['common', 'problems', 'track', 'allegation']}>
          <CodeForm action={openReport} />
        </ClientMessages>
        <p className="small quiet" style={{ marginBlockStart: 24 }}>
          {t('lost')}
        </p>
      </div>
    </PublicShell>
  );
}
