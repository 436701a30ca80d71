import type { CaseStatus } from '@/lib/domain/case/status';

/** The case another is to be closed onto, as it stands at the moment of deciding. */
export type DuplicateTarget = {
  readonly caseId: string;
  readonly reference: string;
  readonly status: CaseStatus;
  readonly cycle: number;
  /** The case the target itself was closed onto, or null. */
  readonly duplicateOfId: string | null;
};
