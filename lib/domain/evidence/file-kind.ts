import type { EvidenceKind } from '@/lib/domain/evidence/evidence';

/** Served as this when the content says nothing certain. */
export const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';

type Signature = { readonly offset: number; readonly bytes: string; readonly type: string };

/** Marks at fixed places in a file, as Latin-1 text; the first that fits decides. */
const SIGNATURES: readonly Signature[] = [
  { offset: 0, bytes: '\xff\xd8\xff', type: 'image/jpeg' },
  { offset: 0, bytes: '\x89PNG\r\n\x1a\n', type: 'image/png' },
  { offset: 0, bytes: 'GIF8', type: 'image/gif' },
  { offset: 8, bytes: 'WEBP', type: 'image/webp' },
  { offset: 8, bytes: 'WAVE', type: 'audio/wav' },
  { offset: 8, bytes: 'AVI ', type: 'video/x-msvideo' },
  { offset: 4, bytes: 'ftyphei', type: 'image/heic' },
  { offset: 4, bytes: 'ftypmif1', type: 'image/heif' },
  { offset: 4, bytes: 'ftypavif', type: 'image/avif' },
  { offset: 4, bytes: 'ftypM4A', type: 'audio/mp4' },
  { offset: 4, bytes: 'ftypqt', type: 'video/quicktime' },
  { offset: 4, bytes: 'ftyp', type: 'video/mp4' },
  { offset: 0, bytes: '\x1aE\xdf\xa3', type: 'video/webm' },
  { offset: 0, bytes: 'OggS', type: 'application/ogg' },
  { offset: 0, bytes: 'ID3', type: 'audio/mpeg' },
  { offset: 0, bytes: '#!AMR', type: 'audio/amr' },
  { offset: 0, bytes: '%PDF-', type: 'application/pdf' },
  { offset: 0, bytes: 'PK\x03\x04', type: 'application/zip' },
];
const RIFF = 'RIFF';

/** What a file is by its first bytes (64 are enough); never by its name or the sender's word. */
export function mediaTypeOf(head: Uint8Array): string {
  const text = String.fromCharCode(...head.subarray(0, 64));
  const match = SIGNATURES.find(
    ({ offset, bytes }) => text.startsWith(bytes, offset) && (offset !== 8 || text.startsWith(RIFF)),
  );
  return match?.type ?? UNKNOWN_MEDIA_TYPE;
}

/** The kind of evidence a type of file usually is; an analyst may describe it otherwise later. */
export function evidenceKindOf(mediaType: string): EvidenceKind {
  if (mediaType.startsWith('image/')) return 'PHOTO';
  if (mediaType.startsWith('video/')) return 'VIDEO';
  return mediaType === 'application/pdf' ? 'DOCUMENT' : 'OTHER';
}
