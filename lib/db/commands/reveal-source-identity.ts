import 'server-only';
import { randomUUID } from 'node:crypto';
import { eventForLedger } from '@/lib/db/commands/append-events';
import { recordNewValues } from '@/lib/db/commands/record-values';
import { NotFoundError } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { writeAs } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { decide } from '@/lib/domain/case/decide';
import { success, type Outcome } from '@/lib/domain/shared/outcome';

/** One field of the source-identity compartment; `value` is null where it was erased. */
export type IdentityField = { readonly field: string; readonly value: string | null };

/**
 * Opens the source-identity compartment of a case. The reading, its reader and the reason given are on record in the
 * same transaction: the database gives the fields out only together with the event.
 */
export async function revealSourceIdentity(
  actor: Actor,
  caseId: string,
  given: { readonly rationale: string },
): Promise<Outcome<readonly IdentityField[]>> {
  return writeAs(actor, async (tx) => {
    const state = await loadCaseState(tx, actor, caseId);
    if (!state) throw new NotFoundError(`case ${caseId}`);
    const decision = decide(state, actor, 'READ_SOURCE_IDENTITY', given, new Date().toISOString());
    if (!decision.ok) return decision;
    const eventId = randomUUID();
    const reason = {
      objectKind: 'CASE',
      objectId: caseId,
      field: `sourceIdentityRead.${eventId}`,
      value: given.rationale,
    } as const;
    const commitments = await recordNewValues(tx, { caseId, eventId, recordedBy: userIdOf(actor) }, [reason]);
    const event = eventForLedger(actor, {
      id: eventId,
      type: 'SOURCE_IDENTITY_READ',
      object: { kind: 'CASE', id: caseId },
      caseId,
      fromStatus: state.status,
      toStatus: state.status,
      cycle: state.cycle,
      commitments,
    });
    const rows = await tx.$queryRaw<{ field: string; value_json: string | null }[]>(
      Prisma.sql`select field, value_json from reveal_source_identity(${caseId}::uuid, ${JSON.stringify(event)}::jsonb)`,
    );
    return success(
      rows.map((row) => ({
        field: row.field,
        value: row.value_json === null ? null : (JSON.parse(row.value_json) as string),
      })),
    );
  });
}
