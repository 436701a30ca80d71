import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { findCitable } from '@/lib/db/commands/determination-row';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { DuplicateAdds } from '@/lib/domain/assessment/determination';
import type { Finding } from '@/lib/domain/assessment/finding';
import { replyProblems, type WeighedReply } from '@/lib/domain/assessment/weighed-reply';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import { ARRIVALS } from '@/lib/domain/case/arrivals';
import type { Outcome } from '@/lib/domain/shared/outcome';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Json } from '@/lib/ledger/canonical-json';

/** What an approver gives: the determination and exact hash that were read, the three checks, and remarks if any. */
export type Approval = Pick<
  ActionInputs['APPROVE_DETERMINATION'],
  'determinationId' | 'contentHash' | 'checks'
> & {
  readonly remarks: string;
  /** The approver says to have read what came in since the submission; needed where something did. */
  readonly arrivalsRead?: boolean;
};

/** A supervisor approves exactly what was submitted: the case closes, and its public text becomes public. */
export function approveDetermination(
  actor: Actor,
  target: CaseTarget,
  given: Approval,
): Promise<Outcome<Acted>> {
  const { remarks, arrivalsRead = false, ...approval } = given;
  return actOnCase(
    actor,
    target,
    'APPROVE_DETERMINATION',
    async (tx) => ({
      ...approval,
      hasUnweighedReply: await hasUnweighedReply(tx, target.caseId, given.determinationId),
      duplicateTarget: await submittedTarget(tx, given.determinationId),
      duplicateAdds: await submittedAdds(tx, target.caseId, given.determinationId),
      arrivalsUnread:
        !arrivalsRead && (await arrivedSince(tx, target.caseId, given.determinationId)).length > 0,
    }),
    async ({ tx, before, now, userId }) => {
      const row = await tx.determination.findUniqueOrThrow({ where: { id: given.determinationId } });
      await tx.determination.updateMany({
        where: { id: row.id, status: 'SUBMITTED' },
        data: { status: 'APPROVED', decidedBy: userId, decidedAt: now, version: { increment: 1 } },
      });
      const of = { objectKind: 'DETERMINATION', objectId: row.id } as const;
      const arrived = await arrivedSince(tx, before.id, row.id);
      const publicText = await latestValue(tx, before.id, row.id, 'publicText');
      return {
        caseChanges: {
          outcome: row.outcome,
          reason: row.reason,
          closedAt: now,
          closingDeterminationId: row.id,
          duplicateOfId: row.duplicateOfId,
        },
        supersededId: await countedBefore(tx, before.id, before.cycle),
        values: [
          { ...of, field: 'checks', value: { ...given.checks } },
          ...(arrived.length === 0 ? [] : [{ ...of, field: 'arrivalsRead', value: arrived }]),
          ...(remarks.trim() === '' ? [] : [{ ...of, field: 'decisionRemarks', value: remarks }]),
          ...(publicText === null
            ? []
            : [{ ...of, field: 'publicText', value: publicText, audience: 'PUBLIC' as const }]),
        ],
      };
    },
  );
}

/** Whether a reply came after the submission that the determination does not account for: it goes back to its author. */
async function hasUnweighedReply(tx: Tx, caseId: string, determinationId: string): Promise<boolean> {
  const { replyIds } = await findCitable(tx, caseId);
  const content = {
    replies: ((await latestValue(tx, caseId, determinationId, 'replies')) ?? []) as readonly WeighedReply[],
    findings: ((await latestValue(tx, caseId, determinationId, 'findings')) ?? []) as readonly Finding[],
  };
  return replyProblems(content, replyIds).length > 0;
}

/** The events by which something came to the case after the determination was submitted. */
async function arrivedSince(tx: Tx, caseId: string, determinationId: string): Promise<string[]> {
  const submission = await tx.caseEvent.findFirst({
    where: { caseId, determinationId, type: 'DETERMINATION_SUBMITTED' },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  });
  if (submission === null) return [];
  const arrived = await tx.caseEvent.findMany({
    where: { caseId, seq: { gt: submission.seq }, type: { in: [...ARRIVALS] } },
    orderBy: { seq: 'asc' },
    select: { id: true },
  });
  return arrived.map(({ id }) => id);
}

async function submittedTarget(tx: Tx, determinationId: string): Promise<DuplicateTarget | null> {
  const [row] = await tx.$queryRaw<
    { id: string; reference: string; status: CaseStatus; cycle: number; duplicate_of_id: string | null }[]
  >(Prisma.sql`
    select t.id, t.reference, t.status, t.cycle, t.duplicate_of_id from determination d join review_case t on t.id = d.duplicate_of_id
    where d.id = ${determinationId}::uuid`);
  return row
    ? {
        caseId: row.id,
        reference: row.reference,
        status: row.status,
        cycle: row.cycle,
        duplicateOfId: row.duplicate_of_id,
      }
    : null;
}

async function submittedAdds(tx: Tx, caseId: string, determinationId: string): Promise<boolean> {
  const duplicate = (await latestValue(tx, caseId, determinationId, 'duplicate')) as {
    readonly adds?: DuplicateAdds;
  } | null;
  return duplicate?.adds?.kind === 'ADDS';
}

async function latestValue(tx: Tx, caseId: string, determinationId: string, field: string): Promise<Json> {
  const row = await tx.recordedValue.findFirst({
    where: { caseId, objectKind: 'DETERMINATION', objectId: determinationId, field },
    orderBy: { version: 'desc' },
    select: { valueJson: true },
  });
  return row?.valueJson ? (JSON.parse(row.valueJson) as Json) : null;
}

/** The decision of an earlier cycle that stands in the cumulative figures until this one replaces it. */
async function countedBefore(tx: Tx, caseId: string, cycle: number): Promise<string | null> {
  const earlier = await tx.determination.findFirst({
    where: {
      caseId,
      cycle: { lt: cycle },
      OR: [{ status: 'APPROVED' }, { status: 'HISTORIC', batch: { confirmedAt: { not: null } } }],
    },
    orderBy: [{ cycle: 'desc' }, { number: 'desc' }],
    select: { id: true },
  });
  return earlier?.id ?? null;
}
