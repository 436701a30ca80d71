import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { dayInterval, exactInterval, rangeInterval, windowInterval } from '@/lib/domain/shared/time-interval';
import { describeWhen, shortWhen, type SayWhen } from '@/lib/i18n/when';
import arabic from '@/messages/ar/when.json';
import english from '@/messages/en/when.json';

const BAGHDAD = 'Asia/Baghdad';
const en: SayWhen = createTranslator({ locale: 'en', messages: english });
const ar: SayWhen = createTranslator({ locale: 'ar', messages: arabic });
const about = { ...dayInterval('2017-12-22', BAGHDAD), precision: 'APPROXIMATE' } as const;
const night = windowInterval('2017-06-14', '02:00:00', '03:00:00', BAGHDAD);

describe('when something happened', () => {
  it.each([
    [dayInterval('2017-06-14', BAGHDAD), '14 Jun 2017', null, '14 Jun 2017'],
    [about, 'on or about 22 Dec 2017', null, 'about 22 Dec 2017'],
    [
      rangeInterval('2018-04-18', '2018-04-20', BAGHDAD),
      'between 18 and 20 Apr 2018',
      null,
      '18 to 20 Apr 2018',
    ],
    [
      rangeInterval('2018-03-30', '2018-04-02', BAGHDAD),
      'between 30 Mar and 2 Apr 2018',
      null,
      '30 Mar to 2 Apr 2018',
    ],
    [
      rangeInterval('2017-12-30', '2018-01-02', BAGHDAD),
      'between 30 Dec 2017 and 2 Jan 2018',
      null,
      '30 Dec 2017 to 2 Jan 2018',
    ],
    [rangeInterval('2018-03-01', '2018-03-31', BAGHDAD), 'March 2018', null, 'March 2018'],
    [rangeInterval('2018-01-01', '2018-12-31', BAGHDAD), '2018', null, '2018'],
    [
      night,
      '14 Jun 2017, between 02:00 and 03:00 local time',
      '13 Jun 2017, 23:00 to 24:00 UTC',
      '14 Jun 2017',
    ],
    [
      exactInterval('2017-06-14', '02:14:00', BAGHDAD),
      '14 Jun 2017, 02:14 local time',
      '13 Jun 2017, 23:14 UTC',
      '14 Jun 2017',
    ],
    [exactInterval('2017-06-14', '02:14:00', 'UTC'), '14 Jun 2017, 02:14 local time', null, '14 Jun 2017'],
  ])('says it in words and short (%#)', (when, text, utc, short) => {
    expect(describeWhen(en, 'en', when)).toEqual({ text, utc });
    expect(shortWhen(en, 'en', when)).toBe(short);
  });

  it('runs past midnight', () => {
    const late = { ...windowInterval('2017-06-14', '23:00:00', '23:30:00', BAGHDAD) };
    expect(describeWhen(en, 'en', { ...late, to: '2017-06-14T22:00:00Z' }).text).toBe(
      'between 14 Jun 2017, 23:00 local time and 15 Jun 2017, 01:00 local time',
    );
    expect(describeWhen(en, 'en', { ...late, to: '2017-06-14T21:00:00Z' }).text).toBe(
      '14 Jun 2017, between 23:00 and 24:00 local time',
    );
  });

  it('speaks Arabic with the names of months used in Iraq and Syria', () => {
    expect(describeWhen(ar, 'ar', about).text).toBe('في ٢٢ كانون الأول ٢٠١٧ أو نحو ذلك');
    expect(describeWhen(ar, 'ar', rangeInterval('2018-04-18', '2018-04-20', BAGHDAD)).text).toBe(
      'بين ١٨ و٢٠ نيسان ٢٠١٨',
    );
    expect(describeWhen(ar, 'ar', rangeInterval('2017-11-28', '2017-12-02', BAGHDAD)).text).toBe(
      'بين ٢٨ تشرين الثاني و٢ كانون الأول ٢٠١٧',
    );
    expect(describeWhen(ar, 'ar', night).utc).toBe('١٣ حزيران ٢٠١٧، من ٢٣:٠٠ إلى ٢٤:٠٠ UTC');
  });

  it('says that nothing is stated', () => {
    const unknown = { from: null, to: null, precision: null, timeZone: BAGHDAD };
    expect(describeWhen(en, 'en', unknown)).toEqual({ text: 'not stated', utc: null });
    expect(shortWhen(ar, 'ar', unknown)).toBe('غير مذكور');
  });
});
