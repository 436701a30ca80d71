import 'server-only';
import type { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { inOrder, type RandomAccess } from '@/lib/evidence/random-access';

/** Names are read to learn what a zip is, and what it is shows in the first ones. */
const NAMES_READ = 2_000;
/** The entry of OpenDocument files that says what they are. Bytes. */
const LONGEST_MIMETYPE = 200;

/** A name in a zip; `content` only of the entry that says what an OpenDocument file is. */
export type ZipName = { readonly name: string; readonly content: string };

/** Opens a zip by its central directory. Throws for what is none. */
export function openZip(bytes: RandomAccess): Promise<ZipFile> {
  return fromRandomAccessReaderPromise(new ReaderOf(bytes), bytes.size, {
    // Sizes and names are judged by us, so that a listing can say what is wrong with which entry.
    validateEntrySizes: false,
    decodeStrings: false,
    // There is nothing to close: the bytes are the caller's.
    autoClose: false,
  });
}

/** The name of an entry in the encoding that it says it has. */
export function nameOf(entry: Entry): string {
  const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  return entry.fileNameRaw.toString(utf8 || isAscii(entry.fileNameRaw) ? 'utf8' : 'latin1');
}

/** The first names in a zip, without unpacking it; null for what is no zip. */
export async function readZipNames(bytes: RandomAccess): Promise<readonly ZipName[] | null> {
  const names: ZipName[] = [];
  try {
    const zip = await openZip(bytes);
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      const says = name === 'mimetype' && entry.compressionMethod === 0;
      names.push({ name, content: says ? await contentOf(zip, entry) : '' });
      if (names.length >= NAMES_READ) break;
    }
  } catch {
    return null;
  }
  return names;
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > LONGEST_MIMETYPE || entry.isEncrypted()) return '';
  const stream = await zip.openReadStreamPromise(entry);
  return Buffer.concat(await stream.toArray()).toString('latin1');
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** How much is read at once while the directory is gone through, entry by entry. Bytes. */
const WINDOW_BYTES = 64 * 1024;

class ReaderOf extends RandomAccessReader {
  private window: Uint8Array = new Uint8Array();
  private windowAt = 0;

  constructor(private readonly bytes: RandomAccess) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return inOrder(this.bytes, start, end);
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.take(position, length).then(
      (taken) => {
        into.set(taken, offset);
        done(taken.length < length ? new Error('cut off') : null);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
    );
  }

  private async take(position: number, length: number): Promise<Uint8Array> {
    const from = position - this.windowAt;
    if (from < 0 || from + length > this.window.length) {
      this.window = await this.bytes.read(position, Math.max(length, WINDOW_BYTES));
      this.windowAt = position;
      return this.window.subarray(0, length);
    }
    return this.window.subarray(from, from + length);
  }
}
