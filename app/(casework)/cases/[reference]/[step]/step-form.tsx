'use client';

import { useTranslations } from 'next-intl';
import { Fragment, useActionState, type ReactNode } from 'react';
import type { StepField } from './step-fields';
import { ChangedSince } from '@/components/case/changed-since';
import { ErrorSummary } from '@/components/forms/error-summary';
import {
  Hidden,
  PickField,
  SelectField,
  TextAreaField,
  TextField,
  type Choice,
} from '@/components/forms/inputs';
import { MentionSuggestions } from '@/components/forms/mention-suggestions';
import { SubmitButton } from '@/components/forms/submit-button';
import { Facts } from '@/components/ui/text';
import * as beside from '@/lib/actions/beside-the-case';
import * as investigation from '@/lib/actions/investigation';
import * as actions from '@/lib/actions/case-steps';
import * as requests from '@/lib/actions/requests';
import type { FormAction } from '@/lib/actions/define-action';
import { interviewedPerson } from '@/lib/domain/case/investigation';
import type { StepAction } from '@/lib/domain/case/step-slugs';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** Where each step's form is sent. Evidence goes its own way, since files stream. */
const SEND_TO: Readonly<Record<Exclude<StepAction, 'ATTACH_EVIDENCE'>, FormAction>> = {
  ACCEPT_CASE: actions.acceptCaseAction,
  ASSIGN_CASE: actions.assignCaseAction,
  TAKE_CASE: actions.takeCaseAction,
  HAND_OVER_CASE: actions.handOverCaseAction,
  ADD_NOTE: actions.addNoteAction,
  AGREE_CREDIBILITY_ASSESSMENT: actions.agreeCredibilityAssessmentAction,
  RETURN_RECOMMENDATION: actions.returnRecommendationAction,
  DIRECT_INVESTIGATION: actions.directInvestigationAction,
  EXTEND_INVESTIGATION: investigation.extendInvestigationAction,
  RECORD_INTERVIEW: investigation.recordInterviewAction,
  RECORD_SITE_VISIT: investigation.recordSiteVisitAction,
  CONCLUDE_INVESTIGATION: investigation.concludeInvestigationAction,
  WITHDRAW_DETERMINATION: actions.withdrawDeterminationAction,
  PROPOSE_SCREENING_OUT: actions.proposeScreeningOutAction,
  COUNTERSIGN_SCREENING_OUT: actions.countersignScreeningOutAction,
  REFUSE_SCREENING_OUT: actions.refuseScreeningOutAction,
  REQUEST_REOPENING: actions.requestReopeningAction,
  PROPOSE_REOPENING: actions.proposeReopeningAction,
  GRANT_REOPENING: actions.grantReopeningAction,
  REFUSE_REOPENING: actions.refuseReopeningAction,
  APPROVE_CORRECTION: actions.approveCorrectionAction,
  REFUSE_CORRECTION: actions.refuseCorrectionAction,
  SEND_RFI: actions.sendRfiAction,
  REMIND_RFI: requests.remindRfiAction,
  WITHDRAW_RFI: requests.withdrawRfiAction,
  REPLY_TO_RFI: actions.replyToRfiAction,
  MARK_REPLY_READ: actions.markReplyReadAction,
  RELEASE_EVIDENCE: actions.releaseEvidenceAction,
  ADD_INFORMATION: actions.addInformationAction,
  NAME_IMPLICATED_UNIT: actions.nameImplicatedUnitAction,
  RECUSE: actions.recuseAction,
  RECORD_RESPONSE: beside.recordResponseAction,
  WITHDRAW_CONSENT: beside.withdrawConsentAction,
  RECORD_ACCESS_REQUEST: beside.recordAccessRequestAction,
  ANSWER_ACCESS_REQUEST: beside.answerAccessRequestAction,
  PROPOSE_RETURN_CODE: beside.proposeReturnCodeAction,
  ISSUE_RETURN_CODE: beside.issueReturnCodeAction,
  REFUSE_RETURN_CODE: beside.refuseReturnCodeAction,
  READ_SOURCE_IDENTITY: actions.readSourceIdentityAction,
};

/** Steps that refuse or give something up are set apart by their button. */
const STOPS: readonly StepAction[] = [
  'RETURN_RECOMMENDATION',
  'WITHDRAW_DETERMINATION',
  'COUNTERSIGN_SCREENING_OUT',
  'REFUSE_SCREENING_OUT',
  'REFUSE_REOPENING',
  'REFUSE_CORRECTION',
  'REFUSE_RETURN_CODE',
  'RECUSE',
  'WITHDRAW_CONSENT',
  'WITHDRAW_RFI',
];

export type RecordChoices = Readonly<Record<string, readonly Choice[]>>;

