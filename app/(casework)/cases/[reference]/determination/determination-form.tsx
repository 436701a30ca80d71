'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useRef, useState, type ChangeEvent, type FormEvent } from 'react';
import { ChooseParts } from './choose-parts';
import { DeterminationFields } from './determination-fields';
import type { FindingChoices } from './finding-rows';
import { KeptLine, MergedNote } from './kept-line';
import { useAutosave } from './use-autosave';
import { ChangedSince } from '@/components/case/changed-since';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { ButtonLink } from '@/components/ui/button';
import { writeDeterminationAction } from '@/lib/actions/case-determination';
import {
  ANSWERS,
  type StandardQuestion,
  standardMet,
  type StandardAnswers,
} from '@/lib/domain/assessment/determination';
import type { ActionState } from '@/lib/domain/shared/action-state';

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

/** The version that the fields were made from: the page's, what was sent last, or what a conflict told of. */
function madeFrom(version: number, state: ActionState): number {
  if (state === null) return version;
  const sent = Number(state.values['expectedVersion']) || version;
  return Math.max(sent, state.conflict?.version ?? 0);
}

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
  const [state, action] = useActionState(writeDeterminationAction, null);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  // What another version of the page would start from is not what stands in these fields.
  const [opened] = useState({ version, texts });
  const sent = state ?? { values: opened.texts, problems: [] };
  const autosave = useAutosave(form, {
    version: madeFrom(opened.version, state),
    isPaused: (state?.conflict?.choices ?? []).length > 0,
  });
  const [answered, setAnswered] = useState(state);
  const [roundsThen, setRoundsThen] = useState(0);
  const rounds = autosave.adopted?.round ?? 0;
  if (answered !== state) {
    setAnswered(state);
    setRoundsThen(rounds);
  }
  // What came in by itself stands until the form is sent again.
  const cameIn = rounds > roundsThen ? autosave.adopted : null;
  const shown = cameIn === null ? sent : { values: cameIn.values, problems: [] };
  const answerOf = (question: string): string => {
    const name = `answers.${question}`;
    return chosen[name] ?? [shown.values[name] ?? ''].flat()[0] ?? '';
  };
  const noteAnswer = ({ target }: ChangeEvent<HTMLFormElement>): void => {
    autosave.changed();
    const field: unknown = target;
    if (field instanceof HTMLInputElement && field.type === 'radio') {
      setChosen((before) => ({ ...before, [field.name]: field.value }));
    }
  };
  const isWaiting = useRef(false);
  const afterAutosave = (event: FormEvent<HTMLFormElement>): void => {
    const onItsWay = autosave.settle();
    if (onItsWay === null) return;
    // Sent after what is on its way, so that nobody comes second to themselves.
    event.preventDefault();
    if (isWaiting.current) return;
    isWaiting.current = true;
    const { submitter } = event.nativeEvent as SubmitEvent;
    void onItsWay.then(() => {
      isWaiting.current = false;
      form.current?.requestSubmit(submitter);
    });
  };
  return (
    <form
      ref={form}
      action={action}
      className="dt-form"
      noValidate
      onChange={noteAnswer}
      onSubmit={afterAutosave}
    >
      <ErrorSummary state={state} />
      <ChangedSince state={state} sources={findings.sources} />
      <MergedNote state={state} sources={findings.sources} />
      <ChooseParts state={state} sources={findings.sources} />
      <Hidden name="caseId" value={caseId} />
      <Hidden name="expectedVersion" value={autosave.version} />
      <DeterminationFields
        key={rounds}
        state={shown}
        rfisSent={rfisSent}
        isMet={standardMet(answersFrom(answerOf))}
        {...findings}
      />
      <p className="note">{t('submitNote')}</p>
      <KeptLine kept={autosave.kept} sources={findings.sources} />
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
