import 'server-only';
import { env } from '@/lib/config/env';

/** How many computed months and totals one process keeps. */
const MOST_KEPT = 500;

/** What was computed, and the newest figure entry it was really computed from. */
export type Computed<T> = { readonly figureSeq: bigint; readonly value: T };

/**
 * What was computed from events, with the newest entry that moved a figure by then. A later entry makes it old, unless
 * that entry is known to leave this subject alone.
 */
const kept = new Map<string, Computed<unknown>>();
/** What is being computed now: whoever asks meanwhile waits for it and does not compute it again. */
const underway = new Map<string, Promise<Computed<unknown>>>();

/**
 * The kept value of a subject at a figure entry, or a new one. It is kept under the entry it was computed from, which
 * may be newer than the one asked for: another can be appended in between. `holds` tells whether what was computed at an
 * earlier entry is still true; without it, every later entry makes it old. A subject is asked for at rising entries
 * only: what is computed as of a past one names that entry.
 */
export async function keptFor<T>(
  subject: readonly string[],
  figureSeq: bigint,
  compute: () => Promise<Computed<T>>,
  holds: (since: bigint) => Promise<boolean> = async () => false,
): Promise<T> {
  const name = [env().appDatabaseUrl, ...subject].join(' ');
  const known = kept.get(name);
  if (known !== undefined) {
    if (known.figureSeq >= figureSeq) return known.value as T;
    if (await holds(known.figureSeq)) {
      keep(name, { figureSeq, value: known.value });
      return known.value as T;
    }
  }
  const flight = `${name} ${figureSeq}`;
  const asked = underway.get(flight) ?? computeAndKeep(name, compute).finally(() => underway.delete(flight));
  underway.set(flight, asked);
  return (await asked).value as T;
}

async function computeAndKeep<T>(name: string, compute: () => Promise<Computed<T>>): Promise<Computed<T>> {
  const computed = await compute();
  keep(name, computed);
  return computed;
}

function keep(name: string, computed: Computed<unknown>): void {
  const before = kept.get(name);
  if (before !== undefined && before.figureSeq > computed.figureSeq) return;
  kept.delete(name);
  const oldest = kept.size >= MOST_KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(name, computed);
}
