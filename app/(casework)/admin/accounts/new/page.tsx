import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NewAccountForm } from '../../account-forms';
import { findChoices } from '../../find-choices';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead } from '@/components/ui/section';
import { requireActor } from '@/lib/auth/actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('newAccount') };
}

/** An administrator makes an account; one for a supervisor, auditor or administrator waits for a second person. */
export default async function NewAccountPage() {
  const admin = await requireActor('ADMIN');
  const [t, choices] = await Promise.all([getTranslations('admin'), findChoices(admin)]);
  return (
    <>
      <PageHead title={t('newAccount')} />
      <p>{t('newAccountLead')}</p>
      <ClientMessages namespaces={['common', 'problems', 'admin']}>
        <NewAccountForm {...choices} />
      </ClientMessages>
    </>
  );
}
