import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * Lets a held file through, for a stated reason: from now on it is handed out to who may see it, as a file of no certain
 * type. That it was held, and why, stays with it.
 */
export function releaseEvidence(
  actor: Actor,
  target: CaseTarget,
  { evidenceId, rationale }: { readonly evidenceId: string; readonly rationale: string },
): Promise<Outcome<Acted>> {
  return actOnCase(
    actor,
    target,
    'RELEASE_EVIDENCE',
    async (tx, { id: caseId }) => {
      const held =
        evidenceId === ''
          ? null
          : await tx.evidence.findFirst({
              where: { id: evidenceId, caseId, NOT: { heldBecause: { isEmpty: true } }, release: null },
              select: { id: true },
            });
      return { evidenceId, isHeld: held !== null, rationale };
    },
    async ({ tx, after, now, userId }) => {
      if (userId === null) throw new Error('only a person lets a file through');
      await tx.evidenceRelease.create({
        data: { evidenceId, caseId: after.id, releasedBy: userId, releasedAt: now },
      });
      return {
        values: [
          {
            objectKind: 'EVIDENCE',
            objectId: evidenceId,
            field: 'releasedBecause',
            value: rationale,
            audience: 'STAFF',
          },
        ],
      };
    },
  );
}
