import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatInstant,
  formatMonth,
  formatNumber,
  formatRange,
  formatWrittenDay,
} from '@/lib/i18n/format';
import { localeFromHeader } from '@/lib/i18n/locales';

describe('format', () => {
  it.each([
    ['en', '5 Jan 2019'],
    ['ar', '٥ كانون الثاني ٢٠١٩'],
  ] as const)('writes days in %s', (locale, wanted) => {
    expect(formatDate(locale, '2019-01-05T23:59:00Z')).toBe(wanted);
  });

  it('writes a written day in words, and leaves what is no such day as it was written', () => {
    expect(formatWrittenDay('ar', '2019-01-05')).toBe('٥ كانون الثاني ٢٠١٩');
    for (const other of ['2019-01-05T04:00Z', '2019-13-05', '2019-02', 'that night', ''])
      expect(formatWrittenDay('en', other)).toBe(other);
  });

  it('writes months, instants and numbers', () => {
    expect(formatMonth('en', '2019-03')).toBe('March 2019');
    expect(formatMonth('ar', '2017-06')).toBe('حزيران ٢٠١٧');
    expect(formatInstant('en', '2019-03-14T14:31:09Z')).toBe('14 Mar 2019, 14:31 UTC');
    expect(formatNumber('en', 31_406)).toBe('31,406');
    expect(formatNumber('ar', 1206)).toBe('١٬٢٠٦');
  });

  it('keeps not stated apart from none', () => {
    expect(formatRange('en', 2, 5)).toBe('2–5');
    expect(formatRange('en', 0, 0)).toBe('0');
    expect(formatRange('en', 3, null)).toBe('at least 3');
    expect(formatRange('en', null, 5)).toBe('at most 5');
    expect(formatRange('ar', 3, 5)).toBe('٣–٥');
    expect(formatRange('ar', 3, null)).toBe('٣ على الأقل');
    expect(formatRange('en', null, null)).toBeNull();
  });

  it.each([
    ['ar-SY,ar;q=0.9,en;q=0.5', 'ar'],
    ['fr, en;q=0.2, ar;q=0.7', 'ar'],
    ['ar;q=0, en', 'en'],
    ['de', 'en'],
    [null, 'en'],
  ])('reads the language out of %s', (header, wanted) => {
    expect(localeFromHeader(header)).toBe(wanted);
  });
});
