import type { PartConflict, PartDifference } from '@/lib/domain/shared/merge-parts';
/**
 * What a command answers. Faults are thrown and never appear here (docs/decisions/004-errors.md).
 */

/** One thing that is wrong or missing: a message key, the field it belongs to, and the message's parameters. */
export type Problem = {
  readonly code: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** Not allowed now, incomplete or invalid. All problems at once. */
export type Refusal = { readonly ok: false; readonly kind: 'REFUSAL'; readonly problems: readonly Problem[] };

/** Someone changed the record since the reader saw it: who (display name) and when (ISO 8601, UTC). */
export type Conflict = {
  readonly ok: false;
  readonly kind: 'CONFLICT';
  readonly by: string;
  readonly at: string;
  /** What the form is to show of it, where its action says so. */
  readonly shown?: ConflictShown;
  /** What then stands in the form, instead of what was typed, and what of it is wrong. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
  readonly problems?: readonly Problem[];
};

/** What has changed under a form: all that its reader needs to go on from it. */
export type ConflictShown = {
  /** The record's version now: what is sent next is meant for this one. */
  readonly version: number;
  /** What happened meanwhile, in words, oldest first. */
  readonly since: readonly string[];
  /** Parts that read otherwise now than on the page that was open. */
  readonly differences: readonly PartDifference[];
  /** Parts that both have written, for the reader to choose between. */
  readonly choices: readonly PartConflict[];
};

export type Success<T> = { readonly ok: true; readonly value: T };

export type Outcome<T> = Success<T> | Refusal | Conflict;

/** Wraps a result. */
export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

/** Refuses with one or more problems. */
export function refuse(...problems: Problem[]): Refusal {
  return { ok: false, kind: 'REFUSAL', problems };
}

/** Answers that the record has moved on. */
export function conflict(by: string, at: string): Conflict {
  return { ok: false, kind: 'CONFLICT', by, at };
}
