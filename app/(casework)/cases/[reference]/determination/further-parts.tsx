import { useTranslations } from 'next-intl';
import { isKept, type Shown } from './shown';
import { FieldGroup } from '@/components/forms/field';
import { CheckField, PickField, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
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
  const t = useTranslations('determination');
  return (
    <div className={whenNeeded('when-no-action', state, 'placeSearch')}>
      <FieldGroup name="placeSearch" label={t('parts.place')} hint={t('placeHint')} state={state}>
        {(['latinTexts', 'arabicTexts'] as const).map((texts) => (
          <TextAreaField
            key={texts}
            name={`placeSearch.${texts}`}
            label={t(texts)}
            hint={t('oneALine')}
            rows={3}
            state={state}
          />
        ))}
        <TextAreaField
          name="placeSearch.candidateIds"
          label={t('candidateIds')}
          hint={t('candidateHint')}
          rows={3}
          state={state}
        />
        <CheckField name="placeSearch.noneFound" label={t('noneFound')} state={state} />
      </FieldGroup>
    </div>
  );
}

/** For no action in the area: the logs were searched, and it is known which. */
export function StrikesPart({ state }: Shown) {
  const t = useTranslations('determination');
  const short = { width: 10, dir: 'ltr', autoComplete: 'off', state } as const;
  return (
    <div className={whenNeeded('when-no-action', state, 'strikeQuery')}>
      <FieldGroup name="strikeQuery" label={t('parts.strikes')} hint={t('strikesHint')} state={state}>
        <FieldGroup name="strikeQuery.centre" label={t('centre')} hint={t('centreHint')} state={state}>
          <div className="fields-row">
            <TextField {...short} name="strikeQuery.centre.lat" label={t('lat')} inputMode="decimal" />
            <TextField {...short} name="strikeQuery.centre.lon" label={t('lon')} inputMode="decimal" />
          </div>
        </FieldGroup>
        <TextField {...short} name="strikeQuery.radiusKm" label={t('radiusKm')} inputMode="decimal" />
        <TextField
          {...short}
          width={20}
          name="strikeQuery.from"
          label={t('from')}
          hint={<bdi>{t('momentHint')}</bdi>}
        />
        <TextField {...short} width={20} name="strikeQuery.to" label={t('to')} />
        <TextAreaField
          name="strikeQuery.logsCovered"
          label={t('logsCovered')}
          hint={t('oneALine')}
          rows={3}
          state={state}
        />
        <TextField {...short} name="strikeQuery.hits" label={t('hits')} inputMode="numeric" />
      </FieldGroup>
    </div>
  );
}
