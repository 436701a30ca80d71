import { z } from 'zod';
import { CHANNELS, type Channel } from '@/lib/domain/case/allegation';
import type { EffectiveTime } from '@/lib/domain/case/events';
import { refuse, success, type Outcome, type Problem } from '@/lib/domain/shared/outcome';
import { readDay } from '@/lib/domain/shared/time-interval';
import { readAllegationForm, type AllegationForm } from '@/lib/schemas/allegation-form';
import { plainDigits, valueIn, type FormTexts } from '@/lib/schemas/form-texts';

/** How something reaches an analyst; forms, files and interfaces enter themselves. */
export const LOGGED_CHANNELS = CHANNELS.filter(
  (channel) => !['WEB_FORM', 'PORTAL', 'API', 'IMPORT'].includes(channel),
);

/** What an analyst logs: the allegation, and what only the receiving body knows of it. */
export type LoggedAllegation = AllegationForm & {
  readonly channel: Channel;
  readonly received: EffectiveTime | null;
  readonly sourceGrading: string;
  readonly sourceUrl: string;
  readonly translation: string;
};

/** The id is made once with the form, so that sending it twice is logging it once. */
export const logForm = z.looseObject({ id: z.uuid() });

/** Every text of a form by its name. */
export function textsOfForm(fields: Readonly<Record<string, unknown>>): FormTexts {
  return new Map(
    Object.entries(fields).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === 'string'),
    ]),
  );
}

/** Reads the form: everything that is wrong, at once. `now` is an ISO 8601 instant. */
export function readLoggedAllegation(form: FormTexts, now: string): Outcome<LoggedAllegation> {
  const problems: Problem[] = [];
  const channel = LOGGED_CHANNELS.find((known) => known === valueIn(form, 'channel')) ?? null;
  if (channel === null) problems.push({ code: 'missing.channel', field: 'channel' });
  const received = readReceived(form, problems);
  const read = readAllegationForm(form, now);
  if (!read.ok && read.kind === 'REFUSAL') problems.push(...read.problems);
  if (!read.ok || channel === null || problems.length > 0) return refuse(...problems);
  return success({
    ...read.value,
    channel,
    received,
    sourceGrading: valueIn(form, 'sourceGrading'),
    sourceUrl: valueIn(form, 'sourceUrl'),
    translation: valueIn(form, 'translation'),
  });
}

/** The day it was received; blank is now. */
function readReceived(form: FormTexts, problems: Problem[]): EffectiveTime | null {
  const [day, month, year] = ['Day', 'Month', 'Year'].map((part) =>
    plainDigits(valueIn(form, `received${part}`)),
  );
  if (!day && !month && !year) return null;
  const at = readDay(`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);
  if (at === null) {
    problems.push({ code: 'allegation.dayDoesNotExist', field: 'received' });
    return null;
  }
  return { at: `${at}T00:00:00.000Z`, precision: 'DAY' };
}
