import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '@/lib/domain/evidence/archive';
import { listArchive } from '@/lib/evidence/list-archive';
import { inMemory } from '@/lib/evidence/random-access';
import { zipOf } from '@/lib/testing/zip-of';

const ZIP = 'application/zip';
const list = (
  type: string,
  bytes: Uint8Array,
  limits: Partial<ArchiveLimits> = {},
): ReturnType<typeof listArchive> => listArchive(type, inMemory(bytes), { ...ARCHIVE_LIMITS, ...limits });
const refused = (why: string, entryName: string | null = expect.anything()): object => ({
  readable: false,
  why,
  entryName,
});

async function tarOf(entries: readonly (readonly [name: string, text: string])[]): Promise<Buffer> {
  const tar = pack();
  for (const [name, text] of entries) tar.entry({ name }, text);
  tar.finalize();
  return Buffer.concat((await Readable.from(tar).toArray()) as Uint8Array[]);
}

const TWO = [
  ['صور/1.txt', 'one'],
  ['notes.txt', 'three'],
] as const;

test('a zip, a tar and a packed tar are listed by what is in them', async () => {
  const listing = {
    readable: true,
    entryCount: 2,
    unpackedBytes: 8,
    entries: [
      { name: 'صور/1.txt', size: 3 },
      { name: 'notes.txt', size: 5 },
    ],
  };
  expect(await list(ZIP, await zipOf(TWO))).toEqual(listing);
  const tar = await tarOf(TWO);
  expect(await list('application/x-tar', tar)).toEqual(listing);
  expect(await list('application/gzip', gzipSync(tar))).toEqual(listing);
  expect(await list('application/gzip', gzipSync('seven b'))).toEqual({
    readable: true,
    entryCount: 1,
    unpackedBytes: 7,
    entries: [],
  });
  expect(await list('image/png', Buffer.from('x'))).toBeNull();
});

test('names beyond the first are counted and not listed', async () => {
  expect(await list(ZIP, await zipOf(TWO), { namedEntries: 1 })).toMatchObject({
    entryCount: 2,
    entries: [{ name: 'صور/1.txt' }],
  });
});

test('an entry that leaves its folder refuses the archive', async () => {
  for (const name of ['../../etc/cron.d/x', '/etc/passwd', 'C:/x', 'a/../../x']) {
    const zip = await zipOf([[name.replace(/[./:]/g, '_'), 'x']]);
    const bytes = Buffer.from(zip.toString('latin1').replaceAll(name.replace(/[./:]/g, '_'), name), 'latin1');
    expect(await list(ZIP, bytes)).toEqual(refused('LEAVES_ITS_FOLDER', name));
  }
  expect(await list('application/x-tar', await tarOf([['../x', 'x']]))).toEqual(
    refused('LEAVES_ITS_FOLDER', '../x'),
  );
});

test('a bomb is refused by what it declares, and one that lies by what comes out', async () => {
  const honest = await zipOf([['zeros', '\0'.repeat(64 * 1024 * 1024)]]);
  expect(await list(ZIP, honest)).toEqual(refused('TOO_LARGE_AS_DECLARED', 'zeros'));

  const small = await zipOf([['zeros', '\0'.repeat(100_000)]]);
  const lying = Buffer.from(small);
  for (let at = small.indexOf(Buffer.from('PK\x01\x02')); at >= 0; at = -1) lying.writeUInt32LE(10, at + 24);
  expect(await list(ZIP, lying)).toEqual(refused('TOO_LARGE_IN_FACT', 'zeros'));

  expect(await list('application/gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024)))).toEqual(
    refused('TOO_LARGE_IN_FACT', null),
  );
});

test('two entries on the same bytes refuse the archive', async () => {
  const zip = await zipOf(TWO);
  const first = zip.indexOf(Buffer.from('PK\x01\x02'));
  const second = zip.indexOf(Buffer.from('PK\x01\x02'), first + 4);
  zip.writeUInt32LE(zip.readUInt32LE(first + 42), second + 42);
  expect(await list(ZIP, zip)).toEqual(refused('ENTRIES_OVERLAP', 'notes.txt'));
});

test('too many entries, a password, a cut and bytes that were changed are each named', async () => {
  const zip = await zipOf(TWO);
  expect(await list(ZIP, zip, { maxEntries: 1 })).toEqual(refused('TOO_MANY_ENTRIES', 'notes.txt'));
  expect(await list(ZIP, zip.subarray(0, zip.length - 30))).toEqual(refused('BROKEN', null));
  expect(await list('application/gzip', gzipSync('whole').subarray(0, 20))).toEqual(refused('BROKEN', null));
  const locked = Buffer.from(zip);
  const at = locked.indexOf(Buffer.from('PK\x01\x02'));
  locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8);
  expect(await list(ZIP, locked)).toEqual(refused('LOCKED', 'صور/1.txt'));
  expect(await list(ZIP, await zipOf([['a', 'x'.repeat(9_000_000)]]), { maxMs: 0 })).toEqual(
    refused('TOO_SLOW', 'a'),
  );
});
