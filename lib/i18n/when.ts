import { incidentDays, localMoment as inZone } from '@/lib/domain/shared/incident-day';
import type { TimePrecision } from '@/lib/domain/shared/incident-time';
import { formatDate, formatInstant, formatMonth, localDigits } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** When something happened: a half-open interval in UTC, how finely it is known, and the zone it was stated in. */
export type When = {
  readonly from: Date | string | null;
  readonly to: Date | string | null;
  readonly precision: TimePrecision | null;
  /** IANA zone of the source's dates. */
  readonly timeZone: string;
};

/** Words for a reader: as the place had it, and in UTC where a clock time was stated and UTC reads differently. */
export type WhenText = { readonly text: string; readonly utc: string | null };

/** Looks up a message of the catalogue "when". */
export type SayWhen = (key: WhenKey, values?: Record<string, string>) => string;
export type WhenKey =
  'notStated' | 'about' | 'aboutShort' | 'clock' | 'window' | 'between' | 'betweenShort' | 'utcSpan';

const dateOf = (value: Date | string): Date => (typeof value === 'string' ? new Date(value) : value);
const dayBefore = (instant: Date): Date => new Date(instant.getTime() - 1);

/** Two days without saying twice what they share: "18", "20 Apr 2018". */
function pairOfDays(
  locale: Locale,
  first: string,
  last: string,
): { readonly first: string; readonly last: string } {
  const whole = formatDate(locale, first);
  if (first.slice(0, 4) !== last.slice(0, 4)) return { first: whole, last: formatDate(locale, last) };
  const words = whole.split(' ');
  const kept = first.slice(0, 7) === last.slice(0, 7) ? words.slice(0, 1) : words.slice(0, -1);
  return { first: kept.join(' '), last: formatDate(locale, last) };
}

/** A stretch of whole days: one day, a month, or from one to another. */
function wholeDays(say: SayWhen, locale: Locale, first: string, last: string, short: boolean): string {
  if (first === last) return formatDate(locale, first);
  const endsMonth = inZone(new Date(Date.parse(last) + 86_400_000), 'UTC').day.endsWith('-01');
  if (first.slice(0, 7) === last.slice(0, 7) && first.endsWith('-01') && endsMonth)
    return formatMonth(locale, first);
  if (first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`)
    return localDigits(locale, first.slice(0, 4));
  return say(short ? 'betweenShort' : 'between', pairOfDays(locale, first, last));
}

function inUtc(say: SayWhen, locale: Locale, from: Date, to: Date): string {
  const start = inZone(from, 'UTC');
  const end = inZone(to, 'UTC');
  if (from.getTime() === to.getTime()) return formatInstant(locale, from);
  const digits = (text: string): string => localDigits(locale, text);
  if (start.day === end.day) {
    return say('utcSpan', {
      day: formatDate(locale, from),
      start: digits(start.clock),
      end: digits(end.clock),
    });
  }
  const endsAtMidnight = end.clock === '00:00' && inZone(dayBefore(to), 'UTC').day === start.day;
  return endsAtMidnight
    ? say('utcSpan', { day: formatDate(locale, from), start: digits(start.clock), end: digits('24:00') })
    : say('between', { first: formatInstant(locale, from), last: formatInstant(locale, to) });
}

/**
 * When something happened, uncertainty in words: "on or about 14 Jun 2017", "between 18 and 20 Apr 2018", "14 Jun
 * 2017, between 02:00 and 03:00 local time", with the same in UTC where it differs (process §8).
 */
export function describeWhen(say: SayWhen, locale: Locale, when: When): WhenText {
  if (when.from === null || when.to === null) return { text: say('notStated'), utc: null };
  const [from, to] = [dateOf(when.from), dateOf(when.to)];
  const start = inZone(from, when.timeZone);
  const end = inZone(to, when.timeZone);
  const about = (text: string): string =>
    when.precision === 'APPROXIMATE' ? say('about', { day: text }) : text;
  if (from < to && start.clock === '00:00' && end.clock === '00:00') {
    const last = inZone(dayBefore(to), when.timeZone).day;
    return { text: about(wholeDays(say, locale, start.day, last, false)), utc: null };
  }
  const digits = (text: string): string => localDigits(locale, text);
  const utc = start.clock === inZone(from, 'UTC').clock ? null : inUtc(say, locale, from, to);
  const day = formatDate(locale, start.day);
  if (from.getTime() === to.getTime())
    return { text: about(say('clock', { day, at: digits(start.clock) })), utc };
  const endsAtMidnight = end.clock === '00:00' && inZone(dayBefore(to), when.timeZone).day === start.day;
  if (start.day === end.day || endsAtMidnight) {
    const until = digits(endsAtMidnight ? '24:00' : end.clock);
    return { text: about(say('window', { day, start: digits(start.clock), end: until })), utc };
  }
  const first = say('clock', { day, at: digits(start.clock) });
  const last = say('clock', { day: formatDate(locale, end.day), at: digits(end.clock) });
  return { text: about(say('between', { first, last })), utc };
}

/** The same for a dense table, the day only: "about 22 Dec 2017", "18 to 20 Apr 2018", "Mar 2018". */
export function shortWhen(say: SayWhen, locale: Locale, when: When): string {
  const days = when.to === null ? null : incidentDays(when);
  if (days === null) return say('notStated');
  const text = wholeDays(say, locale, days.first, days.last, true);
  return when.precision === 'APPROXIMATE' ? say('aboutShort', { day: text }) : text;
}
