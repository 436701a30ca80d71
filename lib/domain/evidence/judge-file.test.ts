import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILE_TYPES, fileTypeByName, fileTypeOf } from '@/lib/domain/evidence/file-types';
import { judgeFile, type FoundContent, type HeldBecause } from '@/lib/domain/evidence/judge-file';

const plain = (mediaType: string | null): FoundContent => ({ mediaType, active: false, alsoReadsAs: null });

test('every type is named once, and each of its endings leads back to it', () => {
  expect(new Set(FILE_TYPES.map(({ mediaType }) => mediaType)).size).toBe(FILE_TYPES.length);
  const endings = FILE_TYPES.flatMap((type) => type.endings);
  expect(new Set(endings).size).toBe(endings.length);
  for (const type of FILE_TYPES) {
    expect(fileTypeOf(type.mediaType)).toBe(type);
    for (const ending of type.endings) expect(fileTypeByName(`صورة 1.${ending.toUpperCase()}`)).toBe(type);
  }
});

test.each<[string, FoundContent, readonly HeldBecause[]]>([
  ['photo.png', plain('image/jpeg'), ['NAME_SAYS_OTHER']],
  ['photo', plain('image/jpeg'), ['UNKNOWN_ENDING']],
  ['photo.', plain('image/jpeg'), ['UNKNOWN_ENDING']],
  ['photo.jpg', plain(null), ['UNKNOWN_CONTENT']],
  ['photo.jpg', plain('application/x-msdownload'), ['UNKNOWN_CONTENT']],
  ['photo.jpg.exe', plain('application/x-msdownload'), ['UNKNOWN_CONTENT', 'UNKNOWN_ENDING']],
  ['photo.exe.jpg', plain('image/jpeg'), ['NAME_HIDES_PROGRAM']],
  ['photo.exe      .jpg', plain('image/jpeg'), ['NAME_HIDES_PROGRAM']],
  ['drawing.svg', { ...plain(null), active: true }, ['ACTIVE_CONTENT', 'UNKNOWN_ENDING']],
  ['photo.jpg', { ...plain('image/jpeg'), active: true }, ['ACTIVE_CONTENT']],
  ['photo.jpg', { ...plain('image/jpeg'), alsoReadsAs: 'application/zip' }, ['TWO_TYPES']],
  ['letter.docx', plain('application/zip'), ['NAME_SAYS_OTHER']],
  ['notes.txt', plain('application/json'), ['NAME_SAYS_OTHER']],
])('%s with other bytes is held, and why is said', (fileName, found, why) => {
  expect(judgeFile(fileName, found)).toEqual({ standing: 'HELD', why });
});

test.each([
  ['صورة.JPG', 'image/jpeg', 'image/jpeg'],
  ['list.csv', 'text/plain', 'text/csv'],
  ['places.geojson', 'text/plain', 'application/json'],
  ['page.warc.gz', 'application/warc+gzip', 'application/warc+gzip'],
  ['backup.2017.tar.gz', 'application/gzip', 'application/gzip'],
  ['interview.js-notes final.pdf', 'application/pdf', null],
])('%s with the bytes of its name is what it says', (fileName, content, kept) => {
  const verdict = judgeFile(fileName, plain(content));
  if (kept === null) expect(verdict).toEqual({ standing: 'HELD', why: ['NAME_HIDES_PROGRAM'] });
  else expect(verdict).toEqual({ standing: 'AGREED', type: fileTypeOf(kept) });
});

test('nothing passes but what is in the table, whatever its name and bytes', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string()), (fileName, mediaType) => {
      const verdict = judgeFile(fileName, plain(mediaType));
      expect(verdict.standing === 'AGREED' ? FILE_TYPES : [undefined]).toContain(
        verdict.standing === 'AGREED' ? verdict.type : undefined,
      );
    }),
  );
});
