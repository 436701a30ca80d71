'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import type { ActionState } from '@/lib/domain/shared/action-state';

type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Takes a return code. */
export function CodeForm({ action }: { readonly action: FormAction }) {
  const t = useTranslations('track');
  const [state, formAction] = useActionState(action, null);
  return (
    <form action={formAction}>
      <ErrorSummary state={state} />
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        dir="ltr"
        width={30}
        autoComplete="off"
        maxLength={200}
        state={state}
      />
      <div className="btn-row">
        <SubmitButton working={t('working')} large>
          {t('open')}
        </SubmitButton>
      </div>
    </form>
  );
}
