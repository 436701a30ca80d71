/** When Airwars says an incident happened, as an interval in UTC. Named times of day stay words: no hour is guessed. */
import {
  dayInterval,
  exactInterval,
  rangeInterval,
  readClock,
  windowInterval,
  type TimeInterval,
} from '@/lib/domain/shared/time-interval';
import type { RowFields } from '@/lib/import/row-fields';

const DATE_TYPES = { date: 'DATE', date_range: 'RANGE' } as const;
const NAMED_TIMES: ReadonlySet<string> = new Set([
  'around_midnight',
  'during_the_night',
  'around_dawn',
  'early_morning',
  'morning',
  'around_midday',
  'afternoon',
  'around_dusk',
  'evening',
  'night',
]);

export type ImportedTime = {
  /** Null when the row states no readable date. */
  readonly occurred: TimeInterval | null;
  /** The source's own word for the time of day, such as around_dawn. */
  readonly timeOfDay: string | null;
};

/** The time of an incident row; dates are read in `timeZone`. */
export function readIncidentTime(fields: RowFields, timeZone: string, today: string | null): ImportedTime {
  const timeOfDay = fields.optional('time_of_day');
  const day = fields.day('date', today);
  if (day === null) {
    if (fields.text('date') === '') fields.tell('WARNING', 'DATE_MISSING', 'date', 'LEFT_EMPTY');
    return { occurred: null, timeOfDay };
  }
  const type = fields.term('date_type', DATE_TYPES);
  if (fields.text('date_type') === '') fields.tell('NOTE', 'DATE_TYPE_EMPTY', 'date_type', 'KEPT');
  const lastDay = readLastDay(fields, day, today);
  if (type === 'RANGE' && fields.text('date_end') === '') {
    fields.tell('WARNING', 'DATE_RANGE_WITHOUT_END', 'date_end', 'LEFT_EMPTY');
  }
  if (lastDay !== null && lastDay > day) {
    if (timeOfDay !== null) fields.tell('NOTE', 'TIME_BESIDE_RANGE', 'time_of_day', 'KEPT_AS_TEXT');
    return { occurred: rangeInterval(day, lastDay, timeZone), timeOfDay };
  }
  return { occurred: readWithinDay(fields, day, timeOfDay, timeZone), timeOfDay };
}

function readLastDay(fields: RowFields, day: string, today: string | null): string | null {
  const lastDay = fields.day('date_end', today);
  if (lastDay === null) return null;
  if (lastDay < day) {
    fields.tell('WARNING', 'DATE_ORDER', 'date_end', 'KEPT_AS_TEXT', { from: day });
    return null;
  }
  if (lastDay === day) fields.tell('NOTE', 'DATE_RANGE_OF_ONE_DAY', 'date_end', 'KEPT');
  return lastDay;
}

function readWithinDay(
  fields: RowFields,
  day: string,
  timeOfDay: string | null,
  timeZone: string,
): TimeInterval {
  const [startText, endText] = [fields.text('time_start'), fields.text('time_end')];
  if (startText !== '' || endText !== '') {
    const [start, end] = [readClock(startText), readClock(endText)];
    if (start === null || end === null) {
      fields.tell('WARNING', 'TIME_UNREADABLE', start === null ? 'time_start' : 'time_end', 'KEPT_AS_TEXT');
    } else if (end <= start) {
      fields.tell('WARNING', 'TIME_ORDER', 'time_end', 'KEPT_AS_TEXT', { from: start });
    } else {
      return windowInterval(day, start, end, timeZone);
    }
    return dayInterval(day, timeZone);
  }
  if (timeOfDay === null) return dayInterval(day, timeZone);
  const clock = readClock(timeOfDay);
  if (clock !== null) return exactInterval(day, clock, timeZone);
  if (NAMED_TIMES.has(timeOfDay)) {
    fields.tell('NOTE', 'TIME_NAMED', 'time_of_day', 'KEPT_AS_TEXT');
    return dayInterval(day, timeZone, 'TIME_OF_DAY');
  }
  fields.tell('WARNING', 'TIME_UNREADABLE', 'time_of_day', 'KEPT_AS_TEXT');
  return dayInterval(day, timeZone);
}
