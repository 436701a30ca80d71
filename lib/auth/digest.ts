import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as base64url: what a browser holds of its session. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token or code: all that the database keeps of it. */
export function digestOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret, 'utf8').digest());
}
