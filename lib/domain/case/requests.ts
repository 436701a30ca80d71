import type { CaseState } from '@/lib/domain/case/case-state';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/**
 * Who could answer a request: whoever holds the return code, an account of the organisation that is not switched off, or
 * nobody, and then whether there is an organisation at all.
 */
export type Answerer = 'RETURN_CODE_HOLDER' | 'ORGANISATION' | 'ORGANISATION_WITHOUT_ACCOUNT' | 'NOBODY';

type Requests = Pick<CaseState, 'rfisSent' | 'openRfiIds'>;

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((one) => one !== id);

/** One more request stands. */
export function rfiSent({ rfisSent, openRfiIds }: Requests, rfiId: string): Requests {
  return { rfisSent: rfisSent + 1, openRfiIds: [...openRfiIds, rfiId].sort() };
}

/** A request taken back counts as none: nobody was given the time to answer it. */
export function rfiWithdrawn({ rfisSent, openRfiIds }: Requests, rfiId: string): Requests {
  return { rfisSent: rfisSent - 1, openRfiIds: without(openRfiIds, rfiId) };
}

/** A request answered asks no more; one of an earlier cycle was none of this cycle's. */
export function replyReceived(
  { openRfiIds, unreadReplies }: Pick<CaseState, 'openRfiIds' | 'unreadReplies'>,
  rfiId: string,
): Pick<CaseState, 'openRfiIds' | 'unreadReplies'> {
  return { openRfiIds: without(openRfiIds, rfiId), unreadReplies: unreadReplies + 1 };
}

/** Whether a request is past the day it asked an answer by: not answered, not taken back. `today` is an ISO day. */
export function isOverdue(
  request: {
    readonly dueOn: string | null;
    readonly repliedAt: string | null;
    readonly withdrawnAt: string | null;
  },
  today: string,
): boolean {
  const { dueOn, repliedAt, withdrawnAt } = request;
  return dueOn !== null && repliedAt === null && withdrawnAt === null && dueOn.slice(0, 10) < today;
}

/** Why nobody could answer a request; empty where somebody could. `field` is where the form says it. */
export function answererProblems(answerer: Answerer, field: string): readonly Problem[] {
  if (answerer === 'NOBODY') return [problem('nobodyToAnswer', field)];
  return answerer === 'ORGANISATION_WITHOUT_ACCOUNT' ? [problem('organisationWithoutAccount', field)] : [];
}
