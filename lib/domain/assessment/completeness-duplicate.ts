import type { DuplicateLink } from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { Reason } from '@/lib/domain/assessment/outcome';
import { isOpen } from '@/lib/domain/case/status';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

/** What the link to the target lacks: the target, the kind, what it adds (process §6). */
export function duplicateProblems(link: DuplicateLink | null): readonly Problem[] {
  const problems: Problem[] = [];
  if (link === null || isBlank(link.targetReference)) {
    problems.push(problem('determination.duplicateTargetMissing', 'duplicate.targetReference'));
  }
  if (link === null || link.kind === null) {
    problems.push(problem('determination.duplicateKindMissing', 'duplicate.kind'));
  }
  const adds = link?.adds ?? { kind: 'NOT_SAID' as const };
  if (adds.kind === 'NOT_SAID' || (adds.kind === 'ADDS' && isBlank(adds.text))) {
    problems.push(problem('determination.duplicateAddsMissing', 'duplicate.adds'));
  }
  return problems;
}

type Closing = { readonly id: string; readonly duplicateCount: number };

/**
 * Whether a case can be closed onto the target as it stands now: never onto itself, a duplicate or a screened-out
 * case, and never while others are closed onto it, which would make them duplicates of a duplicate (process §6).
 * With a reason given, it must also agree with whether the target is still open; at approval none is given, since
 * the target may rightly have been decided in between.
 */
export function duplicateTargetProblems(
  closing: Closing,
  target: DuplicateTarget | null,
  reason: Reason | null,
): readonly Problem[] {
  const field = 'duplicate.targetReference';
  if (target === null) return [problem('determination.duplicateTargetUnknown', field)];
  const problems: Problem[] = [];
  if (target.caseId === closing.id) problems.push(problem('determination.duplicateOfItself', field));
  if (target.duplicateOfId !== null || target.status === 'CLOSED_DUPLICATE') {
    problems.push(problem('determination.duplicateOfDuplicate', field));
  }
  if (target.status === 'SCREENED_OUT') problems.push(problem('determination.duplicateOfScreenedOut', field));
  if (closing.duplicateCount > 0)
    problems.push(problem('hasDuplicates', field, { count: closing.duplicateCount }));
  const fitting: Reason = isOpen(target.status) ? 'DUPLICATE_OF_OPEN' : 'DUPLICATE_OF_ASSESSED';
  if ((reason === 'DUPLICATE_OF_OPEN' || reason === 'DUPLICATE_OF_ASSESSED') && reason !== fitting) {
    problems.push(problem('determination.duplicateReasonDoesNotFit', 'reason'));
  }
  return problems;
}
