import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LogForm } from './log-form';
import { CaseworkShell } from '../../casework-shell';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead } from '@/components/ui/section';
import { requireActor } from '@/lib/auth/actor';

export async function generateMetadata(): Promise<Metadata> {
  await requireActor('ANALYST');
  const t = await getTranslations('logAllegation');
  return { title: t('title') };
}

/** An analyst logs an allegation that came by another way than the form. */
export default async function LogAllegationPage() {
  const analyst = await requireActor('ANALYST');
  const t = await getTranslations('logAllegation');
  return (
    <CaseworkShell actor={analyst} here="log">
      <PageHead title={t('title')} />
      <div className="prose">
        <p>{t('intro')}</p>
        <ClientMessages namespaces={['common', 'problems', 'enums', 'logAllegation', 'report', 'allegation']}>
          <LogForm submissionId={randomUUID()} />
        </ClientMessages>
      </div>
    </CaseworkShell>
  );
}
