import 'server-only';
import { bodyDay } from '@/lib/db/queries/body-day';
import { readConceded } from '@/lib/db/queries/conceded-figures';
import type { OwnAllegation, OwnReopeningRequest } from '@/lib/db/queries/own-allegation';
import { readOwnTexts, type OwnTexts } from '@/lib/db/queries/own-texts';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { ReporterActor, ReturnCodeHolderActor } from '@/lib/domain/case/actor';
import { parseReference } from '@/lib/domain/case/reference';
import { isOverdue } from '@/lib/domain/case/requests';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { HeldBecause } from '@/lib/domain/evidence/judge-file';

/** The one allegation a return code opens, or an organisation's own by its reference. Null: none, or not theirs. */
export async function getAllegation(
  actor: ReturnCodeHolderActor | ReporterActor,
  reference?: string,
): Promise<OwnAllegation | null> {
  const where = actor.kind === 'RETURN_CODE_HOLDER' ? { id: actor.caseId } : parseReference(reference ?? '');
  if (where === null) return null;
  return readAs(actor, async (tx) => {
    const found = await tx.reviewCase.findFirst({
      where: 'id' in where ? where : { reference: where.reference },
      select: {
        id: true,
        reference: true,
        cycle: true,
        status: true,
        statusSince: true,
        receivedAt: true,
        closedAt: true,
        language: true,
        governorate: true,
        awaitingInformation: true,
        codes: { select: { code: true }, orderBy: { code: 'asc' } },
      },
    });
    return found === null ? null : compose(tx, found);
  });
}

type Found = Pick<
  OwnAllegation,
  | 'reference'
  | 'cycle'
  | 'statusSince'
  | 'receivedAt'
  | 'closedAt'
  | 'language'
  | 'governorate'
  | 'awaitingInformation'
> & { readonly id: string; readonly status: string; readonly codes: readonly { readonly code: string }[] };

async function compose(tx: Tx, found: Found): Promise<OwnAllegation> {
  const { id: caseId, status, codes, ...rest } = found;
  const texts = await readOwnTexts(tx, caseId);
  const today = bodyDay(new Date());
  const rfis = await tx.rfi.findMany({
    where: { caseId },
    orderBy: { sentAt: 'asc' },
    select: {
      id: true,
      sentAt: true,
      dueOn: true,
      repliedAt: true,
      withdrawnAt: true,
      reminders: {
        orderBy: { remindedAt: 'asc' },
        select: { id: true, remindedAt: true, dueOn: true },
      },
    },
  });
  const evidence = await tx.evidence.findMany({
    where: { caseId },
    orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      form: true,
      sha256: true,
      size: true,
      attachedAt: true,
      rfiId: true,
      heldBecause: true,
      release: { select: { releasedAt: true } },
    },
  });
  const asked = await tx.proposal.findMany({
    where: { caseId, kind: 'REOPENING_REQUEST' },
    orderBy: { proposedAt: 'asc' },
    select: { id: true, proposedAt: true, decidedAt: true, decision: true },
  });
  return {
    caseId,
    ...rest,
    status: status as CaseStatus,
    codes: codes.map(({ code }) => code),
    values: texts.allegation,
    ...(await readEvents(tx, caseId, texts)),
    corrections: texts.corrections,
    responses: texts.responses,
    withdrawals: texts.withdrawals,
    requests: rfis.map((rfi) => ({
      ...rfi,
      question: texts.of('RFI', rfi.id, 'question') ?? '',
      reply: texts.of('RFI_REPLY', rfi.id, 'reply'),
      withdrawnBecause: texts.of('RFI', rfi.id, 'withdrawnBecause'),
      overdue:
        found.closedAt === null &&
        isOverdue(
          {
            dueOn: rfi.dueOn?.toISOString() ?? null,
            repliedAt: rfi.repliedAt?.toISOString() ?? null,
            withdrawnAt: rfi.withdrawnAt?.toISOString() ?? null,
          },
          today,
        ),
      reminders: rfi.reminders.map(({ id, remindedAt, dueOn }) => ({
        id,
        at: remindedAt,
        dueOn,
        message: texts.of('RFI_REMINDER', id, 'message'),
      })),
    })),
    information: texts.information,
    evidence: evidence.map((item) => ({
      id: item.id,
      form: item.form === 'LINK' ? 'LINK' : 'FILE',
      name: texts.of('EVIDENCE', item.id, item.form === 'LINK' ? 'url' : 'fileName') ?? '',
      sha256: item.sha256 === null ? null : Buffer.from(item.sha256).toString('hex'),
      size: item.size === null ? null : Number(item.size),
      attachedAt: item.attachedAt,
      rfiId: item.rfiId,
      heldBecause: item.release === null ? (item.heldBecause as HeldBecause[]) : [],
    })),
    // One by the staff has no words that this reader may read, and is none of theirs.
    reopeningRequests: asked.flatMap(({ id, proposedAt, decidedAt, decision }) => {
      const rationale = texts.of('PROPOSAL', id, 'rationale');
      if (rationale === null) return [];
      return {
        id,
        at: proposedAt,
        decidedAt,
        decision: decision as OwnReopeningRequest['decision'],
        rationale,
        remarks: texts.of('PROPOSAL', id, 'remarks'),
      };
    }),
  };
}

/** Where the receipt stands in the ledger, and each decision with its public text. */
async function readEvents(
  tx: Tx,
  caseId: string,
  texts: OwnTexts,
): Promise<Pick<OwnAllegation, 'outcomes' | 'ledger'>> {
  const events = await tx.caseEvent.findMany({
    where: {
      caseId,
      type: { in: ['CASE_RECEIVED', 'DETERMINATION_APPROVED', 'HISTORIC_DETERMINATION_RECORDED'] },
    },
    orderBy: { seq: 'asc' },
    select: {
      seq: true,
      type: true,
      outcome: true,
      reason: true,
      cycle: true,
      recordedAt: true,
      determinationId: true,
      effectiveAt: true,
    },
  });
  const conceded = await readConceded(tx, caseId);
  const received = events.find(({ type }) => type === 'CASE_RECEIVED');
  const entry = received
    ? await tx.ledgerEntry.findUnique({ where: { seq: received.seq }, select: { leafHash: true } })
    : null;
  return {
    ledger:
      received && entry
        ? {
            seq: received.seq,
            leafHash: Buffer.from(entry.leafHash).toString('hex'),
            recordedAt: received.recordedAt,
          }
        : null,
    outcomes: events
      .filter(({ outcome }) => outcome !== null)
      .map((event) => ({
        outcome: event.outcome as Outcome,
        reason: event.reason as Reason | null,
        cycle: event.cycle ?? 1,
        at: historic(event) ? event.effectiveAt : event.recordedAt,
        historic: historic(event),
        publicText:
          event.determinationId === null
            ? null
            : texts.of('DETERMINATION', event.determinationId, 'publicText'),
        conceded: event.outcome === 'CREDIBLE' ? (conceded.get(event.determinationId ?? '') ?? null) : null,
      })),
  };
}

function historic({ type }: { readonly type: string }): boolean {
  return type === 'HISTORIC_DETERMINATION_RECORDED';
}
