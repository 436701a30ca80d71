const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** What a calendar and a clock show: four digits for the year, two for the rest. */
export type ZoneClock = {
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
};

/** What calendar and clock show in a zone at an instant. Throws a RangeError for a zone that is not known. */
export function zoneClock(instant: Date, timeZone: string): ZoneClock {
  let format = FORMATS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    FORMATS.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const of = (name: string): string => part[name] ?? '';
  return {
    day: `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`,
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}
