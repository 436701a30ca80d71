import 'server-only';
import { HELD_FOR_ARCHIVE, type ArchiveContents } from '@/lib/domain/evidence/archive';
import { judgeFile, type HeldBecause } from '@/lib/domain/evidence/judge-file';
import { UNKNOWN_MEDIA_TYPE } from '@/lib/domain/evidence/file-types';
import { detectContent } from '@/lib/evidence/detect-content';
import { listArchive } from '@/lib/evidence/list-archive';
import type { RandomAccess } from '@/lib/evidence/random-access';
import type { EvidenceStore, StoredFile } from '@/lib/storage/evidence-store';

/**
 * What a stored file is: the type it is kept as, why it is held (empty where its name and its bytes agree), and what is in
 * it where it is an archive that can be looked into.
 */
export type ExaminedFile = {
  readonly mediaType: string;
  readonly heldBecause: readonly HeldBecause[];
  readonly contents: ArchiveContents | null;
};

/**
 * Judges a file by its name and by its bytes as they are in the store, never by what its sender says. An archive is looked
 * into without unpacking it to anywhere; the longest takes about two seconds.
 */
export async function examineStored(
  store: EvidenceStore,
  file: StoredFile,
  fileName: string,
): Promise<ExaminedFile> {
  const bytes = storedBytes(store, file);
  const verdict = judgeFile(fileName, await detectContent(bytes));
  if (verdict.standing === 'HELD')
    return { mediaType: UNKNOWN_MEDIA_TYPE, heldBecause: verdict.why, contents: null };
  const { mediaType } = verdict.type;
  const listing = await listArchive(mediaType, bytes);
  if (listing === null) return { mediaType, heldBecause: [], contents: null };
  if (!listing.readable)
    return { mediaType: UNKNOWN_MEDIA_TYPE, heldBecause: [HELD_FOR_ARCHIVE[listing.why]], contents: null };
  const { entries, entryCount, unpackedBytes } = listing;
  return { mediaType, heldBecause: [], contents: { entries, entryCount, unpackedBytes } };
}

/** The bytes of a stored file in any order. Reading throws where they are gone. */
function storedBytes(store: EvidenceStore, { sha256, size }: StoredFile): RandomAccess {
  return {
    size,
    async read(position, length) {
      const found = await store.open(sha256, { from: position, to: Math.min(size, position + length) });
      if (found === null) throw new Error(`no bytes at ${sha256}`);
      return Buffer.concat((await found.stream.toArray()) as Uint8Array[]);
    },
  };
}