/** The form of one step of a case. `hidden` names what is acted on, as it was when the page was made. */
export function StepForm({
  action,
  fields,
  choices,
  hidden,
  written = null,
  instead = null,
}: {
  readonly action: Exclude<StepAction, 'ATTACH_EVIDENCE'>;
  readonly fields: readonly StepField[];
  readonly choices: RecordChoices;
  readonly hidden: Readonly<Record<string, string | number>>;
  /** What was written on this form before its sender was signed out; null where nothing was. */
  readonly written?: Readonly<Record<string, string | readonly string[]>> | null;
  /** What stands in the form's place where this step cannot be taken; null where it can. */
  readonly instead?: ReactNode | null;
}) {
  const t = useTranslations('caseActions');
  const names = useTranslations('enums.Action');
  const [state, send] = useActionState(
    SEND_TO[action],
    written === null ? null : { values: written, problems: [] },
  );
  if (instead !== null) return <Instead fields={fields} state={state} instead={instead} />;
  // The submitter's fields have names; whoever was interviewed has the number that the case shows.
  const identityName = (name: string): string => {
    const person = interviewedPerson(name.slice('identity.'.length));
    return person === null ? t(name) : t('identity.interviewed', { number: person });
  };
  const identity = Object.entries(state?.values ?? {}).filter(([name]) => name.startsWith('identity.'));
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} />
      <ChangedSince state={state} />
      {identity.length > 0 && (
        <Facts
          items={identity.map(([name, value]) => ({ term: identityName(name), value: <bdi>{value}</bdi> }))}
        />
      )}
      {Object.entries({ ...hidden, expectedVersion: versionMeant(hidden, state) }).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      {fields.map((field) => {
        const control = <StepControl field={field} choices={choices[field.name] ?? []} state={state} />;
        if (action !== 'ADD_NOTE' || field.name !== 'note')
          return <Fragment key={field.name}>{control}</Fragment>;
        const people = (choices['mentioned'] ?? []).map(({ value, label }) => ({
          value,
          label: String(label),
        }));
        return (
          <MentionSuggestions key={field.name} text="note" boxes="mentioned" people={people}>
            {control}
          </MentionSuggestions>
        );
      })}
      <div className="btn-row form-end">
        <SubmitButton working={t('working')} look={STOPS.includes(action) ? 'stop' : 'go'}>
          {names(action)}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Where the step cannot be taken any more since the form was opened: what happened, and what was typed, to be copied. */
function Instead({
  fields,
  state,
  instead,
}: {
  readonly fields: readonly StepField[];
  readonly state: ActionState;
  readonly instead: ReactNode;
}) {
  const t = useTranslations('caseActions');
  if (state?.conflict === undefined) return instead;
  const texts = fields.flatMap(({ name, kind, label }) => {
    const value = state.values[name];
    return (kind === 'TEXT' || kind === 'LINE') && typeof value === 'string' && value !== ''
      ? [{ term: t(`fields.${label ?? name}`), value: <bdi className="as-written">{value}</bdi> }]
      : [];
  });
  return (
    <>
      <ErrorSummary state={state} />
      <ChangedSince state={state} />
      {texts.length > 0 && <Facts items={texts} />}
      {instead}
    </>
  );
}

/** The version that is meant: the page's, or the later one that its reader was told of. */
function versionMeant(hidden: Readonly<Record<string, string | number>>, state: ActionState): number {
  return Math.max(Number(hidden['expectedVersion']), state?.conflict?.version ?? 0);
}

function StepControl({
  field,
  choices,
  state,
}: {
  readonly field: StepField;
  readonly choices: readonly Choice[];
  readonly state: ActionState;
}) {
  const t = useTranslations('caseActions');
  const tEnums = useTranslations('enums');
  const hint = t.has(`hints.${field.name}`) ? t(`hints.${field.name}`) : undefined;
  const common = {
    name: field.name,
    label: t(`fields.${field.label ?? field.name}`),
    optional: field.optional ?? false,
    state,
    ...(hint === undefined ? {} : { hint }),
  };
  switch (field.kind) {
    case 'TEXT':
      return <TextAreaField {...common} rows={6} />;
    case 'LINE':
      return <TextField {...common} />;
    case 'DAY':
      return <TextField {...common} type="date" width={20} dir="ltr" />;
    case 'ENUM':
      return (
        <PickField
          {...common}
          kind={field.several ? 'checkbox' : 'radio'}
          choices={field.values.map((value) => ({ value, label: tEnums(`${field.enumName}.${value}`) }))}
        />
      );
    case 'TICK':
      return (
        <PickField
          {...common}
          kind="checkbox"
          choices={[{ value: 'yes', label: t(`fields.${field.name}Yes`) }]}
        />
      );
    case 'RECORD':
      if (field.several && choices.length === 0) return null;
      if (field.several) return <PickField {...common} kind="checkbox" choices={choices} />;
      if (field.from === 'staff' || field.from === 'colleagues' || field.from === 'units') {
        const named = choices.map(({ value, label }) => ({ value, label: String(label) }));
        return <SelectField {...common} blank={t('chooseOne')} choices={named} />;
      }
      // The only one there is needs no choosing.
      return (
        <PickField
          {...common}
          kind="radio"
          choices={choices}
          value={choices.length === 1 ? choices.map(({ value }) => value) : []}
        />
      );
  }
}
