import { useLocale, useTranslations } from 'next-intl';
import type { CaseChange } from '@/lib/domain/case/case-change';
import { actedFor, answeredFor, decidedFor } from '@/lib/domain/case/acted-for';
import type { CaseFile, DeterminationRecord, NamedGiver, ProposalRecord } from '@/lib/domain/case/case-file';
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
  const named = (userId: string | null, kind: ActorKind): string =>
    (userId === null ? undefined : file.people[userId]?.name) ?? nobodyNamed(kind);
  /** Who did it, and for whom where it was done by a delegation. */
  const inPlaceOf = (who: string, giver: NamedGiver | null): string =>
    giver === null
      ? who
      : t('who.inPlaceOf', { who, giver: giver.giver, on: formatDate(locale, giver.givenAt) });
  return {
    locale,
    notStated,
    day: (at: string | null): string => (at === null ? notStated : formatDate(locale, at)),
    instant: (at: string | null): string => (at === null ? notStated : formatInstant(locale, at)),
    range: (min: number | null, max: number | null): string => formatRange(locale, min, max) ?? notStated,
    /** A person by account; who did it in general where no account is named. */
    person: (userId: string | null, kind: ActorKind = 'ANALYST'): string => named(userId, kind),
    actor: (event: CaseChange): string =>
      inPlaceOf(named(event.actorId, event.actorKind), actedFor(file, event)),
    /** Who decided a determination. */
    approver: (record: DeterminationRecord): string =>
      inPlaceOf(named(record.decidedBy, 'SUPERVISOR'), decidedFor(file, record)),
    /** Who answered a proposal. */
    answerer: (proposal: ProposalRecord): string =>
      inPlaceOf(named(proposal.decidedBy, 'SUPERVISOR'), answeredFor(file, proposal)),
    when: (given: When): WhenText => describeWhen(say, locale, given),
  };
}
