'use server';

import { revalidatePath } from 'next/cache';
import { defineAction, type Done } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { missingFromDetermination } from '@/lib/db/queries/get-determination';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import { refuse, success, type Outcome, type Problem } from '@/lib/domain/shared/outcome';
import { approval, determinationForm, returnToAuthor } from '@/lib/schemas/case-determination';

/** Back to the case. After a conflict the page is read anew, so that a second try starts from what stands now. */
async function backToCase(outcome: Promise<Outcome<Acted>>): Promise<Outcome<Done>> {
  const acted = await outcome;
  if (acted.ok) return success({ redirectTo: paths.case(acted.value.reference) });
  if (acted.kind === 'CONFLICT') revalidatePath('/(casework)/cases/[reference]', 'layout');
  return acted;
}

/** Keeps a draft, or submits it for decision, by the button that was pressed. */
export const writeDeterminationAction = defineAction({
  schema: determinationForm,
  allowed: ['ANALYST', 'SUPERVISOR'],
  async run(actor, { target, intent, content, problems }): Promise<Outcome<Done>> {
    if (problems.length > 0) {
      return refuse(
        ...problems,
        ...(intent === 'submit' ? await alsoMissing(actor, target.caseId, content, problems) : []),
      );
    }
    return backToCase(
      intent === 'submit'
        ? submitDetermination(actor, target, content)
        : saveDeterminationDraft(actor, target, content),
    );
  },
});

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
  allowed: ['ANALYST', 'SUPERVISOR'],
  run: (actor, { caseId, expectedVersion, approvalRemarks, ...given }) =>
    backToCase(
      approveDetermination(actor, { caseId, expectedVersion }, { ...given, remarks: approvalRemarks }),
    ),
});

/** A supervisor returns what was shown to its author. */
export const returnDeterminationAction = defineAction({
  schema: returnToAuthor,
  allowed: ['ANALYST', 'SUPERVISOR'],
  run: (actor, { caseId, expectedVersion, ...given }) =>
    backToCase(returnDetermination(actor, { caseId, expectedVersion }, given)),
});
