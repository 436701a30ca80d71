'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, PickField, TextAreaField, type Choice } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import type { ActionState } from '@/lib/domain/shared/action-state';

type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Takes consents back. `choices` are those that still stand. */
export function ConsentForm({
  action,
  choices,
  hidden,
}: {
  readonly action: FormAction;
  readonly choices: readonly Choice[];
  readonly hidden: Readonly<Record<string, string>>;
}) {
  const t = useTranslations('track');
  const [state, formAction] = useActionState(action, null);
  return (
    <form action={formAction} key={state?.done ?? 'writing'}>
      <ErrorSummary state={state} />
      {Object.entries(hidden).map(([field, value]) => (
        <Hidden key={field} name={field} value={value} />
      ))}
      <PickField
        name="consents"
        label={t('consents')}
        kind="checkbox"
        choices={choices.map((choice) =>
          choice.value === 'PUBLISH' ? { ...choice, hint: t('consentHint.PUBLISH') } : choice,
        )}
        state={state}
      />
      <TextAreaField
        name="consentWhy"
        label={t('consentWhy')}
        rows={3}
        optional
        maxLength={50_000}
        state={state}
      />
      <div className="btn-row" style={{ marginBlockStart: 12 }}>
        <SubmitButton look="plain" working={t('sending')}>
          {t('sendConsent')}
        </SubmitButton>
      </div>
    </form>
  );
}
