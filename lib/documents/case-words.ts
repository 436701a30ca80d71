import type { getTranslations } from 'next-intl/server';
import type { ActorKind } from '@/lib/domain/case/actor';
import { actedFor, decidedFor } from '@/lib/domain/case/acted-for';
import type { CaseChange } from '@/lib/domain/case/case-change';
import { eventChanges } from '@/lib/domain/case/event-changes';
import type { CaseFile, DeterminationRecord, NamedGiver } from '@/lib/domain/case/case-file';
import type { EventWords } from '@/lib/i18n/event-words';
import { formatDate, formatInstant, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** All catalogues of the reader's language. */
export type Say = Awaited<ReturnType<typeof getTranslations<never>>>;

/** What the parts of a printed case are written with. */
export type CaseWords = {
  readonly file: CaseFile;
  readonly locale: Locale;
  readonly say: Say;
  readonly notStated: string;
  readonly day: (at: string | null) => string;
  readonly instant: (at: string | null) => string;
  readonly range: (range: { readonly min: number | null; readonly max: number | null }) => string;
  readonly person: (userId: string | null, kind?: ActorKind) => string;
  /** The same, and for whom where it was done by a delegation. */
  readonly actor: (event: CaseChange) => string;
  readonly approver: (record: DeterminationRecord) => string;
};

/** Dates, figures and people of a case in words. */
export function caseWords(file: CaseFile, locale: Locale, say: Say): CaseWords {
  const notStated = say('common.notStated');
  const unnamed = (kind: ActorKind): string =>
    kind === 'RETURN_CODE_HOLDER' || kind === 'PUBLIC'
      ? say('casePage.who.submitter')
      : say(kind === 'OPERATOR' ? 'casePage.who.operator' : 'casePage.who.someone');
  const person = (userId: string | null, kind: ActorKind = 'ANALYST'): string =>
    (userId === null ? undefined : file.people[userId]?.name) ?? unnamed(kind);
  const inPlaceOf = (who: string, giver: NamedGiver | null): string =>
    giver === null
      ? who
      : say('casePage.who.inPlaceOf', { who, giver: giver.giver, on: formatDate(locale, giver.givenAt) });
  return {
    file,
    locale,
    say,
    notStated,
    day: (at) => (at === null ? notStated : formatDate(locale, at)),
    instant: (at) => (at === null ? notStated : formatInstant(locale, at)),
    range: ({ min, max }) => formatRange(locale, min, max) ?? notStated,
    person,
    actor: (event) => inPlaceOf(person(event.actorId, event.actorKind), actedFor(file, event)),
    approver: (record) => inPlaceOf(person(record.decidedBy, 'SUPERVISOR'), decidedFor(file, record)),
  };
}

/** The words that the events of a case are said with. */
export function eventWords({ file, say, person, actor, day, notStated }: CaseWords): EventWords {
  const changes = eventChanges(file);
  return {
    change: ({ seq }) => changes.get(seq),
    say: (key, values) => say(`history.event.${key}`, values),
    enumWord: (key) => (say.has(`enums.${key}`) ? say(`enums.${key}`) : null),
    person: (id) => person(id),
    actor,
    unit: (id) => file.units[id] ?? notStated,
    day,
  };
}
