import { digestOf } from '@/lib/auth/digest';
import { newReturnCode, normaliseReturnCode } from '@/lib/auth/return-code';
import { paths } from '@/lib/config/paths';

/** A one-time code to choose a password: shown once, and kept only as its SHA-256. */
export type ResetCode = { readonly code: string; readonly codeHash: Uint8Array<ArrayBuffer> };

/** Makes one. */
export function newResetCode(): ResetCode {
  const code = newReturnCode();
  const codeHash = resetCodeHash(code);
  if (codeHash === null) throw new Error('a new code does not pass its own check');
  return { code, codeHash };
}

/** The hash of a code as it was typed; null where it cannot be one. */
export function resetCodeHash(typed: string): Uint8Array<ArrayBuffer> | null {
  const code = normaliseReturnCode(typed);
  return code === null ? null : digestOf(`reset:${code}`);
}

/**
 * The link to hand over. The code stands behind `#`, which browsers never send: it is in no log, history of a proxy or
 * referrer. A script on the page puts it into the form; without scripts the code is typed.
 */
export function resetLink(origin: string, code: string): string {
  return `${origin.replace(/\/$/, '')}${paths.choosePassword()}#${code}`;
}
