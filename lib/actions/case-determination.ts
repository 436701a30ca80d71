'use server';

import { revalidatePath } from 'next/cache';
import { tellConflict } from '@/lib/actions/changes-in-words';
import { defineAction, type Done } from '@/lib/actions/define-action';
import { typedFields } from '@/lib/actions/read-form';
import {
  keepByItself,
  keepDraft,
  settleChoices,
  standingNow,
  submitAsWritten,
} from '@/lib/actions/write-draft';
import { WRITTEN_DETERMINATION } from '@/lib/actions/written-drafts';
import { paths } from '@/lib/config/paths';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import type { WrittenOn } from '@/lib/db/commands/keep-merged';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { missingFromDetermination } from '@/lib/db/queries/get-determination';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import { refuse, success, type Outcome, type Problem } from '@/lib/domain/shared/outcome';
import { approval, determinationForm, returnToAuthor } from '@/lib/schemas/case-determination';

const WRITERS = ['ANALYST', 'SUPERVISOR'] as const;

/** Back to the case. After a conflict the page is read anew, so that a second try starts from what stands now. */
async function backToCase(
  actor: StaffActor,
  target: WrittenOn,
  outcome: Promise<Outcome<Acted>>,
): Promise<Outcome<Done>> {
  const acted = await tellConflict(actor, target, await outcome);
  if (acted.ok) return success({ redirectTo: paths.case(acted.value.reference) });
  if (acted.kind === 'CONFLICT') revalidatePath('/(casework)/cases/[reference]', 'layout');
  return acted;
}

/** Keeps a draft, submits it for decision, or only brings one more row for a finding, by the button that was pressed. */
export const writeDeterminationAction = defineAction({
  schema: determinationForm,
  allowed: WRITERS,
  async run(actor, { intent, ...sent }, form): Promise<Outcome<Done>> {
    if (intent === 'moreFindings') return success({ values: withOneMoreRow(form) });
    const { target, content: typed } = sent;
    const problems =
      sent.problems.length > 0 && intent === 'submit'
        ? [...sent.problems, ...(await alsoMissing(actor, target.caseId, typed, sent.problems))]
        : sent.problems;
    const { content, again } = await settleChoices(WRITTEN_DETERMINATION, actor, { ...sent, problems });
    if (again !== null) return again;
    if (problems.length > 0) return refuse(...problems);
    const written = [actor, target, content] as const;
    const outcome =
      intent === 'submit'
        ? await submitAsWritten(WRITTEN_DETERMINATION, submitDetermination, ...written)
        : await keepDraft(WRITTEN_DETERMINATION, ...written);
    if (!outcome.ok) return outcome;
    return 'taken' in outcome.value && outcome.value.taken.length > 0
      ? success({ values: standingNow(WRITTEN_DETERMINATION, outcome.value) })
      : success({ redirectTo: paths.case(outcome.value.reference) });
  },
});

/** Keeps what is being written in a determination, while it is written. */
export const autosaveDeterminationAction = defineAction({
  schema: determinationForm,
  allowed: WRITERS,
  run: (actor, sent) => keepByItself(WRITTEN_DETERMINATION, actor, sent),
});

/** What was typed, as it is, and one row more than there was; for browsers without scripts, which bring it themselves. */
function withOneMoreRow(form: FormData): NonNullable<Done['values']> {
  const { shown } = typedFields(form, []);
  return { ...shown, findingRows: String(Number(form.get('findingRows')) + 1 || 1) };
}

/** What is missing besides fields that could not be read: those already have their problem. */
async function alsoMissing(
  actor: StaffActor,
  caseId: string,
  content: DeterminationContent,
  unreadable: readonly Problem[],
): Promise<readonly Problem[]> {
  const missing = await missingFromDetermination(actor, caseId, content);
  return missing.filter(
    ({ field }) =>
      field === undefined ||
      !unreadable.some((problem) => problem.field === field || problem.field?.startsWith(`${field}.`)),
  );
}

/** A supervisor approves exactly what was shown. */
export const approveDeterminationAction = defineAction({
  schema: approval,
  allowed: WRITERS,
  run: (actor, { caseId, expectedVersion, approvalRemarks, ...given }) => {
    const target = { caseId, expectedVersion };
    const approved = approveDetermination(actor, target, { ...given, remarks: approvalRemarks });
    return backToCase(actor, target, approved);
  },
});

/** A supervisor returns what was shown to its author. */
export const returnDeterminationAction = defineAction({
  schema: returnToAuthor,
  allowed: WRITERS,
  run: (actor, { caseId, expectedVersion, ...given }) => {
    const target = { caseId, expectedVersion };
    return backToCase(actor, target, returnDetermination(actor, target, given));
  },
});
