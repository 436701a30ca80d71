import 'server-only';
import { createGunzip } from 'node:zlib';

const HEAD_BYTES = 512;

/** The first bytes of what is packed in a gzip whose beginning is given; empty where it can't be unpacked. */
export async function unpackedHead(packedHead: Uint8Array): Promise<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 4096 });
  gunzip.on('error', () => undefined); // the beginning of a file is a cut-off gzip
  gunzip.end(packedHead);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of gunzip as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= HEAD_BYTES) break;
    }
  } catch {
    // What came before the end is what there is.
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}
