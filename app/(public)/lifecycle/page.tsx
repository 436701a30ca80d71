import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LifecycleTable } from '@/components/publication/lifecycle-table';
import { PublicShell } from '@/components/shell/public-shell';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lifecycle'))('title') };
}

/** How an allegation is reviewed, drawn from the same table that decides what may be done. */
export default async function LifecyclePage() {
  const t = await getTranslations('lifecycle');
  return (
    <PublicShell here="lifecycle" path={paths.lifecycle()} bodyNames={env().bodyNames}>
      <h1 className="doc-h1">{t('title')}</h1>
      <p className="measure">{t('lead')}</p>
      <LifecycleTable />
    </PublicShell>
  );
}
