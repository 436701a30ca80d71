'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChangedSince } from '@/components/case/changed-since';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, PickField, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { proposeCorrectionAction } from '@/lib/actions/case-steps';
import type { Reason } from '@/lib/domain/assessment/outcome';
import type { CorrectableField } from '@/lib/domain/case/correction';
import type { ActionState } from '@/lib/domain/shared/action-state';

type Given = {
  readonly field: CorrectableField;
  readonly hidden: Readonly<Record<string, string | number>>;
  /** What stands, by control. */
  readonly values: Readonly<Record<string, string>>;
  readonly reasons: readonly Reason[];
  readonly governorates: readonly { readonly value: string; readonly label: string }[];
};

/** The new value of one field, and why, in words that the next report prints. */
export function CorrectionForm(given: Given) {
  const t = useTranslations('caseActions');
  const names = useTranslations('enums.Action');
  const [state, send] = useActionState(proposeCorrectionAction, null);
  // The page's version, or the later one that its reader was told of.
  const expectedVersion = Math.max(Number(given.hidden['expectedVersion']), state?.conflict?.version ?? 0);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} />
      <ChangedSince state={state} />
      {Object.entries({ ...given.hidden, expectedVersion, correctedField: given.field }).map(
        ([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ),
      )}
      <NewValue {...given} state={state} />
      <TextAreaField
        name="rationale"
        label={t('fields.correctionWhy')}
        hint={t('hints.correctionWhy')}
        state={state}
        rows={4}
      />
      <div className="btn-row form-end">
        <SubmitButton working={t('working')} look="go">
          {names('PROPOSE_CORRECTION')}
        </SubmitButton>
      </div>
    </form>
  );
}

function NewValue({ field, values, reasons, governorates, state }: Given & { readonly state: ActionState }) {
  const t = useTranslations('caseActions');
  const reasonNames = useTranslations('enums.Reason');
  const text = (name: string): string => values[name] ?? '';
  switch (field) {
    case 'KILLED':
    case 'INJURED': {
      const figure = field === 'KILLED' ? 'killed' : 'injured';
      return (['min', 'best', 'max'] as const).map((part) => (
        <TextField
          key={part}
          name={`${figure}.${part}`}
          label={t(`people.${part}`)}
          value={text(`${figure}.${part}`)}
          inputMode="numeric"
          width={10}
          dir="ltr"
          state={state}
        />
      ));
    }
    case 'REASON':
      return (
        <PickField
          name="reason"
          label={t('fields.newValue')}
          kind="radio"
          value={[text('reason')]}
          choices={reasons.map((reason) => ({ value: reason, label: reasonNames(reason) }))}
          state={state}
        />
      );
    case 'PUBLIC_TEXT':
      return (
        <TextAreaField
          name="publicText"
          label={t('fields.newValue')}
          value={text('publicText')}
          rows={8}
          state={state}
        />
      );
    case 'INCIDENT_DATE':
      return (['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`incident.${name}`)}
          value={text(name)}
          type="date"
          width={20}
          dir="ltr"
          optional={name === 'to'}
          state={state}
        />
      ));
    case 'GOVERNORATE':
      return (
        <SelectField
          name="governorate"
          label={t('fields.newValue')}
          value={text('governorate')}
          choices={governorates}
          blank={t('chooseOne')}
          state={state}
        />
      );
    case 'PLACE_NAME':
      return (
        <TextField name="placeName" label={t('fields.newValue')} value={text('placeName')} state={state} />
      );
  }
}
