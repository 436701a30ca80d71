import { useTranslations } from 'next-intl';
import { PlaceFields, StrikesFields } from './search-fields';
import { isKept, type Shown } from './shown';
import { PickField, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
import { DUPLICATE_KINDS } from '@/lib/domain/assessment/outcome';

/** What only some outcomes and reasons ask for. Out of sight until such a one is chosen; never while it holds something. */
function whenNeeded(className: string, state: Shown['state'], part: string): string {
  return isKept(state, part) ? 'dt-part' : `dt-part ${className}`;
}

/** For a duplicate: of which case, how, and what it adds. */
export function DuplicatePart({ state }: Shown) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  return (
    <div className={whenNeeded('when-duplicate', state, 'duplicate')}>
      <h3>{t('parts.duplicate')}</h3>
      <TextField
        name="duplicate.targetReference"
        label={t('targetReference')}
        hint={t('targetHint')}
        width={20}
        dir="ltr"
        autoComplete="off"
        state={state}
      />
      <SelectField
        name="duplicate.kind"
        label={t('duplicateKind')}
        blank={t('chooseKind')}
        choices={DUPLICATE_KINDS.map((kind) => ({ value: kind, label: enums(`DuplicateKind.${kind}`) }))}
        state={state}
      />
      <PickField
        name="duplicate.adds"
        kind="radio"
        label={t('addsQuestion')}
        hint={t('addsHint')}
        state={state}
        value=""
        choices={[
          { value: '', label: t('notSaidYet') },
          { value: 'NOTHING', label: t('addsNothing') },
          {
            value: 'ADDS',
            label: t('adds'),
            reveals: (
              <TextAreaField name="duplicate.adds.text" label={t('addsText')} rows={3} state={state} />
            ),
          },
        ]}
      />
    </div>
  );
}

/** For too little information: a request was sent, or why none could be. */
export function RequestPart({ state, rfisSent }: Shown & { readonly rfisSent: number }) {
  const t = useTranslations('determination');
  return (
    <div className={whenNeeded('when-insufficient', state, 'rfiImpossibleReason')}>
      <h3>{t('parts.request')}</h3>
      <TextAreaField
        name="rfiImpossibleReason"
        label={t('rfiImpossibleReason')}
        hint={t('rfiImpossibleHint', { count: rfisSent })}
        rows={3}
        state={state}
      />
    </div>
  );
}

/** For no action in the area: the place was looked for in both scripts. */
export function PlacePart({ state }: Shown) {
  return (
    <div className={whenNeeded('when-no-action', state, 'placeSearch')}>
      <PlaceFields state={state} />
    </div>
  );
}

/** For no action in the area: the logs were searched, and it is known which. */
export function StrikesPart({ state }: Shown) {
  return (
    <div className={whenNeeded('when-no-action', state, 'strikeQuery')}>
      <StrikesFields state={state} />
    </div>
  );
}
