import 'server-only';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import busboy from 'busboy';
import { cleanFileName } from '@/lib/domain/evidence/file-name';
import { examineStored, type ExaminedFile } from '@/lib/storage/examine-stored';
import { storable } from '@/lib/domain/shared/text';
import {
  NotStoredError,
  type EvidenceStore,
  type StoredFile,
  type StoreRefusal,
} from '@/lib/storage/evidence-store';

/** A file that is stored but that no row refers to yet. */
export type StagedFile = StoredFile & ExaminedFile & { readonly fileName: string };

/** A file of the form that was not kept, and why. */
export type RefusedFile = { readonly fileName: string; readonly reason: StoreRefusal | 'TOO_MANY' };

/** A form as it was sent: texts that can be stored, by name (several of one name stay in order), files already in the store. */
export type SentForm = {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly StagedFile[];
  readonly refused: readonly RefusedFile[];
};

export type FormLimits = { readonly maxFiles: number; readonly maxFileBytes: number };

/** The request is no whole form: cut off, malformed, or with more or longer texts than any form of ours has. */
export class BrokenFormError extends Error {
  override readonly name = 'BrokenFormError';
}

const MAX_FIELDS = 400;
const MAX_FIELD_BYTES = 256 * 1024;

/**
 * Reads a form (multipart or URL-encoded) as it arrives. Files stream to the store and never gather in memory; one that
 * is refused leaves the others untouched. Throws BrokenFormError when the form did not arrive whole.
 */
export async function readForm(
  request: { readonly body: WebStream | ReadableStream<Uint8Array> | null; readonly headers: Headers },
  store: EvidenceStore,
  limits: FormLimits,
): Promise<SentForm> {
  const contentType = request.headers.get('content-type');
  if (request.body === null || contentType === null) throw new BrokenFormError('no form');
  const parser = openParser(contentType);
  const fields = new Map<string, string[]>();
  const refused: RefusedFile[] = [];
  const puts: Promise<StagedFile | null>[] = [];
  let accepted = 0;

  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) parser.destroy(new BrokenFormError('text too long'));
    fields.set(name, [...(fields.get(name) ?? []), storable(value)]);
  });
  parser.on('file', (_name, stream, { filename }) => {
    // A file input left empty is sent as a part without a name.
    if (!filename) return stream.resume();
    const fileName = cleanFileName(asBrowsersWrite(filename));
    accepted += 1;
    if (accepted > limits.maxFiles) {
      refused.push({ fileName, reason: 'TOO_MANY' });
      return stream.resume();
    }
    puts.push(keep(stream, fileName));
  });

  async function keep(stream: Readable, fileName: string): Promise<StagedFile | null> {
    try {
      const stored = await store.put(stream, { maxBytes: limits.maxFileBytes });
      return { ...stored, ...(await examineStored(store, stored, fileName)), fileName };
    } catch (error) {
      if (!(error instanceof NotStoredError)) {
        parser.destroy(error instanceof Error ? error : new Error('store failed'));
        throw error;
      }
      refused.push({ fileName, reason: error.reason });
      stream.resume();
      return null;
    }
  }

  try {
    await pump(Readable.fromWeb(request.body as WebStream), parser);
  } finally {
    // Whatever happened, no temporary file is left behind.
    await Promise.allSettled(puts);
  }
  const files = (await Promise.all(puts)).filter((file) => file !== null);
  return { fields, files, refused };
}

const WRITTEN_AS: Readonly<Record<string, string>> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

/** Browsers write a quote and line ends in a file's name as %22, %0D and %0A, and nothing else so (WHATWG HTML). */
function asBrowsersWrite(fileName: string): string {
  return fileName.replace(/%22|%0D|%0A/g, (written) => WRITTEN_AS[written] ?? written);
}

function openParser(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, parts: MAX_FIELDS + 1000 },
    });
  } catch {
    throw new BrokenFormError('not a form');
  }
}

function pump(source: Readable, parser: busboy.Busboy): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      source.destroy();
      reject(
        error instanceof BrokenFormError
          ? error
          : new BrokenFormError('cut off or malformed', { cause: error }),
      );
    };
    parser.on('close', resolve);
    parser.on('error', fail);
    parser.on('fieldsLimit', () => fail(new BrokenFormError('too many texts')));
    parser.on('partsLimit', () => fail(new BrokenFormError('too many parts')));
    source.on('error', (error) => {
      parser.destroy(error);
      fail(error);
    });
    source.pipe(parser);
  });
}
