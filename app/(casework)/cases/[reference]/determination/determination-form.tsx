'use client';

import { useTranslations } from 'next-intl';
import { useState, type ChangeEvent } from 'react';
import { DeterminationFields } from './determination-fields';
import type { FindingChoices } from './finding-rows';
import { ChangedSince } from '@/components/case/changed-since';
import { ChooseParts } from '@/components/case/choose-parts';
import { KeptLine, MergedNote } from '@/components/case/kept-line';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { useDraftForm } from '@/components/forms/use-draft-form';
import { ButtonLink } from '@/components/ui/button';
import { autosaveDeterminationAction, writeDeterminationAction } from '@/lib/actions/case-determination';
import {
  ANSWERS,
  type StandardQuestion,
  standardMet,
  type StandardAnswers,
} from '@/lib/domain/assessment/determination';

/** What the form starts from: the case as it was read, and the texts of what is on record. */
export type DeterminationFormGiven = {
  readonly caseId: string;
  readonly version: number;
  readonly rfisSent: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly findings: FindingChoices;
  /** Where the case is. */
  readonly back: string;
};

/** The determination as its author writes it: one form, kept while it is written, and submitted. */
export function DeterminationForm({
  caseId,
  version,
  rfisSent,
  texts,
  findings,
  back,
}: DeterminationFormGiven) {
  const t = useTranslations('determination');
  // Kept here: the fields are made anew when another's text comes in.
  const [moreRows, setMoreRows] = useState(0);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const { form, state, shown, round, kept, ...draft } = useDraftForm({
    send: writeDeterminationAction,
    keepBy: autosaveDeterminationAction,
    version,
    texts,
  });
  const answerOf = (question: string): string => {
    const name = `answers.${question}`;
    return chosen[name] ?? [shown.values[name] ?? ''].flat()[0] ?? '';
  };
  const noteAnswer = ({ target }: ChangeEvent<HTMLFormElement>): void => {
    draft.changed();
    const field: unknown = target;
    if (field instanceof HTMLInputElement && field.type === 'radio') {
      setChosen((before) => ({ ...before, [field.name]: field.value }));
    }
  };
  return (
    <form
      ref={form}
      action={draft.action}
      className="dt-form"
      noValidate
      onChange={noteAnswer}
      onSubmit={draft.onSubmit}
    >
      {/* What Enter in a field sends: the first button of a form, which else were the one for more findings. */}
      <button name="intent" value="save" hidden tabIndex={-1} />
      <ErrorSummary state={state} />
      <ChangedSince state={state} sources={findings.sources} />
      <MergedNote state={state} sources={findings.sources} />
      <ChooseParts state={state} sources={findings.sources} />
      <Hidden name="caseId" value={caseId} />
      <Hidden name="expectedVersion" value={draft.version} />
      <DeterminationFields
        key={round}
        state={shown}
        rfisSent={rfisSent}
        isMet={standardMet(answersFrom(answerOf))}
        {...findings}
        moreRows={moreRows}
        onMore={() => setMoreRows((rows) => rows + 1)}
      />
      <p className="note">{t('submitNote')}</p>
      <KeptLine kept={kept} sources={findings.sources} />
      <div className="btn-row">
        <SubmitButton look="plain" name="intent" value="save" working={t('working')}>
          {t('save')}
        </SubmitButton>
        <SubmitButton name="intent" value="submit" working={t('working')}>
          {t('submit')}
        </SubmitButton>
        <ButtonLink href={back}>{t('backToCase')}</ButtonLink>
      </div>
    </form>
  );
}

function answersFrom(answerOf: (question: string) => string): StandardAnswers {
  const given = (question: StandardQuestion) => ({
    answer: ANSWERS.find((answer) => answer === answerOf(question)) ?? null,
    note: '',
  });
  return {
    HARM: given('HARM'),
    OUR_OPERATIONS: given('OUR_OPERATIONS'),
    GREATER_REASON_OTHERWISE: given('GREATER_REASON_OTHERWISE'),
  };
}
