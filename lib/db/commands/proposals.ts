import 'server-only';
import type { ActContext } from '@/lib/db/commands/act-on-case';
import type { ValueToRecord } from '@/lib/db/commands/record-values';

/** What waits for a second person. A REOPENING_REQUEST is anyone's wish; a REOPENING an analyst's proposal. */
export type StoredProposalKind =
  'RECOMMENDATION' | 'SCREENING_OUT' | 'REOPENING' | 'REOPENING_REQUEST' | 'CORRECTION' | 'RETURN_CODE';

/** Opens a proposal; the database allows one open of each kind a case. */
export async function openProposal(
  { tx, before, after, actor, userId }: ActContext,
  kind: StoredProposalKind,
  id: string,
  ground: string | null = null,
): Promise<void> {
  await tx.proposal.createMany({
    data: [
      { id, caseId: after.id, cycle: before.cycle, kind, proposedBy: userId, byKind: actor.kind, ground },
    ],
  });
}

/** Answers an open proposal. */
export async function answerProposal(
  { tx, userId, now }: ActContext,
  id: string,
  decision: 'AGREED' | 'REFUSED',
  toStatus: string | null = null,
): Promise<void> {
  const { count } = await tx.proposal.updateMany({
    where: { id, decidedAt: null },
    data: { decidedBy: userId, decidedAt: now, decision, toStatus },
  });
  if (count !== 1) throw new Error(`proposal ${id} was not open`);
}

/** Answers every open request for reopening of the case, since the proposal that took them up was decided. */
export async function answerReopeningRequests(
  { tx, userId, now, after }: ActContext,
  decision: 'AGREED' | 'REFUSED',
): Promise<void> {
  await tx.proposal.updateMany({
    where: { caseId: after.id, kind: 'REOPENING_REQUEST', decidedAt: null },
    data: { decidedBy: userId, decidedAt: now, decision },
  });
}

/** The words that go with a proposal. Remarks answer it; a submitter reads those that answer a request. */
export function proposalText(
  id: string,
  field: 'rationale' | 'remarks' | 'correction',
  value: ValueToRecord['value'],
  audience: 'STAFF' | 'SUBMITTER' | 'PUBLIC' = 'STAFF',
): ValueToRecord {
  return { objectKind: 'PROPOSAL', objectId: id, field, value, audience };
}
