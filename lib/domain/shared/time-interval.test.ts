import { describe, expect, it } from 'vitest';
import {
  dayInterval,
  exactInterval,
  nextDay,
  rangeInterval,
  readClock,
  readDay,
  windowInterval,
  zonedInstant,
} from '@/lib/domain/shared/time-interval';

const ZONE = 'Asia/Damascus';

describe('calendar days and clock times', () => {
  it.each([
    ['2016-07-10', '2016-07-10'],
    ['20160710', '2016-07-10'],
    ['2016-02-29', '2016-02-29'],
    ['2015-02-29', null],
    ['2016-06-31', null],
    ['2016-13-01', null],
    ['0215-07-10', null],
    ['10/07/2016', null],
    ['July 10', null],
    ['', null],
  ])('reads the day %j as %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each([
    ['04:00:00', '04:00:00'],
    ['23:59', '23:59:00'],
    ['24:00:00', null],
    ['4:00', null],
    ['around_dawn', null],
  ])('reads the time %j as %j', (text, clock) => {
    expect(readClock(text)).toBe(clock);
  });

  it('steps over the ends of months and years', () => {
    expect([nextDay('2016-02-28'), nextDay('2016-12-31')]).toEqual(['2016-02-29', '2017-01-01']);
  });
});

describe('intervals in UTC', () => {
  it('takes the zone from its history: winter, summer, and after Syria kept summer time for good', () => {
    expect(zonedInstant('2016-01-10', '12:00:00', ZONE)).toBe('2016-01-10T10:00:00.000Z');
    expect(zonedInstant('2016-07-10', '12:00:00', ZONE)).toBe('2016-07-10T09:00:00.000Z');
    expect(zonedInstant('2023-01-10', '12:00:00', ZONE)).toBe('2023-01-10T09:00:00.000Z');
    expect(zonedInstant('2016-01-10', '12:00:00', 'Asia/Baghdad')).toBe('2016-01-10T09:00:00.000Z');
  });

  it('settles hours the clocks skip or repeat', () => {
    // Berlin: 02:30 does not exist on 27 March 2016; 02:30 occurs twice on 30 October 2016.
    expect(zonedInstant('2016-03-27', '02:30:00', 'Europe/Berlin')).toBe('2016-03-27T01:30:00.000Z');
    expect(zonedInstant('2016-03-27', '03:30:00', 'Europe/Berlin')).toBe('2016-03-27T01:30:00.000Z');
    expect(zonedInstant('2016-10-30', '02:30:00', 'Europe/Berlin')).toBe('2016-10-30T00:30:00.000Z');
    expect(zonedInstant('2016-10-30', '12:00:00', 'Europe/Berlin')).toBe('2016-10-30T11:00:00.000Z');
  });

  it('makes a day as long as it was: 23 hours when the clocks go forward', () => {
    const { from, to } = dayInterval('2016-03-27', 'Europe/Berlin');
    expect((Date.parse(to) - Date.parse(from)) / 3_600_000).toBe(23);
  });

  it('names precision and time type', () => {
    expect(dayInterval('2016-07-10', ZONE)).toEqual({
      from: '2016-07-09T21:00:00.000Z',
      to: '2016-07-10T21:00:00.000Z',
      precision: 'DAY',
      timeType: 'UNKNOWN',
      timeZone: ZONE,
    });
    expect(rangeInterval('2016-07-10', '2016-07-12', ZONE)).toMatchObject({
      to: '2016-07-12T21:00:00.000Z',
      precision: 'RANGE',
      timeType: 'UNKNOWN',
    });
    expect(windowInterval('2016-07-10', '10:00:00', '14:00:00', ZONE)).toMatchObject({
      from: '2016-07-10T07:00:00.000Z',
      to: '2016-07-10T11:00:00.000Z',
      precision: 'RANGE',
      timeType: 'WINDOW',
    });
    expect(exactInterval('2016-07-10', '16:30:00', ZONE)).toMatchObject({
      from: '2016-07-10T13:30:00.000Z',
      to: '2016-07-10T13:30:00.000Z',
      precision: 'EXACT',
      timeType: 'EXACT',
    });
  });
});
