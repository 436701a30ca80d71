import 'server-only';
import { digestOf } from '@/lib/auth/digest';
import { normaliseReturnCode, returnCodeOf } from '@/lib/auth/return-code';
import { keep, newReportDraft, openKept, type ReportDraft } from '@/lib/actions/report-draft';
import { env } from '@/lib/config/env';
import { paths, type ReportStep } from '@/lib/config/paths';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { userIdOf, type PublicActor, type ReporterActor } from '@/lib/domain/case/actor';
import type { Problem } from '@/lib/domain/shared/outcome';
import { isLocale, LANGUAGE_BUTTON, type Locale } from '@/lib/i18n/locales';
import { readAllegationForm } from '@/lib/schemas/allegation-form';
import { draftStore, evidenceStore } from '@/lib/storage/evidence';
import type { RefusedFile, SentForm, StagedFile } from '@/lib/storage/multipart';

/** Who reports: somebody without an account, or a member of an organisation. */
export type Reporting = PublicActor | ReporterActor;

/** Where the browser goes next; `draft` is the public name of what was kept. */
export type NextStep =
  | { readonly step: 'FORM' | 'FILES' | 'REVIEW' | 'RECEIVED'; readonly draft: string }
  /** The same form, in another language. */
  | { readonly step: 'LANGUAGE'; readonly draft: string; readonly locale: Locale };

/** Names of the form that are not the allegation's own. */
const OF_THE_FORM = ['draft', 'go', 'removeFile'];

/**
 * Keeps what was typed and the files that arrived, and says where to go: on to the review when all is well, back to the
 * form when something is missing. Nothing that arrived is lost either way. `actor` null: somebody who was signed out while
 * writing.
 */
export async function saveReport(actor: Reporting | null, sent: SentForm): Promise<NextStep> {
  const one = (name: string): string => sent.fields.get(name)?.[0] ?? '';
  const before = await openKept(one('draft'));
  const begun = before?.kept.stage === 'WRITING' ? { token: before.token, draft: before.kept } : null;
  const { token, draft } = begun ?? newReportDraft(actor === null ? '' : userIdOf(actor));
  const { files, refused } = mergeFiles(draft.files, sent);
  const locale = localeAsked(one('go'));
  const uploadOnly = one('go') === 'files' || locale !== null;
  // Someone who went back after sending must not send the same again without knowing.
  const again: readonly Problem[] =
    before?.kept.stage === 'RECEIVED' ? [{ code: 'allegation.alreadySent' }] : [];
  const read = readAllegationForm(sent.fields, new Date().toISOString());
  const problems = [...again, ...(read.ok || read.kind !== 'REFUSAL' || uploadOnly ? [] : read.problems)];
  const fields = Object.fromEntries([...sent.fields].filter(([name]) => !OF_THE_FORM.includes(name)));
  await draftStore().sweep(new Date());
  const id = await keep(token, { ...draft, fields, files, refused, problems });
  if (locale !== null) return { step: 'LANGUAGE', draft: id, locale };
  if (uploadOnly) return { step: 'FILES', draft: id };
  if (problems.length > 0) return { step: 'FORM', draft: id };
  return { step: refused.length > 0 ? 'FILES' : 'REVIEW', draft: id };
}

/** Where the browser goes after a step of the report whose form is at `form` and whose steps are at `step`. */
export function afterStep(
  next: NextStep,
  at: {
    readonly form: (draft: string) => string;
    readonly step: (step: ReportStep, draft: string) => string;
  },
): string {
  switch (next.step) {
    case 'REVIEW':
      return at.step('review', next.draft);
    case 'RECEIVED':
      return at.step('received', next.draft);
    case 'FILES':
      return `${at.form(next.draft)}#files`;
    case 'FORM':
      return at.form(next.draft);
    case 'LANGUAGE':
      return paths.language(next.locale, at.form(next.draft));
  }
}

/** The language whose button sent the form; null where another did. */
function localeAsked(go: string): Locale | null {
  const asked = go.startsWith(LANGUAGE_BUTTON) ? go.slice(LANGUAGE_BUTTON.length) : '';
  return isLocale(asked) ? asked : null;
}

/** Sends what was kept. Sending it twice, or after it was received, leads to the same confirmation. Null: nothing is kept. */
export async function sendReport(actor: Reporting, draftId: string): Promise<NextStep | null> {
  const opened = await openKept(draftId);
  if (opened?.kept.stage === 'RECEIVED') return { step: 'RECEIVED', draft: draftId };
  if (opened?.kept.stage !== 'WRITING') return null;
  const { token, kept: draft } = opened;
  // The code follows from the browser's key: sent twice, or again after a fault, it is the same code.
  const code = actor.kind === 'PUBLIC' ? normaliseReturnCode(returnCodeOf(token)) : null;
  const problems = await trySending(actor, draft, code, async (received) => {
    await keep(token, { stage: 'RECEIVED', hasReturnCode: code !== null, ...received });
  });
  if (problems.length === 0) return { step: 'RECEIVED', draft: draftId };
  await keep(token, { ...draft, problems });
  return { step: 'FORM', draft: draftId };
}

type Received = {
  readonly reference: string;
  readonly seq: string;
  readonly leafHash: string;
  readonly recordedAt: string;
};

async function trySending(
  actor: Reporting,
  draft: ReportDraft,
  code: string | null,
  confirm: (received: Received) => Promise<void>,
): Promise<readonly Problem[]> {
  const now = new Date();
  const read = readAllegationForm(new Map(Object.entries(draft.fields)), now.toISOString());
  if (!read.ok) return read.kind === 'REFUSAL' ? read.problems : [];
  const gone = await missingFiles(draft.files);
  if (gone.length > 0) return gone;
  const isMember = actor.kind === 'REPORTER';
  const outcome = await receiveAllegation(actor, {
    id: draft.caseId,
    channel: isMember ? 'PORTAL' : 'WEB_FORM',
    content: read.value.content,
    codes: isMember ? read.value.codes : [],
    organisationId: isMember ? actor.organisationId : null,
    received: null,
    returnCodeHash: code === null ? null : digestOf(code),
    files: draft.files,
  });
  if (!outcome.ok) return outcome.kind === 'REFUSAL' ? outcome.problems : [{ code: 'allegation.tryAgain' }];
  const { reference, seq, leafHash, recordedAt } = outcome.value;
  await confirm({ reference, seq: String(seq), leafHash, recordedAt: recordedAt.toISOString() });
  return [];
}

async function missingFiles(files: readonly StagedFile[]): Promise<readonly Problem[]> {
  const there = await Promise.all(files.map(({ sha256 }) => evidenceStore().has(sha256)));
  return files
    .filter((_file, n) => there[n] !== true)
    .map(({ fileName }) => ({ code: 'evidence.fileGone', field: 'files', params: { name: fileName } }));
}

/** The files kept so far, without those taken out, and with those that came; never more than may be. */
function mergeFiles(
  before: readonly StagedFile[],
  sent: SentForm,
): { readonly files: readonly StagedFile[]; readonly refused: readonly RefusedFile[] } {
  const removed = new Set(sent.fields.get('removeFile') ?? []);
  const stay = before.filter(({ sha256 }) => !removed.has(sha256));
  const fresh = sent.files.filter(({ sha256 }) => !stay.some((file) => file.sha256 === sha256));
  const all = [...stay, ...fresh];
  const most = env().evidenceMaxFiles;
  const tooMany = all.slice(most).map(({ fileName }) => ({ fileName, reason: 'TOO_MANY' as const }));
  return { files: all.slice(0, most), refused: [...sent.refused, ...tooMany] };
}
