import { expect, test } from 'vitest';
import { attachmentDisposition, cleanFileName } from '@/lib/domain/evidence/file-name';
import { evidenceKindOf, mediaTypeOf } from '@/lib/domain/evidence/file-kind';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

test.each([
  ['\xff\xd8\xff\xe0..JFIF', 'image/jpeg', 'PHOTO'],
  ['RIFF....WEBPVP8', 'image/webp', 'PHOTO'],
  ['xxxx....WEBPVP8', 'application/octet-stream', 'OTHER'],
  ['\0\0\0\x18ftypheic', 'image/heic', 'PHOTO'],
  ['\0\0\0\x18ftypisom', 'video/mp4', 'VIDEO'],
  ['%PDF-1.7', 'application/pdf', 'DOCUMENT'],
  ['<html><script>', 'application/octet-stream', 'OTHER'],
  ['<svg onload=', 'application/octet-stream', 'OTHER'],
  ['', 'application/octet-stream', 'OTHER'],
])('%j is %s', (head, type, kind) => {
  expect(mediaTypeOf(bytes(head))).toBe(type);
  expect(evidenceKindOf(type)).toBe(kind);
});

test('a sent name loses folders, control and turning characters, and keeps its ending', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('passwd');
  expect(cleanFileName('C:\\Users\\x\\صورة.jpg')).toBe('صورة.jpg');
  expect(cleanFileName('photo\u202egpj.exe')).toBe('photogpj.exe');
  expect(cleanFileName('a\r\nSet-Cookie: x')).toBe('aSet-Cookie: x');
  expect(cleanFileName('..')).toBe('file');
  const long = cleanFileName(`${'x'.repeat(500)}.jpeg`);
  expect([...long].length).toBe(200);
  expect(long.endsWith('.jpeg')).toBe(true);
});

test('a download names itself so that nothing can break out of the header', () => {
  expect(attachmentDisposition('صورة "1".jpg')).toBe(
    `attachment; filename="____ _1_.jpg"; filename*=UTF-8''%D8%B5%D9%88%D8%B1%D8%A9%20%221%22.jpg`,
  );
});
