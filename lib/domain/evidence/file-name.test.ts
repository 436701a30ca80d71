import { expect, test } from 'vitest';
import { attachmentDisposition, cleanFileName } from '@/lib/domain/evidence/file-name';

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
