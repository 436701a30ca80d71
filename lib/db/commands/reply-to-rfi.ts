import 'server-only';
import { actOnCase, type Acted } from '@/lib/db/commands/act-on-case';
import { evidenceRows, type FileToAttach } from '@/lib/db/commands/allegation-rows';
import { NotFoundError } from '@/lib/db/errors';
import type { Actor } from '@/lib/domain/case/actor';
import { refuse, type Outcome } from '@/lib/domain/shared/outcome';

/** Thrown inside the transaction so that it rolls back; answered as a refusal. */
class NotAsked extends Error {
  constructor(readonly code: 'allegation.rfiAlreadyAnswered' | 'allegation.rfiWithdrawn') {
    super(code);
  }
}

/** A reply, and the files in storage that came with it. */
export type Reply = {
  readonly rfiId: string;
  readonly reply: string;
  readonly files?: readonly FileToAttach[];
};

/**
 * Answers a request for information: words and files together, as one act with one event. The reply stands under the id of
 * the request it answers; until someone of the staff has read it the case can't close (process §6).
 */
export async function replyToRfi(
  actor: Actor,
  caseId: string,
  { rfiId, reply, files = [] }: Reply,
): Promise<Outcome<Acted>> {
  let isAsked = false;
  const attached = evidenceRows(actor, caseId, new Date(), files, []);
  try {
    return await actOnCase(
      actor,
      { caseId, expectedVersion: null },
      'REPLY_TO_RFI',
      async (tx) => {
        const asked = await tx.rfi.findFirst({ where: { id: rfiId, caseId }, select: { withdrawnAt: true } });
        isAsked = asked !== null;
        if (asked !== null && asked.withdrawnAt !== null) throw new NotAsked('allegation.rfiWithdrawn');
        return { rfiId, replyId: rfiId, reply, evidenceIds: attached.rows.map(({ id }) => id) };
      },
      async ({ tx, now }) => {
        // Another case's request, or none: the same answer as for a case that is not there.
        if (!isAsked) throw new NotFoundError(`request ${rfiId}`);
        const { count } = await tx.rfi.updateMany({
          where: { id: rfiId, caseId, repliedAt: null, withdrawnAt: null },
          data: { repliedAt: now },
        });
        if (count !== 1) throw new NotAsked('allegation.rfiAlreadyAnswered');
        await tx.evidence.createMany({
          data: attached.rows.map((row) => ({ ...row, attachedAt: now, rfiId })),
        });
        const stillOpen = await tx.rfi.count({ where: { caseId, repliedAt: null, withdrawnAt: null } });
        return {
          caseChanges: { awaitingInformation: stillOpen > 0 },
          values: [
            { objectKind: 'RFI_REPLY', objectId: rfiId, field: 'reply', value: reply, audience: 'SUBMITTER' },
            ...attached.values,
          ],
          evidence: files.map(({ sha256 }) => sha256),
        };
      },
    );
  } catch (error) {
    if (error instanceof NotAsked) return refuse({ code: error.code, field: 'reply' });
    throw error;
  }
}
