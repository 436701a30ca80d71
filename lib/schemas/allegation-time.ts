import type { ClaimedTime } from '@/lib/domain/case/allegation-content';
import { addMonths, isAfter, lastDayOf } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';
import {
  dayInterval,
  exactInterval,
  nextDay,
  rangeInterval,
  readClock,
  readDay,
  windowInterval,
  type TimeInterval,
} from '@/lib/domain/shared/time-interval';
import { plainDigits, valueIn, type FormTexts } from '@/lib/schemas/form-texts';

/** How sure the source is of the day. */
export const DATE_KINDS = ['DAY', 'ABOUT', 'BETWEEN', 'UNKNOWN'] as const;
/** How the source knows the time of day. */
export const TIME_KINDS = ['CLOCK', 'BETWEEN', 'WORDS', 'UNKNOWN'] as const;

type Days = { readonly first: string; readonly last: string };
type Part = 'day' | 'month' | 'year' | 'toDay' | 'toMonth' | 'toYear';

/**
 * Reads when it happened. A day that is only "about", or a month or year alone, is kept as wide as it was said; times
 * of day narrow the interval only where the day itself is known.
 */
export function claimedTime(
  form: FormTexts,
  zone: string,
  now: string,
): { readonly value: ClaimedTime; readonly problems: readonly Problem[] } {
  const kind = DATE_KINDS.find((known) => known === valueIn(form, 'dateKind')) ?? null;
  const timeKind = TIME_KINDS.find((known) => known === valueIn(form, 'timeKind')) ?? 'UNKNOWN';
  const problems: Problem[] = [];
  const clocks = timeKind === 'CLOCK' || timeKind === 'BETWEEN' ? readClocks(form, timeKind, problems) : null;
  const words = wordsOf(form, timeKind, kind, clocks);
  const timeType = ({ CLOCK: 'EXACT', BETWEEN: 'WINDOW', WORDS: 'TIME_OF_DAY', UNKNOWN: 'UNKNOWN' } as const)[
    timeKind
  ];
  const unknown: ClaimedTime = { start: null, end: null, precision: null, timeType, zone, words };
  if (kind === null)
    return {
      value: unknown,
      problems: [...problems, { code: 'allegation.dateKindMissing', field: 'dateKind' }],
    };
  if (kind === 'UNKNOWN') return { value: unknown, problems };

  const from = readDays(form, ['day', 'month', 'year'], kind === 'DAY', problems);
  const to = kind === 'BETWEEN' ? readDays(form, ['toDay', 'toMonth', 'toYear'], false, problems) : from;
  if (from === null || to === null) return { value: unknown, problems };
  if (to.last < from.first) problems.push({ code: 'allegation.dateOrder', field: 'toDay' });
  else if (isAfter(from.first, now)) problems.push({ code: 'dateInFuture', field: 'day' });
  if (problems.length > 0) return { value: unknown, problems };

  const interval = intervalOf(kind, { first: from.first, last: to.last }, clocks, zone);
  const { from: start, to: end, precision } = interval;
  return { value: { start, end, precision, timeType, zone, words }, problems };
}

function intervalOf(
  kind: 'DAY' | 'ABOUT' | 'BETWEEN',
  days: Days,
  clocks: Clocks | null,
  zone: string,
): TimeInterval {
  if (kind === 'DAY' && clocks !== null) {
    if (clocks.to === null) return exactInterval(days.first, clocks.from, zone);
    if (clocks.to > clocks.from) return windowInterval(days.first, clocks.from, clocks.to, zone);
    // "From 23:00 to 01:00" runs past midnight.
    const end = windowInterval(nextDay(days.first), '00:00:00', clocks.to, zone);
    return { ...windowInterval(days.first, clocks.from, clocks.from, zone), to: end.to };
  }
  if (days.first !== days.last) return rangeInterval(days.first, days.last, zone);
  const day = dayInterval(days.first, zone);
  return kind === 'ABOUT' ? { ...day, precision: 'APPROXIMATE' } : day;
}

/** A date of which the end parts may be missing, as the days it can mean. */
function readDays(
  form: FormTexts,
  [d, m, y]: readonly [Part, Part, Part],
  whole: boolean,
  problems: Problem[],
): Days | null {
  const [day, month, year] = [d, m, y].map((part) => plainDigits(valueIn(form, part))) as [
    string,
    string,
    string,
  ];
  const wrong = (code: string, field: Part): null => {
    problems.push({ code, field });
    return null;
  };
  if (!/^(19|20)\d\d$/.test(year)) return wrong('allegation.yearMissing', y);
  if (month === '') {
    if (whole || day !== '') return wrong('allegation.monthMissing', m);
    return { first: `${year}-01-01`, last: `${year}-12-31` };
  }
  if (!/^(0?[1-9]|1[0-2])$/.test(month)) return wrong('allegation.monthMissing', m);
  const ofMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === '') {
    if (whole) return wrong('allegation.dayMissing', d);
    return { first: `${addMonths(ofMonth, 0)}-01`, last: lastDayOf(ofMonth) };
  }
  const exact = readDay(`${ofMonth}-${day.padStart(2, '0')}`);
  return exact === null ? wrong('allegation.dayDoesNotExist', d) : { first: exact, last: exact };
}

type Clocks = { readonly from: string; readonly to: string | null };

function readClocks(form: FormTexts, kind: 'CLOCK' | 'BETWEEN', problems: Problem[]): Clocks | null {
  const from = clockIn(form, 'clock', problems);
  const to = kind === 'BETWEEN' ? clockIn(form, 'clockTo', problems) : null;
  return from === null || (kind === 'BETWEEN' && to === null) ? null : { from, to };
}

function clockIn(form: FormTexts, name: 'clock' | 'clockTo', problems: Problem[]): string | null {
  const typed = plainDigits(valueIn(form, name)).replace(/[.٫]/u, ':');
  const clock = readClock(
    /^\d:/.test(typed) ? `0${typed}` : /^\d{1,2}$/.test(typed) ? `${typed.padStart(2, '0')}:00` : typed,
  );
  if (clock === null) problems.push({ code: 'allegation.clockUnreadable', field: name });
  return clock;
}

/** What was said of the time of day, where the interval can't hold it. */
function wordsOf(form: FormTexts, timeKind: string, dateKind: string | null, clocks: Clocks | null): string {
  if (timeKind === 'WORDS') return valueIn(form, 'timeWords');
  if (clocks === null || dateKind === 'DAY') return '';
  return clocks.to === null ? clocks.from.slice(0, 5) : `${clocks.from.slice(0, 5)}-${clocks.to.slice(0, 5)}`;
}
