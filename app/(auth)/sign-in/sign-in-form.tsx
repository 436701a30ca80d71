'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { signInAction } from '@/lib/actions/sign-in';

/** Address and password. Works without scripts. `to`: where to go afterwards, or empty. */
export function SignInForm({ to }: { readonly to: string }) {
  const t = useTranslations('auth');
  const [state, action] = useActionState(signInAction, null);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      {to !== '' && <Hidden name="to" value={to} />}
      <TextField
        name="email"
        label={t('email')}
        type="email"
        inputMode="email"
        autoComplete="username"
        dir="ltr"
        width={30}
        state={state}
      />
      <TextField
        name="password"
        label={t('password')}
        type="password"
        autoComplete="current-password"
        dir="ltr"
        width={30}
        state={state}
      />
      <SubmitButton large working={t('signingIn')}>
        {t('signIn')}
      </SubmitButton>
    </form>
  );
}
