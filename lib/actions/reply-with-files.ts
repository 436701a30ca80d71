import 'server-only';
import { replySchema, type Submitter } from '@/lib/actions/own-report-forms';
import { keep, openKept, type ReplyAnswer } from '@/lib/actions/report-draft';
import { env } from '@/lib/config/env';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import type { Problem } from '@/lib/domain/shared/outcome';
import { newDraftToken } from '@/lib/storage/drafts';
import type { SentForm, StagedFile } from '@/lib/storage/multipart';

/**
 * Answers a question with the words and files of one form. They belong together: where the words can't be taken, or one of
 * the files could not, nothing is received, and all of it is kept for the page to show again. Answers the public name of
 * what became of it, and the question.
 */
export async function replyWithFiles(
  actor: Submitter,
  caseId: string,
  sent: SentForm,
): Promise<{ readonly answer: string; readonly rfiId: string }> {
  const text = (name: string): string => sent.fields.get(name)?.[0] ?? '';
  const before = await openKept(text('draft'));
  const earlier =
    before?.kept.stage === 'REPLYING' && before.kept.rfiId === text('rfiId') ? before.kept : null;
  const removed = sent.fields.get('removeFile') ?? [];
  const all = distinct([...(earlier?.files ?? []), ...sent.files]).filter(
    ({ sha256 }) => !removed.includes(sha256),
  );
  const files = all.slice(0, env().evidenceMaxFiles);
  const refused = [
    ...sent.refused,
    ...all.slice(files.length).map(({ fileName }) => ({ fileName, reason: 'TOO_MANY' as const })),
  ];
  const given: ReplyAnswer = {
    stage: 'REPLYING',
    rfiId: text('rfiId'),
    reply: text('reply'),
    files,
    refused,
    problems: [],
  };
  const token = earlier === null || before === null ? newDraftToken() : before.token;
  const answered = async (kept: ReplyAnswer) => ({ answer: await keep(token, kept), rfiId: kept.rfiId });

  const read = replySchema.safeParse({ rfiId: given.rfiId, reply: given.reply });
  if (!read.success || refused.length > 0) {
    const problems = read.success ? [] : read.error.issues.map(asProblem);
    return answered({ ...given, problems });
  }
  const outcome = await replyToRfi(actor, caseId, { ...read.data, files });
  if (outcome.ok) return answered({ ...given, stage: 'REPLIED', reply: '', files: [] });
  return answered({
    ...given,
    problems: outcome.kind === 'REFUSAL' ? outcome.problems : [{ code: 'allegation.tryAgain' }],
  });
}

/** The same bytes twice are one file. */
function distinct(files: readonly StagedFile[]): readonly StagedFile[] {
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

function asProblem({ message, path, ...issue }: { message: string; path: readonly PropertyKey[] }): Problem {
  const most =
    'maximum' in issue && typeof issue.maximum === 'number' ? { params: { most: issue.maximum } } : {};
  return { code: message, field: path.join('.'), ...most };
}
