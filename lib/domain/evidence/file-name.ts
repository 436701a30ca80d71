import { storable } from '@/lib/domain/shared/text';

/** Longest file name kept, in characters. */
const LONGEST = 200;

/** Characters that turn reading order around and so hide what a name really ends in. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/gu;

/**
 * The name of a sent file without any folder, control or turning character or line end, cut in the middle when very long so that
 * its ending stays. Blank becomes "file".
 */
export function cleanFileName(sent: string): string {
  const base = sent.slice(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
  const plain = storable(base)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '')
    .replace(TURNING, '')
    .trim();
  if (plain === '' || plain === '.' || plain === '..') return 'file';
  const characters = [...plain];
  if (characters.length <= LONGEST) return plain;
  return [...characters.slice(0, LONGEST - 21), '…', ...characters.slice(-20)].join('');
}

/**
 * The Content-Disposition of a download: always an attachment, with a plain name for old readers and the full name as
 * RFC 5987 has it.
 */
export function attachmentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
