import type { Finding } from '@/lib/domain/assessment/finding';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

export const REPLY_USES = ['USED', 'NOT_USED'] as const;
export type ReplyUse = (typeof REPLY_USES)[number];

/**
 * What became of a reply to a request for information: where it was used, or why it was not. Most replies to the
 * Coalition's requests left no trace in its assessments (process §1), so that each has a place here.
 */
export type WeighedReply = {
  /** The request's id: a request has one reply. */
  readonly rfiId: string;
  readonly use: ReplyUse | null;
  /** Where it was used, or why it was not. */
  readonly how: string;
};

/** A determination as far as it speaks of replies. */
type OnReplies = { readonly replies: readonly WeighedReply[]; readonly findings: readonly Finding[] };

/**
 * What is not said yet of the replies that came in. A reply that a finding cites is used there and needs no more words; any
 * other is said to have been used and where, or not and why. `number` counts from 1, as replies are shown.
 */
export function replyProblems(
  { replies, findings }: OnReplies,
  replyIds: readonly string[],
): readonly Problem[] {
  const isCited = (id: string): boolean =>
    findings.some(({ citations }) => citations.some((one) => one.kind === 'RFI_REPLY' && one.id === id));
  return [
    ...replyIds.flatMap((id, n) => {
      const given = replies.find(({ rfiId }) => rfiId === id);
      const [field, about] = [`replies.${id}`, { number: n + 1 }];
      if (isCited(id)) {
        return given?.use === 'NOT_USED' ? [problem('determination.replyCitedNotUsed', field, about)] : [];
      }
      if (given === undefined || given.use === null)
        return [problem('determination.replyNotWeighed', field, about)];
      return isBlank(given.how) ? [problem('determination.replyHowMissing', `${field}.how`, about)] : [];
    }),
    ...(replies.every(({ rfiId }) => replyIds.includes(rfiId))
      ? []
      : [problem('determination.replyUnknown', 'findings')]),
  ];
}
