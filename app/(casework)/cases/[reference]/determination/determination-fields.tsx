import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FindingRows, type FindingChoices, type MoreRows } from './finding-rows';
import { DuplicatePart, PlacePart, RequestPart, StrikesPart } from './further-parts';
import { HarmPart } from './harm-part';
import { ReplyRows } from './reply-rows';
import { isKept, type Shown } from './shown';
import { FieldGroup } from '@/components/forms/field';
import { Pick, PickField, TextAreaField, SelectField } from '@/components/forms/inputs';
import { typed } from '@/components/forms/typed';
import { NumberedSection } from '@/components/ui/section';
import { ANSWERS, STANDARD_QUESTIONS } from '@/lib/domain/assessment/determination';
import { DETERMINATION_LAYOUT, type DeterminationPart } from '@/lib/domain/assessment/determination-layout';
import { CAUSE_CODES, OUTCOMES, reasonsFor } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES, CONSULTED_STATES } from '@/lib/domain/assessment/sources-consulted';
import { formatNumber } from '@/lib/i18n/format';

type Given = Shown &
  FindingChoices &
  MoreRows & {
    readonly rfisSent: number;
    /** What the three answers come to, as they stand in the form. */
    readonly isMet: boolean | null;
  };

const PARTS: Readonly<Record<DeterminationPart, (given: Given) => ReactNode>> = {
  outcome: ({ state, rfisSent }) => (
    <>
      <OutcomePart state={state} />
      <DuplicatePart state={state} />
      <RequestPart state={state} rfisSent={rfisSent} />
      <PlacePart state={state} />
      <StrikesPart state={state} />
    </>
  ),
  sources: ({ state }) => <SourcesPart state={state} />,
  findings: ({ state, sources, newIds, moreRows, onMore }) => (
    <>
      <FindingRows {...{ state, sources, newIds, moreRows, onMore }} />
      <ReplyRows state={state} replies={sources.replies} />
    </>
  ),
  contrary: ({ state }) => <ContraryPart state={state} />,
  standard: ({ state, isMet }) => <StandardPart state={state} isMet={isMet} />,
  harm: ({ state }) => <HarmPart state={state} />,
  lessons: ({ state }) => <LessonsPart state={state} />,
  criminality: ({ state }) => <CriminalityPart state={state} />,
  public: ({ state }) => <PublicPart state={state} />,
};

/** Every field of a determination. A problem's field is the id of what it is about. */
export function DeterminationFields(given: Given) {
  const t = useTranslations('determination');
  const locale = useLocale();
  return DETERMINATION_LAYOUT.map(({ part }, n) => (
    <NumberedSection
      key={part}
      id={`part-${part}`}
      number={formatNumber(locale, n + 1)}
      title={t(`parts.${part}`)}
    >
      {PARTS[part](given)}
    </NumberedSection>
  ));
}

function ContraryPart({ state }: Shown) {
  const t = useTranslations('determination');
  return (
    <PickField
      name="contraryEvidence"
      kind="radio"
      label={t('contraryQuestion')}
      state={state}
      value=""
      choices={[
        { value: '', label: t('notSaidYet') },
        { value: 'NONE', label: t('contraryNone') },
        {
          value: 'NAMED',
          label: t('contraryNamed'),
          reveals: <TextAreaField name="contraryEvidence.text" label={t('contraryText')} state={state} />,
        },
      ]}
    />
  );
}

function LessonsPart({ state }: Shown) {
  const t = useTranslations('determination');
  return (['lessons', 'mitigations'] as const).map((name) => (
    <TextAreaField
      key={name}
      name={name}
      label={t(name)}
      hint={t(`${name}Hint`)}
      optional
      rows={4}
      state={state}
    />
  ));
}

