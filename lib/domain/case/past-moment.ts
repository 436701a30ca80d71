import { parseMoment } from '@/lib/domain/shared/dates';

/** What the address of a past view asks for, unread: an entry's number, or a day and perhaps a time of day in UTC. */
export type PastQuestion = {
  readonly entry?: string | string[];
  readonly on?: string | string[];
  readonly at?: string | string[];
};

/**
 * The moment asked for: after an entry of the ledger, or the end of a minute or day in UTC. Null where the address makes
 * no sense.
 */
export function readPastMoment({
  entry,
  on,
  at,
}: PastQuestion): { readonly seq: number } | { readonly instant: string } | null {
  if (typeof entry === 'string') return /^\d{1,15}$/.test(entry) ? { seq: Number(entry) } : null;
  if (typeof on !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(on)) return null;
  const time = typeof at === 'string' && at !== '' ? at : '23:59';
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const instant = `${on}T${time}:59.999Z`;
  return parseMoment(on) === null || parseMoment(instant) === null ? null : { instant };
}
