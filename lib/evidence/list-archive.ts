import 'server-only';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream';
import { extract } from 'tar-stream';
import {
  ARCHIVE_LIMITS,
  isTooLarge,
  leavesItsFolder,
  type ArchiveEntry,
  type ArchiveLimits,
  type ArchiveListing,
} from '@/lib/domain/evidence/archive';
import { countUnpacked } from '@/lib/evidence/count-unpacked';
import { unpackedHead } from '@/lib/evidence/gzip';
import { listZip } from '@/lib/evidence/list-zip';
import { inOrder, type RandomAccess } from '@/lib/evidence/random-access';
import type { Readable } from 'node:stream';

const TAR_MARK_AT = 257;
const HEAD_BYTES = 64 * 1024;

/**
 * What an archive holds, without unpacking any of it to disk: zips (web archives too), tar, gzip and tar in gzip.
 * `mediaType` as in FILE_TYPES. Null for a type that is no archive, or one that nothing here reads. Archives inside are
 * named and not opened. Reads the whole file; call it in the background.
 */
export async function listArchive(
  mediaType: string,
  bytes: RandomAccess,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<ArchiveListing | null> {
  switch (mediaType) {
    case 'application/zip':
    case 'application/wacz':
      return listZip(bytes, limits);
    case 'application/x-tar':
      return listTar(inOrder(bytes), bytes.size, limits);
    case 'application/gzip':
    case 'application/warc+gzip': {
      const head = await unpackedHead(await bytes.read(0, HEAD_BYTES));
      const unpacked = unpack(bytes);
      return isTar(head) ? listTar(unpacked, bytes.size, limits) : listSingle(unpacked, bytes.size, limits);
    }
    default:
      return null;
  }
}

function unpack(bytes: RandomAccess): Readable {
  const gunzip = createGunzip();
  pipeline(inOrder(bytes), gunzip, () => undefined); // its reader is told of an error by the stream itself
  return gunzip;
}

function isTar(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(TAR_MARK_AT, TAR_MARK_AT + 5)).toString('latin1') === 'ustar';
}

/** A gzip that is one file. Its own name is left out: it says nothing that the archive's does not. */
async function listSingle(
  unpacked: Readable,
  packed: number,
  limits: ArchiveLimits,
): Promise<ArchiveListing> {
  const until = performance.now() + limits.maxMs;
  const counted = await countUnpacked(unpacked, { before: 0, packed, declared: null, limits, until });
  if (!counted.whole) return { readable: false, why: counted.why, entryName: null };
  return { readable: true, entries: [], entryCount: 1, unpackedBytes: counted.bytes };
}

async function listTar(tar: Readable, packed: number, limits: ArchiveLimits): Promise<ArchiveListing> {
  const until = performance.now() + limits.maxMs;
  const entries: ArchiveEntry[] = [];
  let entryCount = 0;
  let unpackedBytes = 0;
  const reader = extract();
  pipeline(tar, reader, () => undefined);
  const refused = (why: ArchiveListing & { readable: false }): ArchiveListing => {
    tar.destroy();
    reader.destroy();
    return why;
  };
  try {
    for await (const entry of reader) {
      const { name, size = 0, linkname } = entry.header;
      const no = (why: (ArchiveListing & { readable: false })['why']): ArchiveListing =>
        refused({ readable: false, why, entryName: name });
      if (entryCount >= limits.maxEntries) return no('TOO_MANY_ENTRIES');
      if (leavesItsFolder(name) || (typeof linkname === 'string' && leavesItsFolder(linkname)))
        return no('LEAVES_ITS_FOLDER');
      if (isTooLarge(unpackedBytes + size, packed, limits)) return no('TOO_LARGE_AS_DECLARED');
      const counted = await countUnpacked(entry, {
        before: unpackedBytes,
        packed,
        declared: size,
        limits,
        until,
      });
      if (!counted.whole) return no(counted.why);
      entryCount += 1;
      unpackedBytes += counted.bytes;
      if (entries.length < limits.namedEntries) entries.push({ name, size: counted.bytes });
    }
  } catch {
    return refused({ readable: false, why: 'BROKEN', entryName: null });
  }
  return { readable: true, entries, entryCount, unpackedBytes };
}
