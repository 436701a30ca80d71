'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import {
  confirmFigureAction,
  enterAdjustmentAction,
  enterOpeningBalanceAction,
  stateFigureAction,
} from '@/lib/actions/enter-figures';
import type { EnteredKind } from '@/lib/domain/publication/entered-figures';
import { ADJUSTABLE_FIGURES, STATED_FIGURE_NAMES } from '@/lib/domain/publication/flow-rows';
import type { ActionState } from '@/lib/domain/shared/action-state';

function MonthField({ state }: { readonly state: ActionState }) {
  const t = useTranslations('publication.staff');
  return (
    <TextField
      name="month"
      label={t('month')}
      hint={t('monthHint')}
      width={10}
      dir="ltr"
      autoComplete="off"
      maxLength={7}
      state={state}
    />
  );
}

function NumberField({
  name,
  label,
  optional = false,
  state,
}: {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly state: ActionState;
}) {
  return (
    <TextField
      name={name}
      label={label}
      width={10}
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      maxLength={14}
      optional={optional}
      state={state}
    />
  );
}

/** Strikes, engagements or reports to date. */
export function StateFigureForm() {
  const t = useTranslations('publication.staff');
  const names = useTranslations('enums.StatedFigure');
  const [state, action] = useActionState(stateFigureAction, null);
  return (
    <form action={action} noValidate className="fig-form">
      <ErrorSummary state={state} />
      <SelectField
        name="figure"
        label={t('what')}
        blank={t('choose')}
        choices={STATED_FIGURE_NAMES.map((value) => ({ value, label: names(value) }))}
        state={state}
      />
      <MonthField state={state} />
      <NumberField name="value" label={t('value')} state={state} />
      <SubmitButton working={t('working')}>{t('state')}</SubmitButton>
    </form>
  );
}

/** A difference that no case explains, with its reason. */
export function AdjustmentForm() {
  const t = useTranslations('publication.staff');
  const names = useTranslations('enums.AdjustedStock');
  const [state, action] = useActionState(enterAdjustmentAction, null);
  return (
    <form action={action} noValidate className="fig-form">
      <ErrorSummary state={state} />
      <SelectField
        name="figure"
        label={t('what')}
        blank={t('choose')}
        choices={ADJUSTABLE_FIGURES.map((value) => ({ value, label: names(value) }))}
        state={state}
      />
      <MonthField state={state} />
      <NumberField name="delta" label={t('delta')} state={state} />
      <TextAreaField name="reason" label={t('reason')} rows={3} maxLength={2000} state={state} />
      <SubmitButton working={t('working')}>{t('adjust')}</SubmitButton>
    </form>
  );
}

const STOCKS = ['killed', 'injured', 'reports', 'credible', 'nonCredible', 'duplicate'] as const;

/** Every stock at the end of a month. */
export function OpeningBalanceForm() {
  const t = useTranslations('publication.staff');
  const [state, action] = useActionState(enterOpeningBalanceAction, null);
  return (
    <form action={action} noValidate className="fig-form">
      <ErrorSummary state={state} />
      <MonthField state={state} />
      <NumberField name="openCases" label={t('openCases')} state={state} />
      <NumberField name="reopenedCases" label={t('reopenedCases')} optional state={state} />
      {STOCKS.map((stock) => (
        <NumberField key={stock} name={stock} label={t(stock)} optional state={state} />
      ))}
      <SubmitButton working={t('working')}>{t('open')}</SubmitButton>
    </form>
  );
}

/** The second person's word on one figure; `what` names it for those who hear the button alone. */
export function ConfirmFigureForm({
  kind,
  figureId,
  what,
}: {
  readonly kind: EnteredKind;
  readonly figureId: string;
  readonly what: string;
}) {
  const t = useTranslations('publication.staff');
  const [state, action] = useActionState(confirmFigureAction, null);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <Hidden name="kind" value={kind} />
      <Hidden name="figureId" value={figureId} />
      <SubmitButton look="plain" working={t('working')}>
        {t('confirm')} <span className="vh">{what}</span>
      </SubmitButton>
    </form>
  );
}
