import type { RandomAccess } from '@/lib/evidence/random-access';

const STEP_BYTES = 1024 * 1024;
/** Signs that texts hold besides printable ones: tab, line feed, form feed, carriage return, escape. */
const ALLOWED_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/** The encoding that a text says of itself by its first bytes; UTF-8 where it says nothing. */
export function encodingByMark(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * Whether bytes are plain text: no control sign in them, in whatever encoding (an Arabic text is often Windows-1256 and
 * no valid UTF-8). Texts of two bytes a sign must say so by their mark. Reads them whole, a megabyte at a time, and stops
 * at the first sign that no text has.
 */
export async function isText(bytes: RandomAccess): Promise<boolean> {
  if (bytes.size === 0) return false;
  const encoding = encodingByMark(await bytes.read(0, 2));
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { fatal: true });
  for (let position = 0; position < bytes.size; position += STEP_BYTES) {
    const step = await bytes.read(position, STEP_BYTES);
    if (decoder === null ? hasControl(step) : !decodes(decoder, step)) return false;
  }
  return true;
}

function hasControl(signs: Uint8Array | Uint16Array): boolean {
  return signs.some((sign: number) => (sign < 0x20 || sign === 0x7f) && !ALLOWED_CONTROLS.has(sign));
}

function decodes(decoder: TextDecoder, step: Uint8Array): boolean {
  try {
    const text = decoder.decode(step, { stream: true });
    return !hasControl(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)));
  } catch {
    return false;
  }
}
