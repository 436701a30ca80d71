import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  NotStoredError,
  type EvidenceStore,
  type PutLimits,
  type StoredFile,
} from '@/lib/storage/evidence-store';

const ADDRESS = /^[0-9a-f]{64}$/;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/**
 * Evidence on a local disk: a temporary file in the same tree, hashed while it streams, forced to disk, renamed to its
 * content address, and the folder forced to disk. A crash leaves either the whole file or a temporary one to sweep.
 */
export function localDiskStore(root: string): EvidenceStore {
  const incoming = path.join(root, 'incoming');
  const folderOf = (sha256: string): string =>
    path.join(root, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4));
  const fileOf = (sha256: string): string => {
    if (!ADDRESS.test(sha256)) throw new RangeError('not a SHA-256 in hex');
    return path.join(folderOf(sha256), sha256);
  };

  async function put(bytes: Readable, limits: PutLimits): Promise<StoredFile> {
    await mkdir(incoming, { recursive: true, mode: PRIVATE_FOLDER });
    const temporary = path.join(incoming, randomUUID());
    const file = await open(temporary, 'wx', PRIVATE_FILE);
    try {
      const stored = await writeHashing(file, bytes, limits);
      await file.sync();
      await file.close();
      await moveIntoPlace(temporary, stored.sha256);
      return stored;
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async function moveIntoPlace(temporary: string, sha256: string): Promise<void> {
    const folder = folderOf(sha256);
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    // The same bytes may be there already; replacing them by themselves also makes them young again for the sweep.
    await rename(temporary, fileOf(sha256));
    const now = new Date();
    await utimes(fileOf(sha256), now, now);
    for (const parent of [folder, path.dirname(folder), path.join(root, 'sha256')]) await syncFolder(parent);
  }

  async function has(sha256: string): Promise<boolean> {
    return (await sizeOf(fileOf(sha256))) !== null;
  }

  return {
    put,
    has,
    async open(sha256, part) {
      const size = await sizeOf(fileOf(sha256));
      if (size === null) return null;
      const { from, to } = part ?? { from: 0, to: size };
      // A stream's end is its last byte, so that none of nothing can be asked for.
      const stream =
        from >= to ? Readable.from([]) : createReadStream(fileOf(sha256), { start: from, end: to - 1 });
      return { size, stream };
    },
    async sweep(olderThan, isReferenced) {
      let removed = 0;
      for (const file of [
        ...(await filesUnder(incoming)),
        ...(await filesUnder(path.join(root, 'sha256'))),
      ]) {
        const name = path.basename(file);
        const { mtime } = await stat(file);
        if (mtime >= olderThan || (ADDRESS.test(name) && (await isReferenced(name)))) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

async function writeHashing(file: FileHandle, bytes: Readable, { maxBytes }: PutLimits): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    // The stream is left open when a file proves too large: its sender goes on with the rest of the form.
    const chunks: AsyncIterable<Buffer> = bytes.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) throw new NotStoredError('TOO_LARGE');
      hash.update(chunk);
      await writeWhole(file, chunk);
    }
  } catch (error) {
    if (error instanceof NotStoredError || isDiskError(error)) throw error;
    throw new NotStoredError('CUT_OFF');
  }
  if (size === 0) throw new NotStoredError('EMPTY');
  return { sha256: hash.digest('hex'), size };
}

async function writeWhole(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten;
}

/** Our side failed, not the sender's: the disk is full, read-only or gone. */
function isDiskError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO' || code === 'EROFS' || code === 'EBADF';
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
