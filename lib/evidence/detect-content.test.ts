import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { detectContent } from '@/lib/evidence/detect-content';
import { inMemory } from '@/lib/evidence/random-access';
import { zipOf } from '@/lib/testing/zip-of';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const found = (bytes: Uint8Array): ReturnType<typeof detectContent> => detectContent(inMemory(bytes));
const JPEG = Buffer.concat([latin('\xff\xd8\xff\xe0\0\x10JFIF\0'), Buffer.alloc(400, 0x11)]);

test.each<[string, Uint8Array, string | null]>([
  ['a photo', JPEG, 'image/jpeg'],
  ['a photo of a phone', latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'image/heic'],
  ['a film of a phone', latin('\0\0\0\x14ftypqt  \0\0\0\0qt  '), 'video/quicktime'],
  ['a film', latin('\0\0\0\x18ftypisom\0\0\x02\0isomiso2'), 'video/mp4'],
  [
    'a voice message',
    latin('OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead'),
    'audio/ogg',
  ],
  ['a PDF', latin('%PDF-1.7\n%\xe2\xe3\n'), 'application/pdf'],
  ['Arabic in UTF-8', Buffer.from('سقطت القذيفة عند الفجر\r\n'), 'text/plain'],
  ['Arabic in Windows-1256', latin('\xd3\xde\xd8\xca\x20\xc7\xe1\xde\xd0\xed\xdd\xc9'), 'text/plain'],
  ['Arabic in UTF-16', Buffer.from('\ufeffسقطت', 'utf16le'), 'text/plain'],
  ['a web archive record', latin('WARC/1.1\r\nWARC-Type: warcinfo\r\n'), 'application/warc'],
  ['a packed web archive', gzipSync('WARC/1.1\r\nWARC-Type: warcinfo\r\n'), 'application/warc+gzip'],
  ['something packed', gzipSync('text'), 'application/gzip'],
  ['nothing', Buffer.alloc(0), null],
  ['noise', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8]), null],
  ['a zip that is none', latin('PK\x03\x04 and no more'), null],
])('%s is known by its bytes', async (_what, bytes, mediaType) => {
  expect(await found(bytes)).toEqual({ mediaType, active: false, alsoReadsAs: null });
});

test.each<[string, readonly (readonly [string, string])[], string]>([
  ['a zip', [['notes.txt', 'x']], 'application/zip'],
  [
    'a letter',
    [
      ['[Content_Types].xml', '<Types/>'],
      ['word/document.xml', '<w/>'],
    ],
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    'a table',
    [
      ['xl/workbook.xml', '<x/>'],
      ['[Content_Types].xml', '<Types/>'],
    ],
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  [
    'a letter with a program in it',
    [
      ['[Content_Types].xml', '<Types/>'],
      ['word/vbaProject.bin', 'x'],
    ],
    'application/vnd.ms-office.macroenabled',
  ],
  [
    'an open letter',
    [
      ['mimetype', 'application/vnd.oasis.opendocument.text'],
      ['content.xml', '<o/>'],
    ],
    'application/vnd.oasis.opendocument.text',
  ],
  [
    'a web archive',
    [
      ['archive/data.warc.gz', 'x'],
      ['datapackage.json', '{}'],
    ],
    'application/wacz',
  ],
  ['a program', [['META-INF/MANIFEST.MF', 'x']], 'application/java-archive'],
])('%s is known by the names inside', async (_what, entries, mediaType) => {
  expect(await found(await zipOf(entries))).toMatchObject({ mediaType, active: false });
});

test.each<[string, Uint8Array]>([
  ['a page', latin('\n <!DOCTYPE html><title>x</title>')],
  ['a drawing with a script', latin('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
  ['a drawing in UTF-16', Buffer.from('\ufeff<svg onload="x()"/>', 'utf16le')],
  ['a picture that carries a script', Buffer.concat([JPEG, latin('<script>x()</script>')])],
  ['XML', latin('<?xml version="1.0"?><a/>')],
])('%s is active', async (_what, bytes) => {
  expect(await found(bytes)).toMatchObject({ active: true });
});

test('two types in one file are both seen', async () => {
  const zip = await zipOf([['hidden.txt', 'x']]);
  expect(await found(Buffer.concat([JPEG, zip]))).toMatchObject({
    mediaType: 'image/jpeg',
    alsoReadsAs: 'application/zip',
  });
  expect(await found(Buffer.concat([latin('GIF89a\n'), latin('%PDF-1.7\n')]))).toMatchObject({
    alsoReadsAs: 'application/pdf',
  });
});

test('a control sign far behind makes bytes no text', async () => {
  const bytes = Buffer.alloc(3 * 1024 * 1024, 0x61);
  expect(await found(bytes)).toMatchObject({ mediaType: 'text/plain' });
  bytes[bytes.length - 1] = 0;
  expect(await found(bytes)).toMatchObject({ mediaType: null });
});
