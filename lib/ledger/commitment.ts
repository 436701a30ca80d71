import { createHash, createHmac, randomBytes } from 'node:crypto';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';

/** A value as it is stored: its canonical text, a fresh 32-byte salt, and what the ledger shows of it. */
export type CommittedValue = {
  readonly valueJson: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly commitment: Uint8Array<ArrayBuffer>;
};

/**
 * Commits to one value: HMAC-SHA-256 keyed with a fresh salt over the canonical JSON. Without the salt the commitment
 * tells nothing, so erasing value and salt leaves the ledger valid.
 */
export function commitTo(value: Json): CommittedValue {
  const valueJson = canonicalJson(value);
  const salt = freshSalt();
  return { valueJson, salt, commitment: commitmentOf(valueJson, salt) };
}

const SALT_BYTES = 32;
const SALTS_AT_ONCE = 256;
let salts = new Uint8Array();

/** 32 bytes nobody else has had: asking the system for many at once costs a fraction of asking for each. */
function freshSalt(): Uint8Array<ArrayBuffer> {
  if (salts.length === 0) salts = new Uint8Array(randomBytes(SALT_BYTES * SALTS_AT_ONCE));
  const salt = salts.slice(0, SALT_BYTES);
  salts = salts.subarray(SALT_BYTES);
  return salt;
}

/** The 32-byte commitment of a canonical text under a salt. */
export function commitmentOf(valueJson: string, salt: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', salt).update(valueJson, 'utf8').digest());
}

/** SHA-256 of the canonical JSON of a value, hex: the content hash that an approval is bound to. */
export function contentHashOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}
