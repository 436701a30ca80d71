import { getLocale, getTranslations } from 'next-intl/server';
import type { RecordChoices } from './step-form';
import { STEP_FIELDS, type ChoiceSource } from './step-fields';
import type { Choice } from '@/components/forms/inputs';
import type { CaseStep, ProposalToAnswer } from '@/lib/db/queries/get-case-step';
import { findStaff, findUnits } from '@/lib/db/queries/staff-directory';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { StepAction } from '@/lib/domain/case/step-slugs';
import { formatDate } from '@/lib/i18n/format';

/** Which pending proposal a step answers. */
const ANSWERS: Readonly<Partial<Record<StepAction, string>>> = {
  AGREE_CREDIBILITY_ASSESSMENT: 'RECOMMENDATION',
  RETURN_RECOMMENDATION: 'RECOMMENDATION',
  COUNTERSIGN_SCREENING_OUT: 'SCREENING_OUT',
  REFUSE_SCREENING_OUT: 'SCREENING_OUT',
  GRANT_REOPENING: 'REOPENING',
  REFUSE_REOPENING: 'REOPENING',
  APPROVE_CORRECTION: 'CORRECTION',
  REFUSE_CORRECTION: 'CORRECTION',
  ISSUE_RETURN_CODE: 'RETURN_CODE',
  REFUSE_RETURN_CODE: 'RETURN_CODE',
};

/** The proposal that this step agrees to or refuses; null where it answers none. */
export function proposalAnswered(action: StepAction, { proposals }: CaseStep): ProposalToAnswer | null {
  return proposals.find(({ kind }) => kind === ANSWERS[action]) ?? null;
}

/** Steps of the investigation that is open. */
const OF_INVESTIGATION: readonly StepAction[] = [
  'EXTEND_INVESTIGATION',
  'RECORD_INTERVIEW',
  'RECORD_SITE_VISIT',
  'CONCLUDE_INVESTIGATION',
];

/** What the form carries unseen: the case, its version, and exactly what is being answered or ended. */
export function hiddenFor(action: StepAction, found: CaseStep): Readonly<Record<string, string | number>> {
  const { state } = found;
  const proposal = proposalAnswered(action, found);
  return {
    caseId: state.id,
    expectedVersion: state.version,
    ...(proposal ? { proposalId: proposal.id } : {}),
    ...(OF_INVESTIGATION.includes(action) && state.investigation
      ? { investigationId: state.investigation.id }
      : {}),
    ...(action === 'WITHDRAW_DETERMINATION' && state.determination
      ? { determinationId: state.determination.id }
      : {}),
  };
}

/** The choices of each field that names a record. */
export async function choicesFor(
  action: StepAction,
  actor: StaffActor,
  found: CaseStep,
): Promise<RecordChoices> {
  const entries = STEP_FIELDS[action].map(async (field) =>
    field.kind === 'RECORD'
      ? ([field.name, await choicesFrom(field.from, action, actor, found)] as const)
      : null,
  );
  return Object.fromEntries((await Promise.all(entries)).filter((entry) => entry !== null));
}

/** The list from which something must be chosen and that holds nothing; null where there is a choice. */
export function nothingToChoose(action: StepAction, choices: RecordChoices): ChoiceSource | null {
  const empty = STEP_FIELDS[action].flatMap((field) =>
    field.kind === 'RECORD' && !field.optional && choices[field.name]?.length === 0 ? [field.from] : [],
  );
  return empty[0] ?? null;
}

async function choicesFrom(
  source: ChoiceSource,
  action: StepAction,
  actor: StaffActor,
  found: CaseStep,
): Promise<readonly Choice[]> {
  if (source === 'units') return (await findUnits(actor)).map(({ id, name }) => ({ value: id, label: name }));
  if (source === 'staff' || source === 'colleagues') {
    const [roles, common] = await Promise.all([
      getTranslations('enums.ActorKind'),
      getTranslations('common'),
    ]);
    const onlySelf = action === 'RECUSE' && actor.kind !== 'SUPERVISOR';
    const people = (await findStaff(actor)).filter(({ id }) =>
      source === 'colleagues' ? id !== actor.userId : !onlySelf || id === actor.userId,
    );
    if (action === 'ADD_NOTE')
      return people.map(({ id, name, role }) => ({ value: id, label: name, hint: roles(role) }));
    return people.map(({ id, name, role }) => ({
      value: id,
      label: `${name}${common('comma')}${roles(role)}`,
    }));
  }
  if (source === 'evidence' || source === 'heldEvidence')
    return (source === 'evidence' ? found.evidence : found.heldEvidence).map(({ id, name }) => ({
      value: id,
      label: <bdi>{name}</bdi>,
    }));
  const locale = await getLocale();
  if (source === 'openAccessRequests')
    return found.accessRequests.map(({ id, receivedOn, askedFor }) => ({
      value: id,
      label: (
        <>
          {formatDate(locale, receivedOn)}: <bdi>{askedFor}</bdi>
        </>
      ),
    }));
  const wanted = found.requests.filter((request) =>
    source === 'openRequests'
      ? request.reply === null && !request.isWithdrawn
      : request.reply !== null && !request.isRead,
  );
  return wanted.map((request) => ({
    value: request.id,
    label: (
      <>
        {formatDate(locale, request.sentAt)}: <bdi>{request.question}</bdi>
      </>
    ),
    hint: request.reply === null ? undefined : <span dir="auto">{request.reply}</span>,
  }));
}
