'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { removeFilterAction, saveFilterAction } from '@/lib/actions/worklist';

/** Keeps the list that is shown under a name. */
export function SaveFilterForm({ question }: { readonly question: string }) {
  const t = useTranslations('worklist.filters');
  const [state, send] = useActionState(saveFilterAction, null);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} />
      <Hidden name="question" value={question} />
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={80} width={30} state={state} />
      <SubmitButton working={t('working')} look="plain">
        {t('doSave')}
      </SubmitButton>
    </form>
  );
}

/** Removes a list that was kept. */
export function RemoveFilterForm({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useTranslations('worklist.filters');
  const [state, send] = useActionState(removeFilterAction, null);
  return (
    <form action={send}>
      <ErrorSummary state={state} />
      <Hidden name="filterId" value={id} />
      <button className="btn-link">{t('remove', { name })}</button>
    </form>
  );
}
