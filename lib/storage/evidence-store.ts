import type { Readable } from 'node:stream';

/** What is known of bytes once they are stored. `sha256` in hex, `size` in bytes. */
export type StoredFile = { readonly sha256: string; readonly size: number };

/** Why bytes were not stored; nothing of them is kept. */
export type StoreRefusal = 'EMPTY' | 'TOO_LARGE' | 'CUT_OFF';

/** The sender's bytes could not be kept; the reason is for the sender. A full or broken disk is another error. */
export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
  constructor(readonly reason: StoreRefusal) {
    super(`not stored: ${reason}`);
  }
}

/** From the first byte of `from`, counted from 0, up to and without that of `to`. */
export type BytesBetween = { readonly from: number; readonly to: number };

/** Largest number of bytes taken. */
export type PutLimits = { readonly maxBytes: number };

/**
 * Where evidence bytes are: content-addressed, written once, never changed. What is put is on disk when the promise
 * settles; if a row never refers to it, `sweep` may remove it.
 */
export interface EvidenceStore {
  /** Streams bytes in, hashing on the way. Throws NotStoredError for an empty, too large or cut stream. */
  put(bytes: Readable, limits: PutLimits): Promise<StoredFile>;
  /** The bytes of an address, or of a part of it, or null where there are none. `size` in bytes, of the whole. */
  open(
    sha256: string,
    part?: BytesBetween,
  ): Promise<{ readonly stream: Readable; readonly size: number } | null>;
  /** Whether the bytes are there. */
  has(sha256: string): Promise<boolean>;
  /**
   * Removes what no row refers to and is older than `olderThan`. `isReferenced` is asked for each address.
   * Answers how many files were removed.
   */
  sweep(olderThan: Date, isReferenced: (sha256: string) => Promise<boolean>): Promise<number>;
}
