'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { DatePartsField } from '@/components/forms/date-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, PickField, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { WhenPart } from '@/components/report/when-part';
import { WhoPart } from '@/components/report/who-part';
import type { ActionState } from '@/lib/domain/shared/action-state';

type Choices = readonly { readonly value: string; readonly label: string }[];
type Send = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Logs an allegation: whose it is and how it came, the words as they came, where, when and who. */
export function LogForm({
  send,
  id,
  channels,
  sources,
  governorates,
  languages,
}: {
  readonly send: Send;
  /** Becomes the case's id, so that sending twice logs once. */
  readonly id: string;
  readonly channels: Choices;
  readonly sources: Choices;
  readonly governorates: Choices;
  readonly languages: Choices;
}) {
  const t = useTranslations('logAllegation');
  const locale = useLocale();
  const [state, action] = useActionState(send, null);
  const line = { maxLength: 500, state } as const;
  return (
    <form action={action} noValidate className="log-form">
      <ErrorSummary state={state} />
      <Hidden name="id" value={id} />
      <Part title={t('source')}>
        <SelectField
          name="sourceKind"
          label={t('sourceKind')}
          blank={t('choose')}
          choices={[...sources]}
          width={30}
          state={state}
        />
        <TextField {...line} name="sourceName" label={t('sourceName')} hint={t('sourceNameHint')} optional />
        <TextField
          {...line}
          name="codes"
          label={t('codes')}
          hint={t('codesHint')}
          dir="ltr"
          width={30}
          optional
        />
        <TextField {...line} name="sourceUrl" label={t('sourceUrl')} dir="ltr" inputMode="url" optional />
        <TextField
          {...line}
          name="sourceGrading"
          label={t('sourceGrading')}
          hint={t('sourceGradingHint')}
          width={30}
          optional
        />
        <SelectField
          name="channel"
          label={t('channel')}
          blank={t('choose')}
          choices={[...channels]}
          width={30}
          state={state}
        />
        <DatePartsField
          name="received"
          label={t('received')}
          hint={t('receivedHint')}
          optional
          state={state}
        />
      </Part>
      <Part title={t('words')}>
        <SelectField
          name="language"
          label={t('language')}
          choices={[...languages]}
          value="ar"
          width={20}
          state={state}
        />
        <TextAreaField
          name="narrative"
          label={t('narrative')}
          hint={t('narrativeHint')}
          rows={8}
          maxLength={50_000}
          state={state}
        />
        <TextAreaField
          name="translation"
          label={t('translation')}
          hint={t('translationHint')}
          rows={6}
          maxLength={50_000}
          optional
          state={state}
        />
        <TextAreaField
          name="ourInvolvement"
          label={t('ourInvolvement')}
          rows={3}
          maxLength={10_000}
          optional
          state={state}
        />
        <TextAreaField
          name="property"
          label={t('property')}
          rows={2}
          maxLength={10_000}
          optional
          state={state}
        />
        <TextAreaField
          name="links"
          label={t('links')}
          hint={t('linksHint')}
          rows={2}
          optional
          state={state}
        />
      </Part>
      <Part title={t('where')}>
        <TextField {...line} name="placeText" label={t('placeText')} hint={t('placeTextHint')} />
        <TextField {...line} name="placeTextLatin" label={t('placeTextLatin')} optional />
        <SelectField
          name="governorate"
          label={t('governorate')}
          blank={t('notKnown')}
          choices={[...governorates]}
          width={30}
          state={state}
        />
        <TextField
          {...line}
          name="position"
          label={t('position')}
          hint={t('positionHint')}
          dir="ltr"
          width={30}
          optional
        />
      </Part>
      <Part title={t('when')}>
        <WhenPart locale={locale} state={state} />
      </Part>
      <Part title={t('who')}>
        <WhoPart state={state} />
      </Part>
      <Part title={t('identity')}>
        <p className="hint">{t('identityHint')}</p>
        <PickField
          name="contactKind"
          kind="radio"
          inRow
          label={t('contactKind')}
          value="ANONYMOUS"
          choices={[
            { value: 'ANONYMOUS', label: t('anonymous') },
            { value: 'CONTACT', label: t('contact') },
          ]}
          state={state}
        />
        <TextField {...line} name="contactName" label={t('contactName')} optional />
        <TextField {...line} name="contactTelephone" label={t('contactTelephone')} dir="ltr" optional />
        <TextField
          {...line}
          name="contactEmail"
          label={t('contactEmail')}
          dir="ltr"
          inputMode="email"
          optional
        />
        <TextField {...line} name="contactOther" label={t('contactOther')} optional />
        <PickField
          name="consentReview"
          kind="checkbox"
          label={t('consent')}
          choices={[{ value: 'yes', label: t('consentReview') }]}
          state={state}
        />
        <PickField
          name="consentPublish"
          kind="checkbox"
          label={<span className="vh">{t('consentPublish')}</span>}
          choices={[{ value: 'yes', label: t('consentPublish') }]}
          state={state}
        />
      </Part>
      <p className="note">{t('filesLater')}</p>
      <div className="btn-row">
        <SubmitButton working={t('working')}>{t('send')}</SubmitButton>
      </div>
    </form>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="log-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
