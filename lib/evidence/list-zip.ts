import 'server-only';
import type { Entry, ZipFile } from 'yauzl';
import {
  isTooLarge,
  leavesItsFolder,
  type ArchiveEntry,
  type ArchiveLimits,
  type ArchiveListing,
  type ArchiveRefusal,
} from '@/lib/domain/evidence/archive';
import { countUnpacked } from '@/lib/evidence/count-unpacked';
import type { RandomAccess } from '@/lib/evidence/random-access';
import { nameOf, openZip } from '@/lib/evidence/zip';

const LOCAL_HEADER_BYTES = 30;

/**
 * What a zip holds. First by what its directory declares, which costs nothing to refuse; then every entry is unpacked
 * into nothing and counted, for a directory may lie. Answers a refusal, never throws for what the bytes are.
 */
export async function listZip(bytes: RandomAccess, limits: ArchiveLimits): Promise<ArchiveListing> {
  const until = performance.now() + limits.maxMs;
  try {
    const zip = await openZip(bytes);
    const entries: Entry[] = [];
    let declared = 0;
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize;
      const why = entryRefusal(entry, entries.length, declared, bytes.size, limits, until);
      if (why !== null) return { readable: false, why, entryName: nameOf(entry) };
      entries.push(entry);
    }
    const twice = firstOverlap(entries);
    if (twice !== null) return { readable: false, why: 'ENTRIES_OVERLAP', entryName: nameOf(twice) };
    return await unpackAll(zip, entries, bytes.size, limits, until);
  } catch {
    return { readable: false, why: 'BROKEN', entryName: null };
  }
}

function entryRefusal(
  entry: Entry,
  before: number,
  declared: number,
  packed: number,
  limits: ArchiveLimits,
  until: number,
): ArchiveRefusal | null {
  if (before >= limits.maxEntries) return 'TOO_MANY_ENTRIES';
  if (leavesItsFolder(nameOf(entry))) return 'LEAVES_ITS_FOLDER';
  if (entry.isEncrypted()) return 'LOCKED';
  if (isTooLarge(declared, packed, limits)) return 'TOO_LARGE_AS_DECLARED';
  return performance.now() > until ? 'TOO_SLOW' : null;
}

async function unpackAll(
  zip: ZipFile,
  entries: readonly Entry[],
  packed: number,
  limits: ArchiveLimits,
  until: number,
): Promise<ArchiveListing> {
  const named: ArchiveEntry[] = [];
  let unpackedBytes = 0;
  for (const entry of entries) {
    const entryName = nameOf(entry);
    const stream = await zip.openReadStreamPromise(entry);
    const counted = await countUnpacked(stream, {
      before: unpackedBytes,
      packed,
      declared: entry.uncompressedSize,
      limits,
      until,
    });
    if (!counted.whole) return { readable: false, why: counted.why, entryName };
    unpackedBytes += counted.bytes;
    if (named.length < limits.namedEntries) named.push({ name: entryName, size: counted.bytes });
  }
  return { readable: true, entries: named, entryCount: entries.length, unpackedBytes };
}

/** The first entry whose packed bytes begin before the ones before it end. */
function firstOverlap(entries: readonly Entry[]): Entry | null {
  const inPlace = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of inPlace) {
    if (entry.relativeOffsetOfLocalHeader < end) return entry;
    end =
      entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize;
  }
  return null;
}
