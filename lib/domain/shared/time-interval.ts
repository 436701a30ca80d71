/**
 * When something happened: an interval in UTC, how finely it is known, and of what kind the stated time was
 * (process §8). The interval is half open: `from` belongs to it, `to` does not; an exact instant has from = to.
 */
import type { TimePrecision, TimeType } from '@/lib/domain/shared/incident-time';
import { zoneClock } from '@/lib/domain/shared/zone-clock';

export type TimeInterval = {
  /** ISO 8601, UTC. */
  readonly from: string;
  /** ISO 8601, UTC; not part of the interval unless equal to `from`. */
  readonly to: string;
  readonly precision: TimePrecision;
  readonly timeType: TimeType;
  /** IANA zone in which the source's dates were read. */
  readonly timeZone: string;
};

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** A calendar day as YYYY-MM-DD, or null. Accepts YYYY-MM-DD and YYYYMMDD; refuses 31 June and the year 0215. */
export function readDay(text: string): string | null {
  const match = ISO_DAY.exec(text) ?? COMPACT_DAY.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  if (Number(year) < 1900 || Number(year) > 2199) return null;
  const iso = `${year}-${month}-${day}`;
  const instant = new Date(`${iso}T00:00:00.000Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? iso : null;
}

/** A clock time as HH:MM:SS, or null. */
export function readClock(text: string): string | null {
  const match = CLOCK.exec(text);
  return match ? `${match[1]}:${match[2]}:${match[3] ?? '00'}` : null;
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The whole of one local day. */
export function dayInterval(day: string, timeZone: string, timeType: TimeType = 'UNKNOWN'): TimeInterval {
  return {
    from: zonedInstant(day, '00:00:00', timeZone),
    to: zonedInstant(nextDay(day), '00:00:00', timeZone),
    precision: 'DAY',
    timeType,
    timeZone,
  };
}

/** From the first local day to the end of the last. */
export function rangeInterval(
  first: string,
  last: string,
  timeZone: string,
  timeType: TimeType = 'UNKNOWN',
): TimeInterval {
  return {
    from: zonedInstant(first, '00:00:00', timeZone),
    to: zonedInstant(nextDay(last), '00:00:00', timeZone),
    precision: 'RANGE',
    timeType,
    timeZone,
  };
}

/** Between two clock times of one local day. */
export function windowInterval(day: string, start: string, end: string, timeZone: string): TimeInterval {
  return {
    from: zonedInstant(day, start, timeZone),
    to: zonedInstant(day, end, timeZone),
    precision: 'RANGE',
    timeType: 'WINDOW',
    timeZone,
  };
}

/** One instant. */
export function exactInterval(day: string, clock: string, timeZone: string): TimeInterval {
  const instant = zonedInstant(day, clock, timeZone);
  return { from: instant, to: instant, precision: 'EXACT', timeType: 'EXACT', timeZone };
}

/** Minutes a zone is ahead of UTC at an instant. */
function offsetMinutes(instant: number, timeZone: string): number {
  const { day, hour, minute, second } = zoneClock(new Date(instant), timeZone);
  return Math.round((Date.parse(`${day}T${hour}:${minute}:${second}.000Z`) - instant) / 60_000);
}

/**
 * The instant of a local day and clock time. A time the clocks skip (spring) is read with the offset before the
 * jump; a time that occurs twice (autumn) as the first of the two.
 */
export function zonedInstant(day: string, clock: string, timeZone: string): string {
  const asUtc = Date.parse(`${day}T${clock}.000Z`);
  const before = offsetMinutes(asUtc - 86_400_000, timeZone);
  const candidate = asUtc - before * 60_000;
  const there = offsetMinutes(candidate, timeZone);
  const instant = there === before ? candidate : asUtc - there * 60_000;
  const settled = offsetMinutes(instant, timeZone) === there ? instant : candidate;
  return new Date(settled).toISOString();
}
