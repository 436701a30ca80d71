import { useTranslations } from 'next-intl';
import type { Shown } from './shown';
import { FieldGroup } from '@/components/forms/field';
import { CheckField, TextAreaField, TextField } from '@/components/forms/inputs';

/** The search for the place: texts in both scripts, and what was kept. */
export function PlaceFields({ state }: Shown) {
  const t = useTranslations('determination');
  return (
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
  );
}

/** The search of the strike logs: centre, radius, window, the logs it covered, and the number of entries found. */
export function StrikesFields({ state }: Shown) {
  const t = useTranslations('determination');
  const short = { width: 10, dir: 'ltr', autoComplete: 'off', state } as const;
  return (
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
  );
}
