import type { ConcededRange } from '@/lib/domain/assessment/determination';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/** More people than any single event has harmed: beyond it lies a slip of the keyboard. */
export const MAX_PEOPLE_PER_CASE = 100_000;

const PARTS = ['min', 'best', 'max'] as const;

/**
 * What is wrong with a conceded range of people: whole numbers from 0 to MAX_PEOPLE_PER_CASE, min ≤ best ≤ max.
 * With 'REQUIRED' each part must be stated; a blank is never taken for 0.
 */
export function figureProblems(
  figure: 'killed' | 'injured',
  range: ConcededRange,
  need: 'REQUIRED' | 'OPTIONAL',
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const part of PARTS) {
    const value = range[part];
    const field = `${figure}.${part}`;
    if (value === null) {
      if (need === 'REQUIRED') problems.push(problem('determination.figureMissing', field, { figure, part }));
    } else if (!Number.isInteger(value) || value < 0) {
      problems.push(problem('determination.figureNotWhole', field, { figure, part }));
    } else if (value > MAX_PEOPLE_PER_CASE) {
      problems.push(
        problem('determination.figureTooLarge', field, { figure, part, max: MAX_PEOPLE_PER_CASE }),
      );
    }
  }
  const stated = PARTS.map((part) => range[part]).filter((value) => value !== null);
  const isInOrder = stated.every((value, index) => index === 0 || (stated[index - 1] ?? 0) <= value);
  if (!isInOrder) problems.push(problem('determination.figureOrder', `${figure}.best`, { figure }));
  return problems;
}
