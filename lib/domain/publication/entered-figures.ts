import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import {
  ADJUSTABLE_FIGURES,
  STATED_FIGURE_NAMES,
  type Adjustment,
  type OpeningBalance,
  type StatedValue,
} from '@/lib/domain/publication/flow-rows';
import { isMonthText } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

/** What takes two people to become a figure: one enters it, another confirms it (process §5). */
export const ENTERED_KINDS = ['STATED_FIGURE', 'ADJUSTMENT', 'OPENING_BALANCE'] as const;
export type EnteredKind = (typeof ENTERED_KINDS)[number];

/** The largest figure a person may enter: above it there is a slip of the hand. */
const LARGEST = 100_000_000;
/** More open cases than this are not carried in one by one. */
const MOST_OPEN = 20_000;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= LARGEST;

/** Analysts and supervisors may enter figures; the operator for them. Empty: may. */
export function enteringProblems(actor: Actor): readonly Problem[] {
  return ['ANALYST', 'SUPERVISOR', 'OPERATOR'].includes(actor.kind) ? [] : [problem('notYourRole')];
}

/** A supervisor confirms, never the person who entered it. Empty: may. */
export function confirmingProblems(
  actor: Actor,
  entered: { readonly byUserId: string | null; readonly isConfirmed: boolean },
): readonly Problem[] {
  if (actor.kind !== 'SUPERVISOR') return [problem('notYourRole')];
  if (entered.isConfirmed) return [problem('figures.alreadyConfirmed')];
  return entered.byUserId === userIdOf(actor) ? [problem('figures.enteredByYou')] : [];
}

function monthProblems(month: string, thisMonth: string): readonly Problem[] {
  if (!isMonthText(month)) return [problem('figures.notAMonth', 'month')];
  return month > thisMonth ? [problem('figures.monthInFuture', 'month')] : [];
}

/** What is wrong with a stated figure. `thisMonth` ("YYYY-MM") is the month now in the body's time zone. */
export function statedFigureProblems(
  { figure, month, value }: StatedValue,
  thisMonth: string,
): readonly Problem[] {
  const problems = [...monthProblems(month, thisMonth)];
  if (!STATED_FIGURE_NAMES.includes(figure)) problems.push(problem('figures.figureMissing', 'figure'));
  if (!isCount(value)) problems.push(problem('figures.notACount', 'value', { most: LARGEST }));
  return problems;
}

/** What is wrong with an adjustment: it names a figure, a difference that is not 0, and the reason. */
export function adjustmentProblems(
  { figure, month, delta, reason }: Adjustment,
  thisMonth: string,
): readonly Problem[] {
  const problems = [...monthProblems(month, thisMonth)];
  if (!ADJUSTABLE_FIGURES.includes(figure)) problems.push(problem('figures.figureMissing', 'figure'));
  if (delta === 0 || !isCount(Math.abs(delta)))
    problems.push(problem('figures.notADifference', 'delta', { most: LARGEST }));
  if (isBlank(reason)) problems.push(problem('figures.reasonMissing', 'reason'));
  return problems;
}

const STOCKS = ['killed', 'injured', 'reports', 'credible', 'nonCredible', 'duplicate'] as const;

/** What is wrong with an opening balance; a stock that is not stated is null and never 0. */
export function openingBalanceProblems(balance: OpeningBalance, thisMonth: string): readonly Problem[] {
  const problems = [...monthProblems(balance.month, thisMonth)];
  if (!isCount(balance.openCases) || balance.openCases > MOST_OPEN)
    problems.push(problem('figures.notACount', 'openCases', { most: MOST_OPEN }));
  if (!isCount(balance.reopenedCases))
    problems.push(problem('figures.notACount', 'reopenedCases', { most: MOST_OPEN }));
  else if (balance.reopenedCases > balance.openCases)
    problems.push(
      problem('figures.reopenedExceedsOpen', 'reopenedCases', {
        month: balance.month,
        open: balance.openCases,
        reopened: balance.reopenedCases,
      }),
    );
  for (const stock of STOCKS) {
    const value = balance[stock];
    if (value !== null && !isCount(value))
      problems.push(problem('figures.notACount', stock, { most: LARGEST }));
  }
  return problems;
}
