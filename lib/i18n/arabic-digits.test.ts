import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { FORMATS, withArabicDigits } from '@/lib/i18n/arabic-digits';

function say(message: string, values: Record<string, string | number>): string {
  const t = createTranslator({ locale: 'ar', messages: { m: withArabicDigits(message) }, formats: FORMATS });
  return t('m', values);
}

describe('digits of Arabic messages', () => {
  it.each([
    ['{n, plural, one {رسالة} few {# رسائل} other {# رسالة}}', { n: 4 }, '٤ رسائل'],
    ['{n, plural, one {رسالة} few {# رسائل} other {# رسالة}}', { n: 1 }, 'رسالة'],
    ['{n, number} من {all, number}', { n: 24, all: 1206 }, '٢٤ من ١٬٢٠٦'],
    [
      '{k, select, a {{n, plural, few {#} other {ما {x} #}}} other {#}}',
      { k: 'a', n: 100, x: 'CH-2017' },
      'ما CH-2017 ١٠٠',
    ],
    ['البند {reference} رقم # 5', { reference: 'CH-2017-0412' }, 'البند CH-2017-0412 رقم # 5'],
  ])('writes %s', (message, values, wanted) => {
    expect(say(message, values)).toBe(wanted);
  });

  it('leaves every Arabic message readable', () => {
    const folder = new URL('../../messages/ar/', import.meta.url);
    const texts = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
    const all = readdirSync(folder).flatMap((file) =>
      texts(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
    );
    const braces = (text: string): number => text.split('{').length - text.split('}').length;
    const numbers = all.filter((text) => /, (plural|number)/.test(text));
    expect(numbers.length).toBeGreaterThan(5);
    for (const text of all) expect(braces(withArabicDigits(text))).toBe(0);
    for (const text of numbers) expect(withArabicDigits(text)).not.toMatch(/#|, number\}/);
  });
});
