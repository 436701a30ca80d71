import { describe, expect, it } from 'vitest';
import { incidentDays, isTimeZone } from '@/lib/domain/shared/incident-day';
import { dayInterval, exactInterval, rangeInterval } from '@/lib/domain/shared/time-interval';

describe('the calendar day of an incident', () => {
  it.each(['Asia/Baghdad', 'Asia/Damascus', 'UTC', 'America/New_York', 'Pacific/Kiritimati'])(
    'is the day it was stated as, in %s',
    (zone) => {
      expect(incidentDays(dayInterval('2026-07-06', zone))).toEqual({
        first: '2026-07-06',
        last: '2026-07-06',
      });
      expect(incidentDays(rangeInterval('2017-03-30', '2017-04-02', zone))).toEqual({
        first: '2017-03-30',
        last: '2017-04-02',
      });
      expect(incidentDays(exactInterval('2017-03-30', '00:30:00', zone))).toEqual({
        first: '2017-03-30',
        last: '2017-03-30',
      });
    },
  );

  it('is read in UTC where no zone was recorded, and is null where no date is stated', () => {
    const from = new Date('2026-07-05T21:00:00Z');
    expect(incidentDays({ from, to: null, timeZone: null })?.first).toBe('2026-07-05');
    expect(incidentDays({ from: null, to: null, timeZone: 'Asia/Baghdad' })).toBeNull();
  });

  it('knows which texts name a zone', () => {
    expect(['Asia/Baghdad', 'UTC', '', 'Asia/Nowhere'].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});
