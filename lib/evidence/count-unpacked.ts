import 'server-only';
import { isTooLarge, type ArchiveLimits, type ArchiveRefusal } from '@/lib/domain/evidence/archive';

/** What unpacks, a part at a time. */
export type Unpacking = AsyncIterable<unknown> & { destroy(): unknown };

/** How many bytes came out, or why it was stopped. */
export type Counted =
  { readonly whole: true; readonly bytes: number } | { readonly whole: false; readonly why: ArchiveRefusal };

/** `before` and `packed` in bytes, for the archive as a whole; `declared` null where nothing is. `until` as performance.now(). */
export type Counting = {
  readonly before: number;
  readonly packed: number;
  readonly declared: number | null;
  readonly limits: ArchiveLimits;
  readonly until: number;
};

/**
 * Counts what a stream unpacks to without keeping any of it, and stops at the first byte too many: more than declared,
 * more than the limits, or later than the time given. A stream that breaks counts as broken.
 */
export async function countUnpacked(stream: Unpacking, counting: Counting): Promise<Counted> {
  const { before, packed, declared, limits, until } = counting;
  let bytes = 0;
  try {
    for await (const part of stream) {
      if (!(part instanceof Uint8Array)) throw new TypeError('not bytes');
      bytes += part.length;
      if ((declared !== null && bytes > declared) || isTooLarge(before + bytes, packed, limits))
        return { whole: false, why: 'TOO_LARGE_IN_FACT' };
      if (performance.now() > until) return { whole: false, why: 'TOO_SLOW' };
    }
  } catch {
    return { whole: false, why: 'BROKEN' };
  } finally {
    stream.destroy();
  }
  return declared !== null && bytes < declared ? { whole: false, why: 'BROKEN' } : { whole: true, bytes };
}
