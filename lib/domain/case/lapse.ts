import type { CaseState } from '@/lib/domain/case/case-state';
import type { CaseStatus } from '@/lib/domain/case/status';

const MAY_BE_SCREENED: readonly CaseStatus[] = ['RECEIVED', 'UNDER_INITIAL_ASSESSMENT'];

/** A case that has moved on from `before`: proposals it has moved past lapse. */
export function lapsed(before: CaseStatus, next: CaseState): CaseState {
  if (next.status === before) return next;
  return {
    ...next,
    recommendation: next.status === 'UNDER_INITIAL_ASSESSMENT' ? next.recommendation : null,
    screeningOut: MAY_BE_SCREENED.includes(next.status) ? next.screeningOut : null,
  };
}
