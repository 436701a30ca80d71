import { useLocale, useTranslations } from 'next-intl';
import type { CaseChange } from '@/lib/domain/case/case-change';
import type { CaseFile } from '@/lib/domain/case/case-file';
import type { ActorKind } from '@/lib/domain/case/actor';
import { formatDate, formatInstant, formatRange } from '@/lib/i18n/format';
import { describeWhen, type SayWhen, type When, type WhenText } from '@/lib/i18n/when';

/** Words for what a case file holds, in the reader's language. */
export function useWords(file: CaseFile) {
  const locale = useLocale();
  const t = useTranslations('casePage');
  const common = useTranslations('common');
  const when = useTranslations('when');
  const say: SayWhen = (key, values) => when(key, values);
  const notStated = common('notStated');
  const nobodyNamed = (kind: ActorKind): string =>
    kind === 'RETURN_CODE_HOLDER' || kind === 'PUBLIC'
      ? t('who.submitter')
      : kind === 'OPERATOR'
        ? t('who.operator')
        : t('who.someone');
  return {
    locale,
    notStated,
    day: (at: string | null): string => (at === null ? notStated : formatDate(locale, at)),
    instant: (at: string | null): string => (at === null ? notStated : formatInstant(locale, at)),
    range: (min: number | null, max: number | null): string => formatRange(locale, min, max) ?? notStated,
    /** A person by account; who did it in general where no account is named. */
    person: (userId: string | null, kind: ActorKind = 'ANALYST'): string =>
      (userId === null ? undefined : file.people[userId]?.name) ?? nobodyNamed(kind),
    actor: (event: CaseChange): string =>
      (event.actorId === null ? undefined : file.people[event.actorId]?.name) ?? nobodyNamed(event.actorKind),
    when: (given: When): WhenText => describeWhen(say, locale, given),
  };
}
