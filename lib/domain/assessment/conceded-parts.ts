import { MAX_PEOPLE_PER_CASE } from '@/lib/domain/assessment/conceded-figures';
import type { ConcededRange } from '@/lib/domain/assessment/determination';
import { partsOf, type ConcededPart, type PartRange } from '@/lib/domain/assessment/people-parts';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

type Figures = Readonly<Record<ConcededPart, PartRange>> &
  Readonly<Record<'killed' | 'injured', ConcededRange>>;

const isCount = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= MAX_PEOPLE_PER_CASE;

function rangeProblems(part: ConcededPart, range: PartRange): readonly Problem[] {
  const wrong = (['min', 'max'] as const).flatMap((end) => {
    const value = range[end];
    return value === null || isCount(value)
      ? []
      : [problem('determination.partNotWhole', `${part}.${end}`, { part, max: MAX_PEOPLE_PER_CASE })];
  });
  const { min, max } = range;
  const isReversed = min !== null && max !== null && min > max;
  return isReversed ? [...wrong, problem('determination.partOrder', `${part}.max`, { part })] : wrong;
}

/**
 * What is wrong with the conceded men, women and children. Nothing need be stated: what is not known stays out of every
 * sum. What is stated fits into its total: no part is larger than the most conceded, and all that are certain together
 * are not more than it either.
 */
export function partProblems(figures: Figures): readonly Problem[] {
  return (['killed', 'injured'] as const).flatMap((figure) => {
    const parts = partsOf(figure);
    const wrong = parts.flatMap((part) => rangeProblems(part, figures[part]));
    const most = figures[figure].max;
    if (wrong.length > 0 || most === null || !isCount(most)) return wrong;
    const tooLarge = parts.filter((part) => (figures[part].max ?? figures[part].min ?? 0) > most);
    const certain = parts.reduce((sum, part) => sum + (figures[part].min ?? 0), 0);
    return [
      ...tooLarge.map((part) =>
        problem('determination.partExceedsTotal', `${part}.max`, { part, figure, most }),
      ),
      // A single part that is too large has been named already.
      ...(certain > most && tooLarge.length === 0
        ? [problem('determination.partsExceedTotal', `${figure}Parts`, { figure, sum: certain, most })]
        : []),
    ];
  });
}
