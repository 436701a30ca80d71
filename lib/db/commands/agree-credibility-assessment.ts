import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor agrees: the case goes to credibility assessment. */
export function agreeCredibilityAssessment(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['AGREE_CREDIBILITY_ASSESSMENT'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'AGREE_CREDIBILITY_ASSESSMENT', given, async (context) => {
    await answerProposal(context, given.proposalId, 'AGREED');
    return {};
  });
}
