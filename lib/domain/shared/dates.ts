const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The years that a database, an ISO text of ten characters and a Date all hold: 1 to 9999, in UTC. */
const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Milliseconds since 1970 for an ISO 8601 day ("2018-11-30", taken as its first moment in UTC) or instant with a
 * zone; null for anything else, including days that do not exist and years before 1 or after 9999.
 */
export function parseMoment(text: string): number | null {
  const day = DAY.exec(text);
  if (day === null && !/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time) || time < FIRST_MOMENT || time > LAST_MOMENT) return null;
  if (day !== null && new Date(time).toISOString().slice(0, 10) !== text) return null;
  return time;
}

/** Whether a text is written as a month, "YYYY-MM", from 1900 on, however far ahead it lies. */
export function isMonthText(text: string): boolean {
  return MONTH.test(text) && text >= '1900-01';
}

/** Whether a text is a report month, "YYYY-MM", of the years a day may have (time-interval.ts): 1900 to 2199. */
export function isMonth(text: string): boolean {
  return isMonthText(text) && text <= '2199-12';
}

/**
 * The report month ("YYYY-MM") a fact falls in (process §5). An instant is put into the reviewing body's time zone
 * (an IANA name, UTC unless said otherwise); a fact known only to the day keeps its day.
 * Throws a RangeError for a text that is neither.
 */
export function reportMonth(moment: string, timeZone = 'UTC'): string {
  const time = parseMoment(moment);
  if (time === null) throw new RangeError(`Not an ISO day or instant: ${moment}`);
  if (DAY.test(moment)) return moment.slice(0, 7);
  const parts = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
  }).formatToParts(time);
  const part = (type: 'year' | 'month'): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}`;
}

const LAST_INDEX = 9999 * 12 + 11;

/** The month so many months later (or earlier, when negative). Throws a RangeError outside the years 0 to 9999. */
export function addMonths(month: string, months: number): string {
  if (!MONTH.test(month)) throw new RangeError(`Not a month: ${month}`);
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  if (index < 0 || index > LAST_INDEX) throw new RangeError(`No month: ${month} and ${String(months)}`);
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The last day of a month, "YYYY-MM-DD". */
export function lastDayOf(month: string): string {
  const first = parseMoment(`${addMonths(month, 1)}-01`) ?? 0;
  return new Date(first - 86_400_000).toISOString().slice(0, 10);
}

/** The clock is ahead of UTC by at most this much anywhere. */
const FURTHEST_AHEAD_MS = 14 * 3_600_000;

/** Whether a day or instant lies after `now` (an instant); a day only once it has begun nowhere on earth. */
export function isAfter(moment: string, now: string): boolean {
  const nowTime = parseMoment(now) ?? 0;
  if (DAY.test(moment)) return moment > new Date(nowTime + FURTHEST_AHEAD_MS).toISOString().slice(0, 10);
  return (parseMoment(moment) ?? 0) > nowTime;
}
