import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { OutcomeMark, STATUS_MARKS } from '@/components/case/status-mark';
import { Mark } from '@/components/ui/mark';
import { paths } from '@/lib/config/paths';
import { OUTCOMES, type Outcome } from '@/lib/domain/assessment/outcome';
import type { CaseStatus } from '@/lib/domain/case/status';
import { transitionsOf } from '@/lib/domain/case/transitions';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** The statuses of the main road, read off the table: where accepting, agreeing and submitting lead (process §6). */
function mainRoad(): readonly CaseStatus[] {
  const leadsTo = (
    ['RECEIVE', 'ACCEPT_CASE', 'AGREE_CREDIBILITY_ASSESSMENT', 'SUBMIT_DETERMINATION'] as const
  ).flatMap((action) => transitionsOf(action).flatMap(({ to }) => (to.kind === 'TO' ? [to.status] : [])));
  return [...new Set(leadsTo)];
}

type Step = 'RECEIVED' | 'UNDER_INITIAL_ASSESSMENT' | 'UNDER_CREDIBILITY_ASSESSMENT' | 'AWAITING_DECISION';

/** How a report is reviewed: four circles that fill, and three squares. */
export function ReviewSteps({
  locale,
  counts,
}: {
  readonly locale: Locale;
  readonly counts: Readonly<Record<Outcome, number | null>>;
}) {
  const t = useTranslations('front');
  const status = useTranslations('enums.CaseStatus');
  return (
    <>
      <ol className="life">
        {mainRoad().map((step) => (
          <li key={step}>
            <Mark name={STATUS_MARKS[step]} />
            <h3>{status(step)}</h3>
            <p>{t(`step.${step as Step}`)}</p>
          </li>
        ))}
        <li>
          <ul className="outs" aria-label={t('outcomes')}>
            {OUTCOMES.map((outcome) => (
              <li key={outcome}>
                <OutcomeMark outcome={outcome} />
                <p>
                  {t(`step.${outcome}`)}{' '}
                  {counts[outcome] !== null && t('soFar', { count: formatNumber(locale, counts[outcome]) })}
                </p>
              </li>
            ))}
          </ul>
        </li>
      </ol>
      <div className="life-also">
        {(['question', 'reopen', 'standard'] as const).map((key) => (
          <p key={key}>
            <b>{t(`also.${key}`)}</b>
            {t(`also.${key}Text`)}
          </p>
        ))}
      </div>
      <p className="btn-row">
        <Link href={paths.lifecycle()} prefetch={false}>
          {t('also.all')}
        </Link>
      </p>
    </>
  );
}
