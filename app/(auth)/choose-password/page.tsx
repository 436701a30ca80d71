import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChoosePasswordForm } from './choose-password-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PublicShell } from '@/components/shell/public-shell';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('choosePasswordTitle'), robots: { index: false } };
}

/** Where a one-time code, given by an administrator, becomes a password. The code stands in no address. */
export default async function ChoosePasswordPage() {
  const t = await getTranslations('auth');
  return (
    <PublicShell here={null} path={paths.choosePassword()} bodyNames={env().bodyNames}>
      <div className="doc">
        <h1 className="doc-h1">{t('choosePasswordTitle')}</h1>
        <p>{t('choosePasswordLead')}</p>
        <ClientMessages namespaces={['common', 'problems', 'auth']}>
          <ChoosePasswordForm signIn={paths.signIn()} />
        </ClientMessages>
      </div>
    </PublicShell>
  );
}
