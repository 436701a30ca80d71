import 'server-only';
import { env } from '@/lib/config/env';

/** How many computed months and totals one process keeps. */
const MOST_KEPT = 500;

/**
 * Keeps what was computed from events. The key names the newest entry that moved a figure, so what is kept never
 * becomes false: a later entry makes another key.
 */
const kept = new Map<string, unknown>();

/** What was computed, and the newest figure entry it was really computed from. */
export type Computed<T> = { readonly figureSeq: bigint; readonly value: T };

/**
 * The kept value of a subject at a figure entry, or a new one. It is kept under the entry it was computed from, which
 * may be newer than the one asked for: another can be appended in between.
 */
export async function keptFor<T>(
  subject: readonly string[],
  figureSeq: bigint,
  compute: () => Promise<Computed<T>>,
): Promise<T> {
  const nameAt = (seq: bigint): string => [env().appDatabaseUrl, ...subject, seq].join(' ');
  const known = kept.get(nameAt(figureSeq));
  if (known !== undefined) return known as T;
  const computed = await compute();
  const oldest = kept.size >= MOST_KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(nameAt(computed.figureSeq), computed.value);
  return computed.value;
}
