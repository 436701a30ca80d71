import { describe, expect, it, test } from 'vitest';
import { displayReference, formatReference, parseReference } from '@/lib/domain/case/reference';
import { ACCURACY_LEVELS, radiusMetres } from '@/lib/domain/place/accuracy';
import { isBlank, isStorable, scriptOf, storable } from '@/lib/domain/shared/text';
import { addMonths, isAfter, isMonth, lastDayOf, parseMoment, reportMonth } from '@/lib/domain/shared/dates';
import { canonicalRange } from '@/lib/domain/shared/ranges';

describe('references', () => {
  it('are written and read, with the cycle behind them', () => {
    expect(formatReference(2026, 1)).toBe('CH-2026-0001');
    expect(formatReference(2026, 123_456)).toBe('CH-2026-123456');
    expect(displayReference('CH-2026-0001', 1)).toBe('CH-2026-0001');
    expect(displayReference('CH-2026-0001', 2)).toBe('CH-2026-0001/2');
    expect(() => formatReference(2026, 0)).toThrow(RangeError);
  });

  it('are read as people type them', () => {
    const plain = { reference: 'CH-2026-0001', cycle: 1 };
    expect(parseReference(' ch–2026–0001 ')).toEqual(plain);
    expect(parseReference('CH-٢٠٢٦-٠٠٠١')).toEqual(plain);
    expect(parseReference('CH-۲۰۲۶-۰۰۰۱/۲')).toEqual({ ...plain, cycle: 2 });
    for (const wrong of [
      '',
      'CH-2026-1',
      'CH-2026-0001/1',
      'CH-2026-0001/0',
      'XX-2026-0001',
      'CH-2026-0001x',
    ]) {
      expect(parseReference(wrong), wrong).toBeNull();
    }
  });
});

describe('dates', () => {
  it('know what is a day and what is not', () => {
    expect(parseMoment('2018-02-29')).toBeNull();
    expect(parseMoment('2018-11-30T10:00:00')).toBeNull();
    expect(parseMoment('yesterday')).toBeNull();
    expect(parseMoment('2018-11-30T10:00:00+03:00')).toBe(Date.UTC(2018, 10, 30, 7));
  });

  it('put an instant into the body’s month and leave a day alone', () => {
    expect(reportMonth('2018-11-30T22:00:00Z')).toBe('2018-11');
    expect(reportMonth('2018-11-30T22:00:00Z', 'Asia/Baghdad')).toBe('2018-12');
    expect(reportMonth('2018-11-30', 'Asia/Baghdad')).toBe('2018-11');
    expect(() => reportMonth('soon')).toThrow(RangeError);
  });

  it('count months and days', () => {
    expect([addMonths('2018-11', 2), addMonths('2018-01', -1), lastDayOf('2020-02')]).toEqual([
      '2019-01',
      '2017-12',
      '2020-02-29',
    ]);
    expect([isMonth('2018-13'), isMonth('2018-1'), isMonth('2018-12')]).toEqual([false, false, true]);
    expect(
      ['0000-01', '0001-01', '1899-12', '1900-01', '2199-12', '2200-01', '9999-12'].map(isMonth),
    ).toEqual([...[false, false, false, true, true, false, false]]);
    expect([addMonths('1900-01', -1), addMonths('2199-12', 1), lastDayOf('2199-12')]).toEqual([
      '1899-12',
      '2200-01',
      '2199-12-31',
    ]);
    expect(isAfter('2018-12-01', '2018-11-30T12:00:00Z')).toBe(false); // it has begun in the far east
    expect(isAfter('2018-12-02', '2018-11-30T12:00:00Z')).toBe(true);
    expect(isAfter('2018-11-30T12:00:01Z', '2018-11-30T12:00:00Z')).toBe(true);
  });
});

it.each([
  ['0000-01-01', null],
  ['0000-12-31T23:59:59Z', null],
  ['0001-01-01T00:00:00+02:00', null],
  ['9999-12-31T23:00:00-02:00', null],
  ['0001-01-01', -62_135_596_800_000],
  ['9999-12-31T23:59:59Z', 253_402_300_799_000],
])('the moment %s is one that a database holds, or none', (text, time) => {
  expect(parseMoment(text)).toBe(time);
});

describe('a text from outside', () => {
  it.each([
    ['plain', 'plain'],
    ['a\u0000b\u0000', 'ab'],
    ['\u0000', ''],
    ['half \ud83d and \ude00', 'half \ufffd and \ufffd'],
    ['😀 whole, \u202eturned\u0007\u001b', '😀 whole, \u202eturned\u0007\u001b'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(storable(sent)).toBe(kept);
    expect(isStorable(sent)).toBe(sent === kept);
  });
});

it('ranges have one form', () => {
  expect([canonicalRange(3, 3), canonicalRange(3, 5), canonicalRange(null, 5)]).toEqual(['3', '3–5', null]);
});

it('accuracy levels go from fine to coarse', () => {
  const radii = ACCURACY_LEVELS.map(radiusMetres);
  expect(radii).toEqual([...radii].sort((a, b) => a - b));
});

describe('the script of a text', () => {
  it.each([
    ['Two people were killed near Tell Ruman.', 'LATIN'],
    ['قُتل شخصان قرب تل رمان.', 'ARABIC'],
    ['Two people were killed near Tell Ruman (تل رمان).', 'LATIN'],
    ['قُتل شخصان قرب Tell Ruman في الليل.', 'ARABIC'],
    ['2 – 4', 'LATIN'],
  ] as const)('%s', (text, script) => {
    expect(scriptOf(text)).toBe(script);
  });
});

test.each(['', ' \n\t', '\u200b', '\u2060\u200f', '\u3164', '\u00ad\u2800', '\ufeff'])(
  '%j is blank: nobody can read it',
  (text) => {
    expect(isBlank(text)).toBe(true);
  },
);
test.each(['a', 'ب', '\u200fب', '.', '0'])('%j is not blank', (text) => expect(isBlank(text)).toBe(false));
