'use server';

import { revalidatePath } from 'next/cache';
import { tellConflict } from '@/lib/actions/changes-in-words';
import { defineAction, type Done } from '@/lib/actions/define-action';
import { keepDraft, settleChoices, submitAsWritten } from '@/lib/actions/write-determination';
import { paths } from '@/lib/config/paths';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { saveMergedDraft, type MergedSave, type WrittenOn } from '@/lib/db/commands/save-merged-draft';
import { missingFromDetermination } from '@/lib/db/queries/get-determination';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import { refuse, success, type Outcome, type Problem } from '@/lib/domain/shared/outcome';
import { approval, determinationForm, returnToAuthor } from '@/lib/schemas/case-determination';
import { determinationTexts } from '@/lib/schemas/determination-texts';

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

/** Keeps a draft, or submits it for decision, by the button that was pressed. */
export const writeDeterminationAction = defineAction({
  schema: determinationForm,
  allowed: WRITERS,
  async run(actor, { target, intent, content: typed, problems, chosen }): Promise<Outcome<Done>> {
    const all =
      problems.length > 0 && intent === 'submit'
        ? [...problems, ...(await alsoMissing(actor, target.caseId, typed, problems))]
        : problems;
    const { content, again } = await settleChoices(actor, target, typed, chosen, all);
    if (again !== null) return again;
    if (all.length > 0) return refuse(...all);
    if (intent === 'submit') {
      const submitted = await submitAsWritten(actor, target, content);
      return submitted.ok ? success({ redirectTo: paths.case(submitted.value.reference) }) : submitted;
    }
    const saved = await keepDraft(actor, target, content);
    if (!saved.ok) return saved;
    return saved.value.taken.length === 0
      ? success({ redirectTo: paths.case(saved.value.reference) })
      : success({ values: standingNow(saved.value) });
  },
});

/**
 * Keeps what is being written, while it is written. Answers in the form's values: the version that now stands, when it was
 * kept, and the whole text where something of another's came in.
 */
export const autosaveDeterminationAction = defineAction({
  schema: determinationForm,
  allowed: WRITERS,
  async run(actor, { target, content, problems, chosen }): Promise<Outcome<Done>> {
    if (problems.length > 0) return refuse(...problems);
    // What is still to be chosen is no draft that anybody wrote.
    if (chosen.length > 0) return refuse({ code: 'changes.chooseOne' });
    const saved = await saveMergedDraft(actor, target, content, { onlyIfNew: true });
    if (!saved.ok)
      return saved.kind === 'REFUSAL' ? saved : { ok: false, kind: 'CONFLICT', by: saved.by, at: saved.at };
    const { version, taken } = saved.value;
    const kept = { expectedVersion: String(version), savedAt: new Date().toISOString() };
    return success({ values: taken.length === 0 ? kept : { ...standingNow(saved.value), ...kept } });
  },
});

/** A draft as it stands once another's text has come into it: its fields, and whose that was. */
function standingNow({ version, content, taken, by }: MergedSave): NonNullable<Done['values']> {
  return {
    ...determinationTexts(content),
    expectedVersion: String(version),
    mergedBy: by,
    mergedFields: taken,
  };
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
