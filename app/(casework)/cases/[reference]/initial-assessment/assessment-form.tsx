'use client';

import { useLocale, useTranslations } from 'next-intl';
import { PlaceFields, StrikesFields } from '../determination/search-fields';
import type { Shown } from '../determination/shown';
import { ChangedSince } from '@/components/case/changed-since';
import { ChooseParts } from '@/components/case/choose-parts';
import { KeptLine, MergedNote } from '@/components/case/kept-line';
import { ErrorSummary } from '@/components/forms/error-summary';
import { FieldGroup } from '@/components/forms/field';
import { CheckField, Hidden, PickField, TextAreaField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { useDraftForm } from '@/components/forms/use-draft-form';
import { ButtonLink } from '@/components/ui/button';
import { NumberedSection } from '@/components/ui/section';
import {
  autosaveInitialAssessmentAction,
  writeInitialAssessmentAction,
} from '@/lib/actions/initial-assessment';
import { ANSWERS } from '@/lib/domain/assessment/determination';
import { INITIAL_RECOMMENDATIONS } from '@/lib/domain/assessment/initial-assessment';
import { formatNumber } from '@/lib/i18n/format';

/** What the form starts from: the case as it was read, and the texts of what is on record. */
export type AssessmentFormGiven = {
  readonly caseId: string;
  readonly version: number;
  readonly texts: Readonly<Record<string, string>>;
  /** Where the case is. */
  readonly back: string;
};

const PARTS = ['duplicates', 'place', 'strikes', 'potential'] as const;

/** The initial assessment as its author writes it: kept, or put forward to a supervisor. */
export function AssessmentForm({ caseId, version, texts, back }: AssessmentFormGiven) {
  const t = useTranslations('initialAssessment');
  const locale = useLocale();
  const { form, state, shown, round, kept, ...draft } = useDraftForm({
    send: writeInitialAssessmentAction,
    keepBy: autosaveInitialAssessmentAction,
    version,
    texts,
  });
  return (
    <form
      ref={form}
      action={draft.action}
      className="dt-form"
      noValidate
      onChange={draft.changed}
      onSubmit={draft.onSubmit}
    >
      <ErrorSummary state={state} />
      <ChangedSince state={state} />
      <MergedNote state={state} />
      <ChooseParts state={state} />
      <Hidden name="caseId" value={caseId} />
      <Hidden name="expectedVersion" value={draft.version} />
      {PARTS.map((part, n) => (
        <NumberedSection
          key={`${part} ${round}`}
          id={`part-${part}`}
          number={formatNumber(locale, n + 1)}
          title={t(`parts.${part}`)}
        >
          {part === 'duplicates' && <DuplicatesPart state={shown} />}
          {part === 'place' && <PlaceFields state={shown} />}
          {part === 'strikes' && <StrikesFields state={shown} />}
          {part === 'potential' && <PotentialPart state={shown} />}
        </NumberedSection>
      ))}
      <p className="note">{t('submitNote')}</p>
      <KeptLine kept={kept} />
      <div className="btn-row">
        <SubmitButton look="plain" name="intent" value="save" working={t('working')}>
          {t('save')}
        </SubmitButton>
        <SubmitButton name="intent" value="recommend" working={t('working')}>
          {t('recommend')}
        </SubmitButton>
        <ButtonLink href={back}>{t('backToCase')}</ButtonLink>
      </div>
    </form>
  );
}

function DuplicatesPart({ state }: Shown) {
  const t = useTranslations('initialAssessment');
  return (
    <FieldGroup name="duplicateSearch" label={t('duplicates')} hint={t('duplicatesHint')} state={state}>
      <TextAreaField
        name="duplicateSearch.where"
        label={t('where')}
        hint={t('whereHint')}
        rows={3}
        state={state}
      />
      <TextAreaField name="duplicateSearch.how" label={t('how')} hint={t('howHint')} rows={3} state={state} />
      <TextAreaField
        name="duplicateSearch.found"
        label={t('found')}
        hint={t('foundHint')}
        rows={3}
        state={state}
      />
      <CheckField name="duplicateSearch.noneFound" label={t('noneFoundBox')} state={state} />
    </FieldGroup>
  );
}

function PotentialPart({ state }: Shown) {
  const t = useTranslations('initialAssessment');
  const enums = useTranslations('enums');
  return (
    <>
      <PickField
        name="potential"
        kind="radio"
        label={t('potentialQuestion')}
        state={state}
        choices={ANSWERS.map((value) => ({ value, label: enums(`Answer.${value}`) }))}
      />
      <TextAreaField name="reasons" label={t('reasons')} hint={t('reasonsHint')} rows={5} state={state} />
      <PickField
        name="recommendation"
        kind="radio"
        label={t('recommendation')}
        hint={t('recommendationHint')}
        state={state}
        choices={INITIAL_RECOMMENDATIONS.map((value) => ({
          value,
          label: enums(`InitialRecommendation.${value}`),
        }))}
      />
    </>
  );
}
