import { useTranslations } from 'next-intl';
import { FieldGroup, problemsOf } from '@/components/forms/field';
import { PickField, SelectField, TextField } from '@/components/forms/inputs';
import type { ActionState } from '@/lib/domain/shared/action-state';
import { formatShortMonth } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

type Given = { readonly locale: Locale; readonly state: ActionState };

/** When it happened, as well as it is known. All of it is always in sight: nothing depends on a script to unfold. */
export function WhenPart({ locale, state }: Given) {
  const t = useTranslations('report.when');
  const dates = ['DAY', 'ABOUT', 'BETWEEN', 'UNKNOWN'] as const;
  return (
    <>
      <PickField
        name="dateKind"
        label={
          <>
            {t('dateKind')} <span className="opt">{useTranslations('report')('needed')}</span>
          </>
        }
        kind="radio"
        choices={dates.map((kind) => ({
          value: kind,
          label: t(kind),
          ...(kind === 'ABOUT' ? { hint: t('ABOUTHint') } : {}),
        }))}
        state={state}
      />
      <DateFields names={['day', 'month', 'year']} label={t('date')} locale={locale} state={state} />
      <DateFields names={['toDay', 'toMonth', 'toYear']} label={t('dateTo')} locale={locale} state={state} />
      <PickField
        name="timeKind"
        label={t('timeKind')}
        kind="radio"
        inRow
        choices={[
          { value: 'CLOCK', label: t('CLOCK') },
          { value: 'BETWEEN', label: t('BETWEENTIMES') },
          { value: 'WORDS', label: t('WORDS') },
          { value: 'UNKNOWN', label: t('TIMEUNKNOWN') },
        ]}
        state={state}
      />
      <div className="fields-row">
        <TextField
          name="clock"
          label={t('clock')}
          dir="ltr"
          width={4}
          maxLength={8}
          autoComplete="off"
          state={state}
        />
        <TextField
          name="clockTo"
          label={t('clockTo')}
          dir="ltr"
          width={4}
          maxLength={8}
          autoComplete="off"
          state={state}
        />
      </div>
      <TextField
        name="timeWords"
        label={t('timeWords')}
        hint={t('timeWordsHint')}
        width={30}
        maxLength={500}
        state={state}
      />
    </>
  );
}

type DateNames = readonly ['day', 'month', 'year'] | readonly ['toDay', 'toMonth', 'toYear'];

function DateFields({
  names,
  label,
  locale,
  state,
}: Given & { readonly names: DateNames; readonly label: string }) {
  const t = useTranslations('report.when');
  const [day, month, year] = names;
  const months = Array.from({ length: 12 }, (_, n) => ({
    value: String(n + 1),
    label: formatShortMonth(locale, `2020-${String(n + 1).padStart(2, '0')}`),
  }));
  const hasProblem = names.some((name) => problemsOf(state, name).length > 0);
  return (
    <FieldGroup name={`${day}-group`} label={label} state={null}>
      <div className={hasProblem ? 'fields-row has-problem' : 'fields-row'}>
        <TextField
          name={day}
          label={t('day')}
          inputMode="numeric"
          dir="ltr"
          width={2}
          maxLength={2}
          autoComplete="off"
          state={state}
        />
        <SelectField name={month} label={t('month')} blank="" choices={months} width={10} state={state} />
        <TextField
          name={year}
          label={t('year')}
          inputMode="numeric"
          dir="ltr"
          width={4}
          maxLength={4}
          autoComplete="off"
          state={state}
        />
      </div>
    </FieldGroup>
  );
}
