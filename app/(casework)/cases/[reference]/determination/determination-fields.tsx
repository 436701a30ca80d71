import { useLocale, useTranslations } from 'next-intl';
import { DuplicatePart, PlacePart, RequestPart, StrikesPart } from './further-parts';
import { isKept, type Shown } from './shown';
import { FieldGroup } from '@/components/forms/field';
import { NumbersField, Pick, PickField, TextAreaField, SelectField } from '@/components/forms/inputs';
import { typed } from '@/components/forms/typed';
import { NumberedSection } from '@/components/ui/section';
import { ANSWERS, STANDARD_QUESTIONS } from '@/lib/domain/assessment/determination';
import { CAUSE_CODES, OUTCOMES, reasonsFor } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES, CONSULTED_STATES } from '@/lib/domain/assessment/sources-consulted';
import { formatNumber } from '@/lib/i18n/format';

/** Every field of a determination. A problem's field is the id of what it is about. */
export function DeterminationFields({
  state,
  rfisSent,
  isMet,
}: Shown & { readonly rfisSent: number; readonly isMet: boolean | null }) {
  const t = useTranslations('determination');
  const locale = useLocale();
  return (
    <>
      <NumberedSection id="part-outcome" number={formatNumber(locale, 1)} title={t('parts.outcome')}>
        <OutcomePart state={state} />
        <DuplicatePart state={state} />
        <RequestPart state={state} rfisSent={rfisSent} />
        <PlacePart state={state} />
        <StrikesPart state={state} />
      </NumberedSection>
      <NumberedSection id="part-sources" number={formatNumber(locale, 2)} title={t('parts.sources')}>
        <SourcesPart state={state} />
      </NumberedSection>
      <NumberedSection id="part-standard" number={formatNumber(locale, 3)} title={t('parts.standard')}>
        <StandardPart state={state} isMet={isMet} />
      </NumberedSection>
      <NumberedSection id="part-harm" number={formatNumber(locale, 4)} title={t('parts.harm')}>
        <p className="hint">{t('harmHint')}</p>
        {(['killed', 'injured'] as const).map((figure) => (
          <NumbersField
            key={figure}
            name={figure}
            label={t(figure)}
            state={state}
            parts={(['min', 'best', 'max'] as const).map((part) => ({
              name: `${figure}.${part}`,
              label: t(part),
            }))}
          />
        ))}
      </NumberedSection>
      <NumberedSection id="part-contrary" number={formatNumber(locale, 5)} title={t('parts.contrary')}>
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
      </NumberedSection>
      <NumberedSection id="part-public" number={formatNumber(locale, 6)} title={t('parts.public')}>
        <TextAreaField
          name="publicText"
          label={t('publicText')}
          hint={t('publicTextHint')}
          rows={8}
          state={state}
        />
      </NumberedSection>
    </>
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
