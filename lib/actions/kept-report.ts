import 'server-only';
import {
  openKept,
  type ReceivedReport,
  type ReportDraft,
  type ReplyAnswer,
  type UploadAnswer,
} from '@/lib/actions/report-draft';
import { returnCodeOf } from '@/lib/auth/return-code';
import { env } from '@/lib/config/env';
import type { AllegationForm } from '@/lib/schemas/allegation-form';
import { readAllegationForm } from '@/lib/schemas/allegation-form';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** What the form's page shows of a report that was begun; a fresh form where nothing was. */
export async function getReportInForm(draftId: string | undefined): Promise<{
  readonly state: ActionState;
  readonly draft: string | null;
  readonly files: ReportDraft['files'];
  readonly refused: ReportDraft['refused'];
}> {
  const kept = (await openKept(draftId))?.kept;
  if (draftId === undefined || kept?.stage !== 'WRITING')
    return { state: null, draft: null, files: [], refused: [] };
  return {
    state: { values: kept.fields, problems: kept.problems },
    draft: draftId,
    files: kept.files,
    refused: kept.refused,
  };
}

/** A whole report to be read through before it is sent; null where there is none. */
export async function getReportToReview(
  draftId: string | undefined,
): Promise<(AllegationForm & { readonly files: ReportDraft['files'] }) | null> {
  const kept = (await openKept(draftId))?.kept;
  if (kept?.stage !== 'WRITING') return null;
  const read = readAllegationForm(new Map(Object.entries(kept.fields)), new Date().toISOString());
  return read.ok ? { ...read.value, files: kept.files } : null;
}

/**
 * The confirmation of a report, while it is still shown, with the return code made anew from the key that only this
 * browser holds; null afterwards.
 */
export async function getReceivedReport(
  draftId: string | undefined,
): Promise<(ReceivedReport & { readonly returnCode: string | null }) | null> {
  const opened = await openKept(draftId);
  if (opened?.kept.stage !== 'RECEIVED') return null;
  return { ...opened.kept, returnCode: opened.kept.hasReturnCode ? returnCodeOf(opened.token) : null };
}

/** Whether what was begun under this name has been sent: its confirmation is then the page to see. */
export async function isReceived(draftId: string | undefined): Promise<boolean> {
  return (await openKept(draftId))?.kept.stage === 'RECEIVED';
}

/** What became of files just sent to a case; null where none were. */
export async function getUploadAnswer(id: string | undefined): Promise<UploadAnswer | null> {
  const kept = (await openKept(id))?.kept;
  return kept?.stage === 'UPLOADED' ? kept : null;
}

/** What became of an answer just sent, with the name under which what is to be mended is kept; null where none was. */
export async function getReplyAnswer(
  id: string | undefined,
): Promise<(ReplyAnswer & { readonly draft: string }) | null> {
  const kept = (await openKept(id))?.kept;
  return id !== undefined && (kept?.stage === 'REPLYING' || kept?.stage === 'REPLIED')
    ? { ...kept, draft: id }
    : null;
}

/** How many files, and how large, somebody without an account may send. */
export function fileLimits(): { readonly files: number; readonly bytes: number } {
  return { files: env().evidenceMaxFiles, bytes: env().evidenceMaxBytes };
}

/** One value of a query string. */
export function oneOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
