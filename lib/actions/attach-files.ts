import 'server-only';
import { keep } from '@/lib/actions/report-draft';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import type { Actor } from '@/lib/domain/case/actor';
import type { Problem } from '@/lib/domain/shared/outcome';
import { readLinks } from '@/lib/schemas/links';
import { newDraftToken } from '@/lib/storage/drafts';
import type { SentForm } from '@/lib/storage/multipart';

/**
 * Attaches the files and links of a form to a case and keeps the answer for the page that is shown next. Answers the
 * public name of the answer. Files that were refused leave the others attached.
 */
export async function attachFiles(actor: Actor, caseId: string, sent: SentForm): Promise<string> {
  const { links, problems: wrong } = readLinks(sent.fields.get('links')?.[0] ?? '');
  const nothing = sent.files.length === 0 && links.length === 0;
  const problems: Problem[] = [...wrong];
  if (!nothing) {
    const outcome = await attachEvidence(actor, caseId, { files: sent.files, links });
    if (!outcome.ok)
      problems.push(...(outcome.kind === 'REFUSAL' ? outcome.problems : [{ code: 'allegation.tryAgain' }]));
  } else if (sent.refused.length === 0 && wrong.length === 0) {
    problems.push({ code: 'evidence.nothingSent', field: 'files' });
  }
  return keep(newDraftToken(), {
    stage: 'UPLOADED',
    kept: problems.length > wrong.length ? [] : sent.files,
    refused: sent.refused,
    problems,
  });
}
