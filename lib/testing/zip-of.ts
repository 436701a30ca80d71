import { ZipFile } from 'yazl';

/** A zip of these names and texts, stored in order. `mimetype` is not packed, as OpenDocument wants it. */
export async function zipOf(entries: readonly (readonly [name: string, text: string])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of entries)
    zip.addBuffer(Buffer.from(text), name, { compress: name !== 'mimetype' });
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
