import 'server-only';
import { lookAtCase } from '@/lib/db/commands/look-at-case';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { NewToReader } from '@/lib/domain/case/case-notes';

/**
 * Remembers what a page has just shown its reader, so that it is no longer new in their lists. Called by the page itself,
 * not by a form: it sets the reader's own marks and nothing of the case.
 */
export async function rememberShown(
  actor: StaffActor,
  caseId: string,
  shown: NewToReader | null,
): Promise<void> {
  if (shown !== null) await lookAtCase(actor, { caseId, ...shown });
}
