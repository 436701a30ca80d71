import { useTranslations } from 'next-intl';
import { Marked, type MarkName } from '@/components/ui/mark';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import type { CaseStatus } from '@/lib/domain/case/status';

/** The shape of each status: a circle is open and fills as the review goes on, a square is completed. */
export const STATUS_MARKS = {
  RECEIVED: 'received',
  UNDER_INITIAL_ASSESSMENT: 'initial',
  UNDER_CREDIBILITY_ASSESSMENT: 'credibility',
  UNDER_INVESTIGATION: 'investigation',
  AWAITING_DECISION: 'awaiting',
  CLOSED_CREDIBLE: 'credible',
  CLOSED_NON_CREDIBLE: 'nonCredible',
  CLOSED_DUPLICATE: 'duplicate',
  SCREENED_OUT: 'screenedOut',
} as const satisfies Record<CaseStatus, MarkName>;

const OUTCOME_MARKS = {
  CREDIBLE: 'credible',
  NON_CREDIBLE: 'nonCredible',
  DUPLICATE: 'duplicate',
} as const satisfies Record<Outcome, MarkName>;

/** A case's status, word and shape. `short`: the words of dense tables. */
export function StatusMark({
  status,
  short = false,
}: {
  readonly status: CaseStatus;
  readonly short?: boolean;
}) {
  const t = useTranslations(short ? 'enums.CaseStatusShort' : 'enums.CaseStatus');
  return <Marked name={STATUS_MARKS[status]}>{t(status)}</Marked>;
}

/** An outcome, found or proposed, with its shape. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const t = useTranslations('enums.Outcome');
  return <Marked name={OUTCOME_MARKS[outcome]}>{t(outcome)}</Marked>;
}
