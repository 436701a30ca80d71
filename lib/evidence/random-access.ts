import { Readable } from 'node:stream';

const STEP_BYTES = 256 * 1024;

/** Bytes that can be read in any order without holding them: a file on disk, an object in a store, a buffer in a test. */
export interface RandomAccess {
  /** Bytes in all. */
  readonly size: number;
  /** The bytes from `position`, at most `length` of them, fewer only where the end comes first. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** Bytes held in memory. */
export function inMemory(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
  };
}

/** The bytes in order, a quarter of a megabyte at a time, as fast as they are taken. */
export function inOrder(bytes: RandomAccess, from = 0, to = bytes.size): Readable {
  async function* steps(): AsyncGenerator<Uint8Array> {
    for (let position = from; position < to;) {
      const step = await bytes.read(position, Math.min(STEP_BYTES, to - position));
      if (step.length === 0) return;
      position += step.length;
      yield step;
    }
  }
  return Readable.from(steps(), { objectMode: false });
}
