import type { ConflictShown, Problem } from '@/lib/domain/shared/outcome';

/**
 * What a form shows after it was sent: what was typed (never a password or code), what is wrong with it, who changed
 * the record meanwhile, or a message key saying what was done. Null: not sent yet.
 */
export type ActionState = {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly Problem[];
  readonly conflict?: { readonly by: string; readonly at: string } & Partial<ConflictShown>;
  readonly done?: string;
} | null;
