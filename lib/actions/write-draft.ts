import 'server-only';
import { shownOf } from '@/lib/actions/changes-in-words';
import type { Done } from '@/lib/actions/define-action';
import type { Acted, CaseTarget } from '@/lib/db/commands/act-on-case';
import {
  keepMerged,
  type ConflictOnDraft,
  type MergedSave,
  type SharedDraft,
  type WrittenOn,
} from '@/lib/db/commands/keep-merged';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { PartDifference, Parts } from '@/lib/domain/shared/merge-parts';
import { refuse, success, type Conflict, type Outcome, type Problem } from '@/lib/domain/shared/outcome';
import type { ChosenPart } from '@/lib/schemas/chosen-parts';

/** A draft as a form of a page writes it: its parts, and the texts of its fields. */
export type WrittenDraft<T> = SharedDraft<T> & {
  readonly parts: (content: T) => Parts;
  readonly differences: (before: T, after: T) => readonly PartDifference[];
  readonly withPartsOf: (content: T, other: T, fields: readonly string[]) => T;
  readonly texts: (content: T) => Readonly<Record<string, string | readonly string[]>>;
};

/** What a form says of a draft: its text, what of it could not be read, and what was chosen between two texts. */
type Sent<T> = {
  readonly target: WrittenOn;
  readonly content: T;
  readonly problems: readonly Problem[];
  readonly chosen: readonly ChosenPart[];
};

/**
 * Keeps what is being written, while it is written. Answers in the form's values: the version that now stands, when it was
 * kept, and the whole text where something of another's came in.
 */
export async function keepByItself<T>(
  draft: WrittenDraft<T>,
  actor: StaffActor,
  { target, content, problems, chosen }: Sent<T>,
): Promise<Outcome<Done>> {
  if (problems.length > 0) return refuse(...problems);
  // What is still to be chosen is no draft that anybody wrote.
  if (chosen.length > 0) return refuse({ code: 'changes.chooseOne' });
  const saved = await keepMerged(draft, actor, target, content, { onlyIfNew: true });
  if (!saved.ok)
    return saved.kind === 'REFUSAL' ? saved : { ok: false, kind: 'CONFLICT', by: saved.by, at: saved.at };
  const { version, taken } = saved.value;
  const kept = { expectedVersion: String(version), savedAt: new Date().toISOString() };
  return success({ values: taken.length === 0 ? kept : { ...standingNow(draft, saved.value), ...kept } });
}

/** A draft as it stands once another's text has come into it: its fields, and whose that was. */
export function standingNow<T>(
  draft: WrittenDraft<T>,
  { version, content, taken, by }: MergedSave<T>,
): NonNullable<Done['values']> {
  return {
    ...draft.texts(content),
    expectedVersion: String(version),
    mergedBy: by,
    mergedFields: taken,
  };
}

/** What is to be kept once the writer has chosen between two texts; where nothing was chosen, the two again. */
export async function settleChoices<T>(
  draft: WrittenDraft<T>,
  actor: StaffActor,
  { target, content, chosen, problems }: Sent<T>,
): Promise<{ readonly content: T; readonly again: Conflict | null }> {
  if (chosen.length === 0) return { content, again: null };
  const since = await draft.changesSince(actor, target.caseId, target.expectedVersion);
  if (since === null) return { content, again: null };
  const open = chosen.filter(({ keep }) => keep === null);
  if (open.length + problems.length > 0) {
    const [mine, theirs] = [draft.parts(content), draft.parts(since.then)];
    const choices = chosen.map(({ field }) => ({
      field,
      mine: mine.get(field) ?? null,
      theirs: theirs.get(field) ?? null,
    }));
    const unchosen = open.map(({ field }) => ({ code: 'changes.chooseOne', field: `keep.${field}` }));
    return {
      content,
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
  return { content: draft.withPartsOf(content, since.then, fromTheirs), again: null };
}

/** Keeps a draft together with what others wrote meanwhile; where two wrote on the same part, shows both. */
export async function keepDraft<T>(draft: WrittenDraft<T>, actor: StaffActor, target: WrittenOn, content: T) {
  const saved = await keepMerged(draft, actor, target, content);
  return saved.ok || saved.kind === 'REFUSAL' ? saved : answerConflict(draft, saved);
}

async function answerConflict<T>(
  draft: WrittenDraft<T>,
  { conflicts, merged, since, by, at }: Omit<ConflictOnDraft<T>, 'ok' | 'kind'>,
): Promise<Conflict> {
  const shown = await shownOf(since, draft.differences(since.then, since.now), conflicts);
  // Nobody else wrote on the same part: the case has gone on, and the two texts of the whole are what matters.
  return conflicts.length === 0
    ? { ok: false, kind: 'CONFLICT', by, at, shown }
    : {
        ok: false,
        kind: 'CONFLICT',
        by,
        at,
        shown: { ...shown, differences: [] },
        values: draft.texts(merged),
      };
}

/** As many times as others may come between before the writer is told to send it again. */
const ROUNDS = 5;

/**
 * Puts forward what was written. Where the case has changed meanwhile and not this draft, that is no hindrance; what others
 * wrote in it comes into the form to be read first, and is never put forward unread.
 */
export async function submitAsWritten<T>(
  draft: WrittenDraft<T>,
  submit: (actor: StaffActor, target: CaseTarget, content: T) => Promise<Outcome<Acted>>,
  actor: StaffActor,
  target: WrittenOn,
  content: T,
): Promise<Outcome<Acted>> {
  let { expectedVersion } = target;
  let told: Conflict | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const submitted = await submit(actor, { ...target, expectedVersion }, content);
    if (submitted.ok) return submitted;
    if (submitted.kind === 'REFUSAL') return told !== null && isGone(submitted.problems) ? told : submitted;
    const since = await draft.changesSince(actor, target.caseId, target.expectedVersion);
    if (since === null) return submitted;
    const { merged, conflicts, taken } = draft.merge(since.then, content, since.now);
    const { by, at } = submitted;
    if (conflicts.length > 0) return answerConflict(draft, { by, at, conflicts, merged, since });
    const differences = draft.differences(since.then, since.now);
    told = { ok: false, kind: 'CONFLICT', by, at, shown: await shownOf(since, differences) };
    if (taken.length > 0) return { ...told, values: draft.texts(merged) };
    expectedVersion = since.version;
  }
  return told ?? submit(actor, target, content);
}

/** Whether what stands in the way is the case itself, not a field. */
const isGone = (problems: readonly Problem[]): boolean => problems.some(({ field }) => field === undefined);
