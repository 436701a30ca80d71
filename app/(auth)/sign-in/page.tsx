import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from './sign-in-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PublicShell } from '@/components/shell/public-shell';
import { getActor, homeOf } from '@/lib/auth/actor';
import { env } from '@/lib/config/env';
import { localPathOr, paths } from '@/lib/config/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signInTitle') };
}

type Given = { readonly searchParams: Promise<{ readonly to?: string | string[] }> };

/** Sign-in for staff and members of organisations; leads on to `to`, if that is a page of ours, or to the person's own first page. */
export default async function SignInPage({ searchParams }: Given) {
  const { to } = await searchParams;
  const wanted = localPathOr(typeof to === 'string' ? to : null, '');
  const actor = await getActor();
  if (actor) redirect(localPathOr(wanted, homeOf(actor)));
  const t = await getTranslations('auth');
  return (
    <PublicShell here="signIn" path={paths.signIn(wanted)} bodyNames={env().bodyNames}>
      <div className="doc">
        <h1 className="doc-h1">{t('signInTitle')}</h1>
        <p>{t('signInLead')}</p>
        <ClientMessages namespaces={['common', 'problems', 'auth']}>
          <SignInForm to={wanted} />
        </ClientMessages>
        <p className="small quiet mt-6">{t('noAccount')}</p>
      </div>
    </PublicShell>
  );
}
