import type { HeldBecause } from '@/lib/domain/evidence/judge-file';

/** Why an archive is not looked into: it is kept, and nothing of it is unpacked. */
export const ARCHIVE_REFUSALS = [
  'BROKEN',
  /** Some entry is locked by a password. */
  'LOCKED',
  'TOO_MANY_ENTRIES',
  /** An entry would land outside the folder it is unpacked into. */
  'LEAVES_ITS_FOLDER',
  /** Unpacked, it says it is larger than what is taken, or far larger than such files are. */
  'TOO_LARGE_AS_DECLARED',
  /** Unpacked, it is larger than what is taken, or than it says. */
  'TOO_LARGE_IN_FACT',
  /** Two entries share the same packed bytes, which only bombs do. */
  'ENTRIES_OVERLAP',
  /** It took longer to look into than we give any file. */
  'TOO_SLOW',
] as const;
export type ArchiveRefusal = (typeof ARCHIVE_REFUSALS)[number];

/** Why a file that is such an archive is held. */
export const HELD_FOR_ARCHIVE: Readonly<Record<ArchiveRefusal, HeldBecause>> = {
  BROKEN: 'ARCHIVE_BROKEN',
  LOCKED: 'ARCHIVE_LOCKED',
  LEAVES_ITS_FOLDER: 'ARCHIVE_LEAVES_ITS_FOLDER',
  TOO_MANY_ENTRIES: 'ARCHIVE_TOO_LARGE',
  TOO_LARGE_AS_DECLARED: 'ARCHIVE_TOO_LARGE',
  TOO_LARGE_IN_FACT: 'ARCHIVE_TOO_LARGE',
  ENTRIES_OVERLAP: 'ARCHIVE_TOO_LARGE',
  TOO_SLOW: 'ARCHIVE_TOO_LARGE',
};

/** One file inside an archive. `size` in bytes as unpacked. */
export type ArchiveEntry = { readonly name: string; readonly size: number };

/** What an archive holds. `entries` are the first ones, `entryCount` all; `unpackedBytes` were counted, not believed. */
export type ArchiveContents = {
  readonly entries: readonly ArchiveEntry[];
  readonly entryCount: number;
  readonly unpackedBytes: number;
};

/** What came of looking into an archive. */
export type ArchiveListing =
  | ({ readonly readable: true } & ArchiveContents)
  | { readonly readable: false; readonly why: ArchiveRefusal; readonly entryName: string | null };

/** How much of an archive is looked at. */
export type ArchiveLimits = {
  readonly maxEntries: number;
  /** Entries named in a listing; the rest is counted. */
  readonly namedEntries: number;
  /** Bytes unpacked, over all entries. */
  readonly maxUnpackedBytes: number;
  /** How many times its packed size an archive may unpack to, beyond `freeBytes`. Texts reach 20, bombs 1,000. */
  readonly maxRatio: number;
  /** Unpacked bytes below which no ratio is asked for. */
  readonly freeBytes: number;
  /** CPU given to unpacking, in milliseconds. */
  readonly maxMs: number;
};

/** Set so that no file costs more than two seconds or a quarter of a gigabyte. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  maxEntries: 20_000,
  namedEntries: 200,
  maxUnpackedBytes: 8 * 1024 ** 3,
  maxRatio: 50,
  freeBytes: 16 * 1024 ** 2,
  maxMs: 1_500,
};

/** Whether so many unpacked bytes are more than an archive of `packedBytes` may hold. */
export function isTooLarge(unpackedBytes: number, packedBytes: number, limits: ArchiveLimits): boolean {
  if (unpackedBytes > limits.maxUnpackedBytes) return true;
  return unpackedBytes > limits.freeBytes && unpackedBytes > packedBytes * limits.maxRatio;
}

/** Whether an entry of this name would be written outside the folder that the archive is unpacked into. */
export function leavesItsFolder(entryName: string): boolean {
  const name = entryName.replaceAll('\\', '/');
  return (
    name.startsWith('/') || /^[a-z]:/iu.test(name) || name.split('/').includes('..') || name.includes('\0')
  );
}
