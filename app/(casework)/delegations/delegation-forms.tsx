'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { acceptDelegationAction, endDelegationAction, giveDelegationAction } from '@/lib/actions/delegations';

/** Whom, how long and why. */
export function GiveDelegationForm({
  people,
  zone,
  days,
}: {
  readonly people: readonly { readonly value: string; readonly label: string }[];
  /** In which the days are counted. */
  readonly zone: string;
  /** The longest it may last. */
  readonly days: number;
}) {
  const t = useTranslations('delegations');
  const [state, action] = useActionState(giveDelegationAction, null);
  const day = { type: 'date', width: 20, dir: 'ltr', state } as const;
  return (
    <form action={action} noValidate className="fig-form">
      <ErrorSummary state={state} />
      <SelectField name="delegateId" label={t('whom')} blank={t('choose')} choices={people} state={state} />
      <TextField name="firstDay" label={t('firstDay')} hint={t('dayHint', { zone })} {...day} />
      <TextField name="lastDay" label={t('lastDay')} hint={t('longest', { days })} {...day} />
      <TextAreaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        rows={3}
        maxLength={2000}
        state={state}
      />
      <SubmitButton working={t('working')}>{t('send')}</SubmitButton>
    </form>
  );
}

/** The second person's word. */
export function AcceptDelegationForm({ delegationId }: { readonly delegationId: string }) {
  const t = useTranslations('delegations');
  const [state, action] = useActionState(acceptDelegationAction, null);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <Hidden name="delegationId" value={delegationId} />
      <SubmitButton working={t('working')}>{t('accept')}</SubmitButton>
    </form>
  );
}

/** Ends it before its time, with a reason. */
export function EndDelegationForm({ delegationId }: { readonly delegationId: string }) {
  const t = useTranslations('delegations');
  const [state, action] = useActionState(endDelegationAction, null);
  return (
    <form action={action} noValidate className="fig-form">
      <ErrorSummary state={state} />
      <Hidden name="delegationId" value={delegationId} />
      <TextAreaField name="reason" label={t('endReason')} rows={2} maxLength={2000} state={state} />
      <SubmitButton look="stop" working={t('working')}>
        {t('end')}
      </SubmitButton>
    </form>
  );
}
