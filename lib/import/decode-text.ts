/**
 * Bytes to text, piece by piece, with a clear answer for files that are not UTF-8 comma-separated text.
 */
import { fileProblem, type ImportProblem } from '@/lib/import/problem';

export type ImportInput = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** Ends the reading of a file; carries what to tell the reader. */
export class UnreadableFile extends Error {
  constructor(readonly problem: ImportProblem) {
    super(problem.code);
    this.name = 'UnreadableFile';
  }
}

const FIRST_LINE_LIMIT = 65_536;
const OTHER_DELIMITERS: ReadonlyMap<string, string> = new Map([
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
]);

/** Facts about the text that are only known once it has passed. */
export type TextEnd = { endsInNewline: boolean };

/** Decodes UTF-8 strictly, drops a byte order mark, refuses UTF-16, archives, binary files and other delimiters. */
export async function* decodeText(input: ImportInput, end: TextEnd): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let head = '';
  let headDone = false;

  const check = (text: string): string | null => {
    const nul = text.indexOf('\u0000');
    if (nul >= 0) {
      const at = line + countNewlines(text.slice(0, nul));
      throw new UnreadableFile(fileProblem('FILE_NOT_TEXT', 'ERROR', 'STOPPED_READING', { line: at }));
    }
    line += countNewlines(text);
    if (text !== '') end.endsInNewline = /[\r\n]$/.test(text);
    if (headDone) return text;
    head += text;
    if (!/[\r\n]/.test(head) && head.length < FIRST_LINE_LIMIT) return null;
    headDone = true;
    checkFirstLine(head);
    return head;
  };

  let first = true;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    if (first && bytes.length > 0) {
      refuseForeignSignature(bytes);
      first = false;
    }
    const text = check(decodeStrictly(decoder, bytes, line));
    if (text) yield text;
  }
  const rest = check(decodeStrictly(decoder, null, line));
  if (rest) yield rest;
  if (!headDone && head !== '') {
    checkFirstLine(head);
    yield head;
  }
}

function decodeStrictly(decoder: TextDecoder, bytes: Uint8Array | null, line: number): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    const readable = new TextDecoder('utf-8').decode(bytes ?? new Uint8Array());
    const before = readable.slice(0, Math.max(0, readable.indexOf('\uFFFD')));
    throw new UnreadableFile(
      fileProblem('FILE_NOT_UTF8', 'ERROR', 'STOPPED_READING', { line: line + countNewlines(before) }),
    );
  }
}

function refuseForeignSignature(bytes: Uint8Array): void {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new UnreadableFile(fileProblem('FILE_NOT_UTF8', 'ERROR', 'STOPPED_READING', { line: 1 }));
  }
  // PK: a zip, hence also .xlsx and .ods; 1f 8b: gzip.
  if ((a === 0x50 && b === 0x4b && (bytes[2] ?? 0) < 9) || (a === 0x1f && b === 0x8b)) {
    throw new UnreadableFile(fileProblem('FILE_NOT_TEXT', 'ERROR', 'STOPPED_READING', { line: 1 }));
  }
}

function checkFirstLine(head: string): void {
  const firstLine = head.split(/[\r\n]/, 1)[0] ?? '';
  if (firstLine.includes(',')) return;
  for (const [delimiter, name] of OTHER_DELIMITERS) {
    if (firstLine.includes(delimiter)) {
      throw new UnreadableFile(
        fileProblem(
          'FILE_WRONG_DELIMITER',
          'ERROR',
          'STOPPED_READING',
          { line: 1, row: 1, value: firstLine },
          {
            delimiter: name,
          },
        ),
      );
    }
  }
}

/** Line breaks in a text; CR LF is one. */
export function countNewlines(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
