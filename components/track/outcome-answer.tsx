import { useLocale, useTranslations } from 'next-intl';
import { PublicText } from '@/components/publication/public-text';
import { Note } from '@/components/ui/text';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import { formatDate, formatRange } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export type AnswerGiven = {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly at: Date | null;
  readonly historic: boolean;
  readonly publicText: string | null;
  readonly conceded: {
    readonly killed: { readonly min: number | null; readonly max: number | null };
    readonly injured: { readonly min: number | null; readonly max: number | null };
  } | null;
};

/** One decision, with its reason and its public text; a non-credible one always with what that does not mean. */
export function OutcomeAnswer({
  given,
  earlier,
}: {
  readonly given: AnswerGiven;
  readonly earlier: boolean;
}) {
  const t = useTranslations('track');
  const reasons = useTranslations('enums.Reason');
  const current = useLocale();
  const locale = isLocale(current) ? current : 'en';
  const notStated = useTranslations('common')('notStated');
  const people = ({ min, max }: { readonly min: number | null; readonly max: number | null }): string =>
    formatRange(locale, min, max) ?? notStated;
  const date = given.at === null ? null : formatDate(locale, given.at);
  return (
    <div className="answer">
      {earlier && <p className="small quiet">{t('earlier')}</p>}
      <p>
        <strong>{t(`outcome.${given.outcome}`)}</strong>
      </p>
      <p className="small quiet">
        {given.historic || date === null
          ? t('decidedElsewhere', { date: date ?? 'unknown' })
          : t('decidedOn', { date })}
      </p>
      {given.conceded !== null && (
        <p style={{ marginBlockStart: 12 }}>
          {t('conceded', { killed: people(given.conceded.killed), injured: people(given.conceded.injured) })}
        </p>
      )}
      {given.reason !== null && (
        <p style={{ marginBlockStart: 12 }}>
          {t('reason')}: {reasons(given.reason)}
        </p>
      )}
      {given.outcome === 'NON_CREDIBLE' && (
        <div style={{ marginBlockStart: 12 }}>
          <Note>{t('notFalse')}</Note>
        </div>
      )}
      {given.publicText === null ? (
        <p className="small quiet" style={{ marginBlockStart: 12 }}>
          {t('noPublicText')}
        </p>
      ) : (
        <>
          <h3 className="state-h" style={{ marginBlockStart: 16 }}>
            {t('publicText')}
          </h3>
          <PublicText className="words-public" text={given.publicText} />
        </>
      )}
    </div>
  );
}
