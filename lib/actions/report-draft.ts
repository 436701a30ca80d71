import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { secureCookies } from '@/lib/auth/session-cookie';
import type { Problem } from '@/lib/domain/shared/outcome';
import { draftIdOf, isDraftToken, newDraftToken, type DraftToken } from '@/lib/storage/drafts';
import { draftStore } from '@/lib/storage/evidence';
import type { RefusedFile, StagedFile } from '@/lib/storage/multipart';

/** A report that somebody is writing: all that was typed, and the files already here. */
export type ReportDraft = {
  readonly stage: 'WRITING';
  /** Whose it is: an account; null without one; empty where its writer was signed out before the first saving. */
  readonly writtenBy: string | null;
  /** Becomes the case's id, so that sending twice is sending once. */
  readonly caseId: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly StagedFile[];
  readonly refused: readonly RefusedFile[];
  readonly problems: readonly Problem[];
};

/** A report that has been received: what the confirmation shows, for a little while. */
export type ReceivedReport = {
  readonly stage: 'RECEIVED';
  readonly reference: string;
  /** Whether a return code opens it; the code itself follows from the browser's key and is kept nowhere. */
  readonly hasReturnCode: boolean;
  readonly seq: string;
  readonly leafHash: string;
  /** ISO 8601. */
  readonly recordedAt: string;
};

/** What became of files that were sent to a case. */
export type UploadAnswer = {
  readonly stage: 'UPLOADED';
  readonly kept: readonly StagedFile[];
  readonly refused: readonly RefusedFile[];
  readonly problems: readonly Problem[];
};

/** An answer to a question that was sent: received, or to be mended and sent again with all that came with it. */
export type ReplyAnswer = {
  readonly stage: 'REPLYING' | 'REPLIED';
  readonly rfiId: string;
  readonly reply: string;
  readonly files: readonly StagedFile[];
  readonly refused: readonly RefusedFile[];
  readonly problems: readonly Problem[];
};

/** A form that came when its sender was nobody any more: what was written on it, to be sent again. */
export type UnsentForm = {
  readonly stage: 'UNSENT';
  /** The page that the form is on. */
  readonly path: string;
  /** How its sender becomes somebody again. */
  readonly door: 'SIGN_IN' | 'RETURN_CODE';
  readonly written: Readonly<Record<string, string | readonly string[]>>;
  readonly hadFiles: boolean;
};

export type Kept = ReportDraft | ReceivedReport | UploadAnswer | ReplyAnswer | UnsentForm;

const DAY_SECONDS = 86_400;
const CONFIRMATION_MS = 30 * 60_000;
const ID = /^[0-9a-f]{16}$/;

const cookieName = (id: string): string => `attest_draft_${id}`;

/** Begins a report; nothing is kept until it is saved. */
export function newReportDraft(writtenBy: string | null): {
  readonly token: DraftToken;
  readonly draft: ReportDraft;
} {
  const draft: ReportDraft = {
    stage: 'WRITING',
    writtenBy,
    caseId: randomUUID(),
    fields: {},
    files: [],
    refused: [],
    problems: [],
  };
  return { token: newDraftToken(), draft };
}

/** What this browser has kept under a public name: only the browser that wrote it holds the key. Null: nothing. */
export async function openKept(
  id: string | null | undefined,
): Promise<{ readonly token: DraftToken; readonly kept: Kept } | null> {
  if (!id || !ID.test(id)) return null;
  const token = (await cookies()).get(cookieName(id))?.value;
  if (!token || !isDraftToken(token) || draftIdOf(token) !== id) return null;
  // Whoever can write under this key is us: the content is as it was put.
  const kept = (await draftStore().get(token)) as Kept | null;
  if (kept === null) return null;
  if (kept.stage === 'RECEIVED' && Date.parse(kept.recordedAt) < Date.now() - CONFIRMATION_MS) return null;
  return { token, kept };
}

/** The public name of a report that this browser has begun and not sent, by this writer; null where there is none. */
export async function findBegunReport(writtenBy: string | null): Promise<string | null> {
  const names = (await cookies()).getAll().map(({ name }) => name);
  for (const name of names.filter((name) => name.startsWith(cookieName('')))) {
    const id = name.slice(cookieName('').length);
    const kept = (await openKept(id))?.kept;
    if (kept?.stage === 'WRITING' && kept.writtenBy === writtenBy) return id;
  }
  return null;
}

/** Keeps it, and gives the browser the key. Answers the public name. For actions and route handlers. */
export async function keep(token: DraftToken, kept: Kept): Promise<string> {
  await draftStore().put(token, kept);
  const id = draftIdOf(token);
  (await cookies()).set(cookieName(id), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secureCookies(),
    maxAge: kept.stage === 'RECEIVED' ? CONFIRMATION_MS / 1000 : DAY_SECONDS,
  });
  return id;
}

/** Forgets one, or all that this browser has kept ("leave at once"). */
export async function forgetKept(id?: string): Promise<void> {
  const jar = await cookies();
  const names = id === undefined ? jar.getAll().map(({ name }) => name) : [cookieName(id)];
  for (const name of names.filter((name) => name.startsWith(cookieName('')))) {
    const token = jar.get(name)?.value;
    if (token && isDraftToken(token)) await draftStore().remove(token);
    jar.delete(name);
  }
}
