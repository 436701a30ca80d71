import 'server-only';
import { env } from '@/lib/config/env';
import { readConceded, type Conceded } from '@/lib/db/queries/conceded-figures';
import { readBeside, type OwnBeside } from '@/lib/db/queries/own-beside';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { HeldBecause } from '@/lib/domain/evidence/judge-file';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { ReporterActor, ReturnCodeHolderActor } from '@/lib/domain/case/actor';
import { parseReference } from '@/lib/domain/case/reference';
import type { ProposedCorrection } from '@/lib/domain/case/correction';
import { isOverdue } from '@/lib/domain/case/requests';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Json } from '@/lib/ledger/canonical-json';

/** What a submitter sees of the own allegation (process §7): what was sent, where it stands, what was asked and answered. */
export type OwnAllegation = {
  readonly caseId: string;
  readonly reference: string;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly statusSince: Date;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly language: string;
  /** ISO 3166-2 code. */
  readonly governorate: string | null;
  readonly awaitingInformation: boolean;
  readonly codes: readonly string[];
  /** The latest version of each value of the allegation, by field. */
  readonly values: Readonly<Record<string, Json>>;
  /** Each decision, in order; the last one stands unless the case has been opened again. */
  readonly outcomes: readonly OwnOutcome[];
  /** What two people corrected of a decision since, in order. */
  readonly corrections: readonly PublicCorrection[];
  readonly requests: readonly OwnRequest[];
  readonly information: readonly { readonly id: string; readonly text: string; readonly at: Date }[];
  readonly evidence: readonly OwnEvidence[];
  readonly reopeningRequests: readonly OwnReopeningRequest[];
  readonly ledger: { readonly seq: bigint; readonly leafHash: string; readonly recordedAt: Date } | null;
} & OwnBeside;

/** A correction in the words meant for the public; `said` is null where the report does not print from what to what. */
export type PublicCorrection = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly why: string;
  readonly said: ProposedCorrection | null;
};

export type OwnOutcome = {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly cycle: number;
  /** When it took effect; null where the source of an earlier decision does not say. */
  readonly at: Date | null;
  /** Decided elsewhere and recorded here. */
  readonly historic: boolean;
  /** The plain-language text for the public; null when none was published. */
  readonly publicText: string | null;
  /** The people conceded; null where the decision concedes none, or is not published. */
  readonly conceded: Conceded | null;
};
export type OwnRequest = {
  readonly id: string;
  readonly question: string;
  readonly sentAt: Date;
  readonly dueOn: Date | null;
  readonly repliedAt: Date | null;
  readonly reply: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBecause: string | null;
  /** Past its day, unanswered, while the case is open. */
  readonly overdue: boolean;
  readonly reminders: readonly OwnReminder[];
};
/** A reminder of a question, with what was written with it; `dueOn` is the new day it set. */
export type OwnReminder = {
  readonly id: string;
  readonly at: Date;
  readonly dueOn: Date | null;
  readonly message: string | null;
};
export type OwnEvidence = {
  readonly id: string;
  readonly form: 'FILE' | 'LINK';
  readonly name: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly attachedAt: Date;
  /** The question with whose answer it came. */
  readonly rfiId: string | null;
  /** Why it is held until somebody has looked; empty for what is not, or no longer. */
  readonly heldBecause: readonly HeldBecause[];
};
export type OwnReopeningRequest = {
  readonly id: string;
  readonly rationale: string;
  readonly at: Date;
  readonly decision: 'AGREED' | 'REFUSED' | 'SUPERSEDED' | null;
  readonly decidedAt: Date | null;
  readonly remarks: string | null;
};

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
  const texts = await readTexts(tx, caseId);
  // The Swedish way of writing a day is ISO 8601's.
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: env().reportTimeZone });
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

type Texts = {
  readonly corrections: OwnAllegation['corrections'];
  readonly allegation: Readonly<Record<string, Json>>;
  readonly information: OwnAllegation['information'];
  readonly of: (kind: string, id: string, field: string) => string | null;
} & OwnBeside;

/** The latest version of everything this reader may read of the case; erased values are absent. */
async function readTexts(tx: Tx, caseId: string): Promise<Texts> {
  const rows = await tx.recordedValue.findMany({
    where: { caseId },
    orderBy: { version: 'desc' },
    distinct: ['objectKind', 'objectId', 'field'],
    select: {
      objectKind: true,
      objectId: true,
      field: true,
      audience: true,
      valueJson: true,
      recordedAt: true,
    },
  });
  const latest = rows.flatMap((row) =>
    row.valueJson === null ? [] : [{ ...row, value: JSON.parse(row.valueJson) as Json }],
  );
  const byKey = new Map(latest.map((row) => [`${row.objectKind}/${row.objectId}/${row.field}`, row.value]));
  return {
    allegation: Object.fromEntries(
      latest
        .filter(({ objectKind }) => objectKind === 'ALLEGATION')
        .map(({ field, value }) => [field, value]),
    ),
    information: latest
      .filter(({ objectKind }) => objectKind === 'INFORMATION')
      .map(({ objectId, value, recordedAt }) => ({ id: objectId, text: String(value), at: recordedAt }))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
    corrections: latest
      .filter(
        ({ objectKind, field, audience }) =>
          objectKind === 'PROPOSAL' && field === 'rationale' && audience === 'PUBLIC',
      )
      .map(({ objectId, value, recordedAt }) => ({
        id: objectId,
        at: recordedAt.toISOString(),
        why: String(value),
        said: (byKey.get(`PROPOSAL/${objectId}/correction`) ?? null) as ProposedCorrection | null,
      }))
      .sort((a, b) => a.at.localeCompare(b.at)),
    ...readBeside(latest),
    of: (kind, id, field) => {
      const value = byKey.get(`${kind}/${id}/${field}`);
      return typeof value === 'string' ? value : null;
    },
  };
}

/** Where the receipt stands in the ledger, and each decision with its public text. */
async function readEvents(
  tx: Tx,
  caseId: string,
  texts: Texts,
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
