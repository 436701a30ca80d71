import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** The file cannot be read as it must be: not there, no ordinary file, or changed while it was read. */
export class UnusableFileError extends Error {
  override readonly name = 'UnusableFileError';
  constructor(
    readonly path: string,
    readonly problem: 'NOT_FOUND' | 'NOT_A_FILE' | 'NOT_READABLE' | 'CHANGED_MEANWHILE',
  ) {
    super(`${path}: ${problem}`);
  }
}

/** A file to import, and how far its reading has come. */
export type ImportFile = { readonly path: string; readonly size: number; readonly sha256: string };

/**
 * Looks a file over from end to end: its size in bytes and its SHA-256, hex. The hash must be known before the first row,
 * because it names the batch that an interrupted import goes on filling.
 */
export async function openImportFile(path: string): Promise<ImportFile> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    if (!(await stat(path)).isFile()) throw new UnusableFileError(path, 'NOT_A_FILE');
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    throw asUnusable(path, error);
  }
  return { path, size, sha256: hash.digest('hex') };
}

/**
 * The file's bytes, counted as they pass. Throws UnusableFileError at the end when they are not those that were looked
 * over: the rows before it came from another file.
 */
export async function* readImportFile(
  file: ImportFile,
  onBytes: (read: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    read += chunk.length;
    onBytes(read);
    yield chunk;
  }
  if (hash.digest('hex') !== file.sha256) throw new UnusableFileError(file.path, 'CHANGED_MEANWHILE');
}

const CODES: Readonly<Record<string, UnusableFileError['problem']>> = {
  ENOENT: 'NOT_FOUND',
  ENOTDIR: 'NOT_FOUND',
  EISDIR: 'NOT_A_FILE',
  EACCES: 'NOT_READABLE',
  EPERM: 'NOT_READABLE',
};

function asUnusable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const problem = CODES[code];
  return problem === undefined ? error : new UnusableFileError(path, problem);
}
