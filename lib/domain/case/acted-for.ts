import type { CaseChange } from '@/lib/domain/case/case-change';
import type { CaseFile, DeterminationRecord, NamedGiver, ProposalRecord } from '@/lib/domain/case/case-file';

/** For whom an entry of the history was done; null where the act was the actor's own. */
export function actedFor(file: CaseFile, { payload }: Pick<CaseChange, 'payload'>): NamedGiver | null {
  const id = payload['delegationId'];
  return typeof id === 'string' ? (file.delegations[id] ?? null) : null;
}

/** For whom a determination was decided; null where by a supervisor herself, or not yet. */
export function decidedFor(file: CaseFile, { id, decidedBy }: DeterminationRecord): NamedGiver | null {
  const decision = file.events.findLast(
    ({ type, payload }) => type === 'DETERMINATION_APPROVED' && payload['determinationId'] === id,
  );
  return decidedBy === null || decision === undefined ? null : actedFor(file, decision);
}

/** For whom a proposal was answered; null where by a supervisor herself, or not yet. */
export function answeredFor(file: CaseFile, { id, decidedBy }: ProposalRecord): NamedGiver | null {
  const answer = file.events.findLast(
    ({ actorId, payload }) => payload['proposalId'] === id && actorId === decidedBy,
  );
  return decidedBy === null || answer === undefined ? null : actedFor(file, answer);
}
