import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import { fileTypeOf } from '@/lib/domain/evidence/file-types';
import type { FoundContent } from '@/lib/domain/evidence/judge-file';
import { encodingByMark, isText } from '@/lib/evidence/is-text';
import { unpackedHead } from '@/lib/evidence/gzip';
import type { RandomAccess } from '@/lib/evidence/random-access';
import { readZipNames } from '@/lib/evidence/zip';

/** Enough for every mark that a type has near its beginning. Bytes. */
const HEAD_BYTES = 64 * 1024;
/** Where the closing record of a zip must begin at the latest, with the longest comment it may carry. Bytes. */
const ZIP_TAIL_BYTES = 22 + 0xffff;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_DIRECTORY = Buffer.from('PK\x01\x02', 'latin1');

/** What other programs call a type that FILE_TYPES names otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/heic-sequence': 'image/heic',
  'image/heif': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'video/3gpp2': 'video/3gpp',
  'video/MP1S': 'video/mpeg',
  'video/MP2P': 'video/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
};

/** What makes a browser run or fetch something, where bytes of another kind carry it along. */
const CARRIED = /<(?:script|html|svg|iframe|\?php)\b/iu;
/** A text that begins with markup, of whatever kind: no text that is taken does. */
const MARKUP = /^\s*</u;

/**
 * What a file is by its bytes alone: its beginning, its end, and for a zip the names inside. Reads some 130 kB however
 * large it is (a text is read whole). Never throws for what the bytes are; only where they can't be read.
 */
export async function detectContent(bytes: RandomAccess): Promise<FoundContent> {
  const head = await bytes.read(0, HEAD_BYTES);
  const latin = Buffer.from(head).toString('latin1');
  const mediaType = await typeOf(bytes, head, latin);
  const active = mediaType === 'text/plain' ? MARKUP.test(asRead(head)) : CARRIED.test(latin);
  return {
    mediaType: active && mediaType === 'text/plain' ? null : mediaType,
    active,
    alsoReadsAs: await secondType(bytes, latin, mediaType),
  };
}

async function typeOf(bytes: RandomAccess, head: Uint8Array, latin: string): Promise<string | null> {
  if (latin.startsWith('PK')) return zipType(bytes);
  if (latin.startsWith('WARC/')) return 'application/warc';
  if (latin.startsWith('\x1f\x8b')) {
    const inside = Buffer.from(await unpackedHead(head)).toString('latin1');
    return inside.startsWith('WARC/') ? 'application/warc+gzip' : 'application/gzip';
  }
  // Two bytes a sign are marked by what also begins a sound.
  if (encodingByMark(head) !== 'utf-8' && (await isText(bytes))) return 'text/plain';
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found !== undefined && !found.mime.startsWith('text/') && found.mime !== 'application/xml')
    return ALIASES[found.mime] ?? found.mime;
  return (await isText(bytes)) ? 'text/plain' : null;
}

/** A zip is what its names say: an office document, a web archive, or just a zip. A broken one is nothing. */
async function zipType(bytes: RandomAccess): Promise<string | null> {
  const names = await readZipNames(bytes);
  if (names === null) return null;
  const has = (pattern: RegExp): boolean => names.some(({ name }) => pattern.test(name));
  const declared = names.find(({ name }) => name === 'mimetype')?.content.trim();
  if (declared !== undefined && fileTypeOf(declared)?.family === 'OFFICE') return declared;
  if (has(/^\[Content_Types\]\.xml$/u)) {
    if (has(/(^|\/)vbaProject\.bin$/iu)) return 'application/vnd.ms-office.macroenabled';
    const part = (['word', 'xl', 'ppt'] as const).find((folder) => has(new RegExp(`^${folder}/`, 'u')));
    const names = {
      word: 'wordprocessingml.document',
      xl: 'spreadsheetml.sheet',
      ppt: 'presentationml.presentation',
    };
    return part === undefined
      ? 'application/zip'
      : `application/vnd.openxmlformats-officedocument.${names[part]}`;
  }
  if (has(/^datapackage\.json$/u) && has(/^archive\/[^/]+\.warc(\.gz)?$/u)) return 'application/wacz';
  if (has(/^META-INF\/MANIFEST\.MF$/iu) || has(/^AndroidManifest\.xml$/u)) return 'application/java-archive';
  return 'application/zip';
}

/** A second type that the same bytes can be read as: readers look for a PDF's mark in its first 1,024 bytes, and for a zip's record at the end. */
async function secondType(
  bytes: RandomAccess,
  latin: string,
  mediaType: string | null,
): Promise<string | null> {
  if (mediaType === 'text/plain') return null;
  const pdfAt = latin.slice(0, 1024).indexOf('%PDF-');
  if (mediaType !== 'application/pdf' && pdfAt >= 0) return 'application/pdf';
  if (latin.startsWith('PK')) return null;
  return (await endsInZip(bytes)) ? 'application/zip' : null;
}

/** Whether the closing record of a zip stands at the end with its directory before it, whatever stands before that. */
async function endsInZip(bytes: RandomAccess): Promise<boolean> {
  const tailAt = Math.max(0, bytes.size - ZIP_TAIL_BYTES);
  const tail = Buffer.from(await bytes.read(tailAt, ZIP_TAIL_BYTES));
  const end = tail.lastIndexOf(ZIP_END);
  if (end < 0 || end + 22 > tail.length) return false;
  const directoryAt = tailAt + end - tail.readUInt32LE(end + 12);
  if (directoryAt < 0) return false;
  return Buffer.from(await bytes.read(directoryAt, 4)).equals(ZIP_DIRECTORY);
}

/** The beginning as a reader of text would see it. */
function asRead(head: Uint8Array): string {
  return new TextDecoder(encodingByMark(head)).decode(head);
}
