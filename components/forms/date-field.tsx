import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Field, FieldGroup, problemsOf } from '@/components/forms/field';
import { typed } from '@/components/forms/typed';
import type { ActionState } from '@/lib/domain/shared/action-state';
import { monthName } from '@/lib/i18n/format';

type Names = { readonly day: string; readonly month: string; readonly year: string };

const MONTH_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/**
 * A date in three parts, any of which may be left empty where only a month or a year is known. The month is chosen by
 * name, so that nobody has to guess which number comes first. Month values are "01" to "12".
 */
export function DatePartsField({
  name,
  names = { day: `${name}Day`, month: `${name}Month`, year: `${name}Year` },
  label,
  hint,
  optional = false,
  state,
  value = { day: '', month: '', year: '' },
}: {
  readonly name: string;
  /** The names of the three fields. */
  readonly names?: Names;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly state: ActionState;
  readonly value?: Names;
}) {
  const t = useTranslations('common');
  const locale = useLocale();
  const invalid = (part: string) => problemsOf(state, part).length > 0 || undefined;
  return (
    <FieldGroup name={name} label={label} hint={hint} optional={optional} state={state}>
      <div className="fields-row">
        <Field name={names.day} label={t('day')} state={state}>
          <input
            className="in ch-2"
            id={names.day}
            name={names.day}
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            defaultValue={typed(state, names.day, value.day)}
            aria-invalid={invalid(names.day)}
          />
        </Field>
        <Field name={names.month} label={t('month')} state={state}>
          <select
            className="in ch-20"
            id={names.month}
            name={names.month}
            defaultValue={typed(state, names.month, value.month)}
            aria-invalid={invalid(names.month)}
          >
            <option value="">{t('unknown')}</option>
            {MONTH_NUMBERS.map((number) => (
              <option key={number} value={String(number).padStart(2, '0')}>
                {monthName(locale, number)}
              </option>
            ))}
          </select>
        </Field>
        <Field name={names.year} label={t('year')} state={state}>
          <input
            className="in ch-4"
            id={names.year}
            name={names.year}
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
            defaultValue={typed(state, names.year, value.year)}
            aria-invalid={invalid(names.year)}
          />
        </Field>
      </div>
    </FieldGroup>
  );
}
