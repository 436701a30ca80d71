import { isOpen, publicBucket, type CaseStatus } from '@/lib/domain/case/status';

/** Where an allegation stands, as its submitter is told (process §6, second column; a request is an overlay). */
export type PublicState = 'OPEN' | 'REOPENED' | 'AWAITING' | 'COMPLETED' | 'NOT_COUNTED';

/** The state in words of what a submitter may know. */
export function publicState(given: {
  readonly status: CaseStatus;
  readonly cycle: number;
  readonly awaitingInformation: boolean;
}): PublicState {
  const bucket = publicBucket(given.status);
  if (bucket !== 'OPEN' || !isOpen(given.status)) return bucket;
  if (given.awaitingInformation) return 'AWAITING';
  return given.cycle > 1 ? 'REOPENED' : 'OPEN';
}
