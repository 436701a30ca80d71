'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { confirmHistoricBatchAction } from '@/lib/actions/confirm-historic-batch';

const FIELDS = ['CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE', 'killedMin', 'killedMax'] as const;

/** The second person's own totals; nothing is filled in for them. */
export function ConfirmBatchForm({ batchId }: { readonly batchId: string }) {
  const t = useTranslations('historic');
  const [state, action] = useActionState(confirmHistoricBatchAction, null);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      <p>{t('confirmIntro')}</p>
      <Hidden name="batchId" value={batchId} />
      {FIELDS.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`fields.${name}`)}
          width={10}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
          maxLength={14}
          state={state}
        />
      ))}
      <SubmitButton working={t('working')}>{t('confirmButton')}</SubmitButton>
    </form>
  );
}
