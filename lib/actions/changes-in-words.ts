import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ChangesSince } from '@/lib/db/queries/changes-since';
import { getChangesSince } from '@/lib/db/queries/determination-versions';
import { draftDifferences } from '@/lib/domain/assessment/draft-fields';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { ConflictShown, Outcome } from '@/lib/domain/shared/outcome';
import { sayEvent, type EventWords } from '@/lib/i18n/event-words';
import { formatDate } from '@/lib/i18n/format';

type Changes = ChangesSince<unknown>;

/** What happened to a case meanwhile, in the reader's language, oldest first. */
export async function changesInWords({ events, people, units }: Changes): Promise<readonly string[]> {
  const [t, enums, page, common, locale] = await Promise.all([
    getTranslations('history.event'),
    getTranslations('enums'),
    getTranslations('casePage.who'),
    getTranslations('common'),
    getLocale(),
  ]);
  const words: EventWords = {
    say: (key, values) => t(key, values),
    enumWord: (key) => (enums.has(key) ? enums(key) : null),
    person: (id) => people[id] ?? page('someone'),
    actor: ({ actorId, actorKind }) =>
      people[actorId ?? ''] ??
      page(
        actorKind === 'RETURN_CODE_HOLDER' || actorKind === 'PUBLIC'
          ? 'submitter'
          : actorKind === 'OPERATOR'
            ? 'operator'
            : 'someone',
      ),
    unit: (id) => units[id] ?? common('notStated'),
    day: (at) => (at === null ? common('notStated') : formatDate(locale, at)),
  };
  return events.map((event) => sayEvent(words, event));
}

/** A conflict with all that its reader needs: what happened since, and what reads otherwise in the determination. */
export async function tellConflict<T>(
  actor: StaffActor,
  target: { readonly caseId: string; readonly expectedVersion: number | null },
  outcome: Outcome<T>,
): Promise<Outcome<T>> {
  if (outcome.ok || outcome.kind !== 'CONFLICT' || target.expectedVersion === null) return outcome;
  const since = await getChangesSince(actor, target.caseId, target.expectedVersion);
  return since === null
    ? outcome
    : { ...outcome, shown: await shownOf(since, draftDifferences(since.then, since.now)) };
}

/** What a form shows of changes. `choices`: parts that both have written. */
export async function shownOf(
  since: Changes,
  differences: ConflictShown['differences'],
  choices: ConflictShown['choices'] = [],
): Promise<ConflictShown> {
  return {
    version: since.version,
    since: await changesInWords(since),
    differences,
    choices,
  };
}