function CriminalityPart({ state }: Shown) {
  const t = useTranslations('determination');
  return (
    <PickField
      name="criminality"
      kind="radio"
      label={t('criminalityQuestion')}
      hint={t('criminalityHint')}
      state={state}
      value=""
      choices={[
        { value: '', label: t('criminalityNotSaid') },
        { value: 'NONE', label: t('criminalityNone') },
        {
          value: 'RAISED',
          label: t('criminalityRaised'),
          reveals: (
            <TextAreaField name="criminality.text" label={t('criminalityText')} rows={3} state={state} />
          ),
        },
      ]}
    />
  );
}

function PublicPart({ state }: Shown) {
  const t = useTranslations('determination');
  return (
    <TextAreaField
      name="publicText"
      label={t('publicText')}
      hint={t('publicTextHint')}
      rows={8}
      state={state}
    />
  );
}

function OutcomePart({ state }: Shown) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  const reasons = OUTCOMES.flatMap(reasonsFor);
  return (
    <>
      <PickField
        name="outcome"
        kind="radio"
        label={t('outcome')}
        hint={t('outcomeHint')}
        state={state}
        value=""
        choices={[
          { value: '', label: t('notYet') },
          ...OUTCOMES.map((outcome) => ({ value: outcome, label: enums(`Outcome.${outcome}`) })),
        ]}
      />
      <PickField
        name="reason"
        kind="radio"
        label={t('reason')}
        hint={t('reasonHint')}
        state={state}
        value=""
        choices={[
          { value: '', label: t('noReason') },
          ...reasons.map((reason) => ({ value: reason, label: enums(`Reason.${reason}`) })),
        ]}
      />
      <div className={isKept(state, 'causeCode') ? undefined : 'when-credible'}>
        <SelectField
          name="causeCode"
          label={t('causeCode')}
          hint={t('causeCodeHint')}
          optional
          blank={t('notYet')}
          choices={CAUSE_CODES.map((cause) => ({ value: cause, label: enums(`CauseCode.${cause}`) }))}
          state={state}
        />
      </div>
    </>
  );
}

function SourcesPart({ state }: Shown) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  return (
    <>
      <p className="hint">{t('sourcesHint')}</p>
      {CONSULTED_SOURCES.map((source) => {
        const name = `sourcesConsulted.${source}`;
        const reason = `${name}.reason`;
        return (
          <FieldGroup key={source} name={name} label={enums(`ConsultedSource.${source}`)} state={state}>
            <div className="dt-source">
              <Picks name={name} values={CONSULTED_STATES} labels="ConsultedState" state={state} />
              <label htmlFor={reason} className="small quiet">
                {t('sourceReason')}
              </label>
              <input
                className="in"
                id={reason}
                name={reason}
                dir="auto"
                autoComplete="off"
                defaultValue={typed(state, reason)}
              />
            </div>
          </FieldGroup>
        );
      })}
    </>
  );
}

function StandardPart({ state, isMet }: Shown & { readonly isMet: boolean | null }) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  return (
    <>
      <p className="hint">{t('standardHint')}</p>
      {STANDARD_QUESTIONS.map((question) => {
        const name = `answers.${question}`;
        return (
          <FieldGroup key={question} name={name} label={enums(`StandardQuestion.${question}`)} state={state}>
            <Picks name={name} values={ANSWERS} labels="Answer" state={state} />
            <TextAreaField name={`${name}.note`} label={t('note')} rows={3} state={state} />
          </FieldGroup>
        );
      })}
      <p className="dt-standard" role="status">
        {t(isMet === null ? 'standard.open' : isMet ? 'standard.met' : 'standard.notMet')}
      </p>
    </>
  );
}

/** Radio buttons in a row under a group's own name. */
function Picks({
  name,
  values,
  labels,
  state,
}: Shown & {
  readonly name: string;
  readonly values: readonly string[];
  readonly labels: 'ConsultedState' | 'Answer';
}) {
  const enums = useTranslations('enums');
  const chosen = typed(state, name);
  return (
    <div className="opts-row">
      {values.map((value) => (
        <Pick
          key={value}
          kind="radio"
          name={name}
          value={value}
          chosen={chosen === value}
          label={enums(`${labels}.${value}`)}
        />
      ))}
    </div>
  );
}
