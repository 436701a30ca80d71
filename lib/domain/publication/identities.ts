import type { IdentityName, MonthFigures } from '@/lib/domain/publication/month-figures';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import type { ProblemCode } from '@/lib/domain/shared/problem-codes';

const CODE_OF: Readonly<Record<IdentityName, ProblemCode>> = {
  OPEN: 'figures.openDoesNotAddUp',
  PLAIN_OPEN: 'figures.openDoesNotAddUp',
  COMPLETED: 'figures.completedDoesNotAddUp',
  KILLED_TO_DATE: 'figures.killedDoesNotAddUp',
  INJURED_TO_DATE: 'figures.injuredDoesNotAddUp',
};

/**
 * What does not add up in a month; empty when every identity that can be tested holds. Nothing of a month may be shown
 * while this is not empty (process §5).
 */
export function assertIdentities(figures: MonthFigures): readonly Problem[] {
  const problems = figures.identities
    .filter(({ name, state }) => state === 'FAILS' && name !== 'PLAIN_OPEN')
    .map(({ name, expected, stated }) =>
      problem(CODE_OF[name], name, { month: figures.month, expected: expected ?? 0, stated: stated ?? 0 }),
    );
  const { openEnd, openReopened } = figures;
  if (openEnd !== null && openReopened !== null && openReopened > openEnd) {
    problems.push(
      problem('figures.reopenedExceedsOpen', 'openReopened', {
        month: figures.month,
        open: openEnd,
        reopened: openReopened,
      }),
    );
  }
  return problems;
}
