import { zoneClock } from '@/lib/domain/shared/zone-clock';

/**
 * The calendar days of an incident. An incident is kept as instants in UTC; its days are those of the place it happened
 * in, so that 6 July in Iraq, which begins on 5 July in UTC, is 6 July on every page, in every file and in every list.
 */

/** A half-open interval in UTC, as a case keeps it, and the IANA zone its days were read in; without one, UTC. */
export type IncidentSpan = {
  readonly from: Date | string | null;
  readonly to: Date | string | null;
  readonly timeZone: string | null;
};

/** The first and the last calendar day, "YYYY-MM-DD"; the same where the incident is known to the day or finer. */
export type IncidentDays = { readonly first: string; readonly last: string };

/** The day and the clock that a zone shows at an instant. */
export type LocalMoment = { readonly day: string; readonly clock: string };

/** The day and clock a zone shows at an instant. Throws a RangeError for a zone that is not known. */
export function localMoment(instant: Date, timeZone: string): LocalMoment {
  const { day, hour, minute } = zoneClock(instant, timeZone);
  return { day, clock: `${hour}:${minute}` };
}

/** Whether a text names a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    localMoment(new Date(0), name);
    return name !== '';
  } catch {
    return false;
  }
}

const dateOf = (value: Date | string): Date => (typeof value === 'string' ? new Date(value) : value);

/** The days an incident lasted where it happened; null where its date is not stated. */
export function incidentDays({ from, to, timeZone }: IncidentSpan): IncidentDays | null {
  if (from === null) return null;
  const zone = timeZone === null || timeZone === '' ? 'UTC' : timeZone;
  const start = dateOf(from);
  const end = to === null ? start : dateOf(to);
  // The interval is half open: its last day is the one before its end.
  const last = start < end ? new Date(end.getTime() - 1) : start;
  return { first: localMoment(start, zone).day, last: localMoment(last, zone).day };
}
