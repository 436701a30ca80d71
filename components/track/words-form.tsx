'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, TextAreaField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import type { ActionState } from '@/lib/domain/shared/action-state';

type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

type Given = {
  readonly action: FormAction;
  readonly name: 'information' | 'rationale';
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  /** What travels with it: which allegation. */
  readonly hidden: Readonly<Record<string, string>>;
};

/** One text to send: information, the reason of a request. */
export function WordsForm({ action, name, label, hint, button, hidden }: Given) {
  const t = useTranslations('track');
  const [state, formAction] = useActionState(action, null);
  return (
    // After it was received the field is empty again.
    <form action={formAction} key={state?.done ?? 'writing'}>
      <ErrorSummary state={state} />
      {Object.entries(hidden).map(([field, value]) => (
        <Hidden key={field} name={field} value={value} />
      ))}
      <TextAreaField
        name={name}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        rows={5}
        maxLength={50_000}
        state={state}
      />
      <div className="btn-row" style={{ marginBlockStart: 12 }}>
        <SubmitButton look="plain" working={t('sending')}>
          {button}
        </SubmitButton>
      </div>
    </form>
  );
}
