import 'server-only';
import { shownOf } from '@/lib/actions/changes-in-words';
import { saveMergedDraft, type ConflictOnDraft, type WrittenOn } from '@/lib/db/commands/save-merged-draft';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { getChangesSince } from '@/lib/db/queries/determination-versions';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { draftFields } from '@/lib/domain/assessment/draft-fields';
import { mergeDrafts, withFieldsOf } from '@/lib/domain/assessment/merge-drafts';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { Conflict, Outcome, Problem } from '@/lib/domain/shared/outcome';
import type { ChosenPart } from '@/lib/schemas/case-determination';
import { determinationTexts } from '@/lib/schemas/determination-texts';

/** What is to be kept once the writer has chosen between two texts; where nothing was chosen, the two again. */
export async function settleChoices(
  actor: StaffActor,
  target: WrittenOn,
  given: DeterminationContent,
  chosen: readonly ChosenPart[],
  problems: readonly Problem[],
): Promise<{ readonly content: DeterminationContent; readonly again: Conflict | null }> {
  if (chosen.length === 0) return { content: given, again: null };
  const since = await getChangesSince(actor, target.caseId, target.expectedVersion);
  if (since === null) return { content: given, again: null };
  const open = chosen.filter(({ keep }) => keep === null);
  if (open.length + problems.length > 0) {
    const [mine, theirs] = [draftFields(given), draftFields(since.then)];
    const choices = chosen.map(({ field }) => ({
      field,
      mine: mine.get(field) ?? null,
      theirs: theirs.get(field) ?? null,
    }));
    const unchosen = open.map(({ field }) => ({ code: 'changes.chooseOne', field: `keep.${field}` }));
    return {
      content: given,
      again: {
        ok: false,
        kind: 'CONFLICT',
        ...since.lastChange,
        problems: [...unchosen, ...problems],
        shown: { version: target.expectedVersion, since: [], differences: [], choices },
      },
    };
  }
  const fromTheirs = chosen.filter(({ keep }) => keep === 'theirs').map(({ field }) => field);
  return { content: withFieldsOf(given, since.then, fromTheirs), again: null };
}

/** Keeps a draft together with what others wrote meanwhile; where two wrote on the same part, shows both. */
export async function keepDraft(actor: StaffActor, target: WrittenOn, content: DeterminationContent) {
  const saved = await saveMergedDraft(actor, target, content);
  return saved.ok || saved.kind === 'REFUSAL' ? saved : answerConflict(saved);
}

async function answerConflict({ conflicts, merged, since, by, at }: ConflictOnDraft): Promise<Conflict> {
  const shown = await shownOf(since, conflicts);
  // Nobody else wrote on the same part: the case has gone on, and the two texts of the whole are what matters.
  return conflicts.length === 0
    ? { ok: false, kind: 'CONFLICT', by, at, shown }
    : {
        ok: false,
        kind: 'CONFLICT',
        by,
        at,
        shown: { ...shown, differences: [] },
        values: determinationTexts(merged),
      };
}

/** As many times as others may come between before the writer is told to send it again. */
const ROUNDS = 5;

/**
 * Submits what was written. Where the case has changed meanwhile and not its determination, that is no hindrance; what
 * others wrote in it comes into the form to be read first, and is never submitted unread.
 */
export async function submitAsWritten(
  actor: StaffActor,
  target: WrittenOn,
  content: DeterminationContent,
): Promise<Outcome<Acted>> {
  let { expectedVersion } = target;
  let told: Conflict | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const submitted = await submitDetermination(actor, { ...target, expectedVersion }, content);
    if (submitted.ok) return submitted;
    if (submitted.kind === 'REFUSAL') return told !== null && isGone(submitted.problems) ? told : submitted;
    const since = await getChangesSince(actor, target.caseId, target.expectedVersion);
    if (since === null) return submitted;
    const { merged, conflicts, taken } = mergeDrafts(since.then, content, since.now);
    const { by, at } = submitted;
    if (conflicts.length > 0) return answerConflict({ ...submitted, conflicts, merged, since });
    told = { ok: false, kind: 'CONFLICT', by, at, shown: await shownOf(since) };
    if (taken.length > 0) return { ...told, values: determinationTexts(merged) };
    expectedVersion = since.version;
  }
  return told ?? submitDetermination(actor, target, content);
}

/** Whether what stands in the way is the case itself, not a field. */
const isGone = (problems: readonly Problem[]): boolean => problems.some(({ field }) => field === undefined);
