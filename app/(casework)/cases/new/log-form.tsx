'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { typed } from '@/components/forms/typed';
import { WhenPart } from '@/components/report/when-part';
import { WhoPart } from '@/components/report/who-part';
import { logAllegationAction } from '@/lib/actions/log-allegation';
import { CHANNELS, SOURCE_KINDS } from '@/lib/domain/case/allegation';
import { GOVERNORATES } from '@/lib/domain/place/governorates';

/** Channels an analyst logs from; the others have doors of their own. */
const LOGGED = CHANNELS.filter((channel) => !['WEB_FORM', 'PORTAL', 'API', 'IMPORT'].includes(channel));
const LANGUAGES = ['ar', 'en', 'ku'] as const;

/** One screen for what came by another way than the form: how it came, then what the source said, in its own words. */
export function LogForm({ submissionId }: { readonly submissionId: string }) {
  const t = useTranslations('logAllegation');
  const enums = useTranslations('enums');
  const locale = useLocale();
  const [state, send] = useActionState(logAllegationAction, null);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} />
      <Hidden name="submissionId" value={typed(state, 'submissionId', submissionId)} />
      <h2>{t('came')}</h2>
      <SelectField
        name="channel"
        label={t('channel')}
        blank={t('chooseOne')}
        choices={LOGGED.map((value) => ({ value, label: enums(`Channel.${value}`) }))}
        width={20}
        state={state}
      />
      <TextField
        name="receivedOn"
        label={t('receivedOn')}
        hint={t('receivedOnHint')}
        type="date"
        dir="ltr"
        width={20}
        optional
        state={state}
      />
      <SelectField
        name="sourceKind"
        label={t('sourceKind')}
        blank={t('chooseOne')}
        choices={SOURCE_KINDS.map((value) => ({ value, label: enums(`SourceKind.${value}`) }))}
        width={20}
        state={state}
      />
      <TextField
        name="sourceName"
        label={t('sourceName')}
        hint={t('sourceNameHint')}
        optional
        maxLength={500}
        state={state}
      />
      <TextField
        name="codes"
        label={t('codes')}
        hint={t('codesHint')}
        optional
        dir="ltr"
        width={30}
        state={state}
      />
      <TextField name="sourceUrl" label={t('sourceUrl')} optional dir="ltr" state={state} />
      <TextField
        name="sourceGrading"
        label={t('sourceGrading')}
        hint={t('sourceGradingHint')}
        optional
        width={30}
        state={state}
      />
      <h2>{t('said')}</h2>
      <SelectField
        name="language"
        label={t('language')}
        choices={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value="ar"
        width={20}
        state={state}
      />
      <TextAreaField
        name="narrative"
        label={t('narrative')}
        hint={t('narrativeHint')}
        rows={8}
        state={state}
      />
      <TextAreaField name="ourInvolvement" label={t('ourInvolvement')} optional rows={3} state={state} />
      <TextAreaField name="property" label={t('property')} optional rows={2} state={state} />
      <h2>{t('where')}</h2>
      <SelectField
        name="governorate"
        label={t('governorate')}
        blank={t('notStated')}
        choices={GOVERNORATES.map(({ code, en, ar }) => ({ value: code, label: locale === 'ar' ? ar : en }))}
        width={20}
        state={state}
      />
      <TextField
        name="placeText"
        label={t('placeText')}
        hint={t('placeTextHint')}
        maxLength={500}
        state={state}
      />
      <TextField name="placeTextLatin" label={t('placeTextLatin')} optional maxLength={500} state={state} />
      <TextField
        name="position"
        label={t('position')}
        hint={t('positionHint')}
        optional
        dir="ltr"
        width={30}
        state={state}
      />
      <h2>{t('when')}</h2>
      <WhenPart locale={locale} state={state} />
      <h2>{t('who')}</h2>
      <WhoPart state={state} />
      <TextAreaField name="links" label={t('links')} hint={t('linksHint')} optional rows={2} state={state} />
      <div className="btn-row form-end">
        <SubmitButton working={t('working')}>{t('log')}</SubmitButton>
      </div>
    </form>
  );
}
