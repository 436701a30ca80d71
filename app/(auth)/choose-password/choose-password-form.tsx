'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useEffect } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { ButtonLink } from '@/components/ui/button';
import { choosePasswordAction } from '@/lib/actions/choose-password';

/** A one-time code and a password, twice. Works without scripts; with them the code is taken from the link. */
export function ChoosePasswordForm({ signIn }: { readonly signIn: string }) {
  const t = useTranslations('auth');
  const [state, action] = useActionState(choosePasswordAction, null);
  useEffect(() => {
    // The code stands behind the link's "#", which is never sent; out of the address bar with it once it is in the form.
    const code = window.location.hash.slice(1);
    const field = document.getElementById('code');
    if (code === '' || !(field instanceof HTMLInputElement)) return;
    field.value = code;
    window.history.replaceState(null, '', window.location.pathname);
  }, []);
  if (state?.done) {
    return (
      <>
        <ErrorSummary state={state} />
        <ButtonLink href={signIn} look="go">
          {t('signIn')}
        </ButtonLink>
      </>
    );
  }
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      <TextField
        name="code"
        label={t('oneTimeCode')}
        hint={t('oneTimeCodeHint')}
        autoComplete="off"
        dir="ltr"
        width={30}
        state={state}
      />
      <TextField
        name="password"
        label={t('newPassword')}
        hint={t('newPasswordHint')}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        width={30}
        state={state}
      />
      <TextField
        name="passwordAgain"
        label={t('newPasswordAgain')}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        width={30}
        state={state}
      />
      <SubmitButton large working={t('savingPassword')}>
        {t('savePassword')}
      </SubmitButton>
    </form>
  );
}
