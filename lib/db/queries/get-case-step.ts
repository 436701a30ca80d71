import 'server-only';
import { readStandingRecord } from '@/lib/db/queries/standing-record';
import { assessmentOf } from '@/lib/db/queries/get-initial-assessment';
import { citableSources } from '@/lib/db/queries/get-determination';
import { findAnswerer } from '@/lib/db/queries/find-answerer';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { ProposedCorrection, StandingRecord } from '@/lib/domain/case/correction';
import type { Answerer } from '@/lib/domain/case/requests';
import type { CaseState } from '@/lib/domain/case/case-state';
import { parseReference } from '@/lib/domain/case/reference';
import type { Json } from '@/lib/ledger/canonical-json';

/** A pending proposal as its answerer reads it. `correction` is what a correction would change. */
export type ProposalToAnswer = {
  readonly id: string;
  readonly kind: string;
  readonly byName: string | null;
  readonly proposedAt: Date;
  readonly ground: string | null;
  readonly rationale: string;
  readonly correction: ProposedCorrection | null;
};

/** A request for information; `reply` is null until it came. */
export type RequestForInformation = {
  readonly id: string;
  readonly question: string;
  readonly sentAt: Date;
  readonly reply: string | null;
  readonly isRead: boolean;
  readonly isWithdrawn: boolean;
};

/** What the short form of a step needs besides the case's state. */
export type CaseStep = {
  readonly state: CaseState;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  readonly proposals: readonly ProposalToAnswer[];
  readonly requests: readonly RequestForInformation[];
  /** Who could answer a request for information. */
  readonly answerer: Answerer;
  /** The evidence of the case by name, oldest first. */
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
  /** Of these, the files that are held and that nobody has let through. */
  readonly heldEvidence: readonly { readonly id: string; readonly name: string }[];
  /** What stands of a closed case; null while no decision does. */
  readonly standing: StandingRecord | null;
  /** The initial assessment that a recommendation puts forward; null where none was begun in this cycle. */
  readonly assessment: InitialAssessment | null;
  /** Requests to reopen that nobody has answered, with the asker's reason. */
  readonly reopeningRequests: readonly string[];
  /** Submitters' requests to see what is held that nobody has answered. */
  readonly accessRequests: readonly {
    readonly id: string;
    readonly receivedOn: string;
    readonly askedFor: string;
  }[];
};

/** A case as the page of one step shows it; null where there is none for this reader. */
export async function getCaseStep(actor: StaffActor, asked: string): Promise<CaseStep | null> {
  const parsed = parseReference(asked);
  if (parsed === null) return null;
  const { reference } = parsed;
  return readAs(actor, async (tx) => {
    const row = await tx.reviewCase.findUnique({
      where: { reference },
      select: { id: true, placeNameLatin: true, placeNameOriginal: true },
    });
    const state = row && (await loadCaseState(tx, actor, row.id));
    if (!row || !state) return null;
    const proposals = await tx.proposal.findMany({
      where: { caseId: row.id, decidedAt: null },
      orderBy: { proposedAt: 'asc' },
    });
    const rfis = await tx.rfi.findMany({
      // An answer to a question of an earlier cycle may come now, and is read like any other.
      where: {
        caseId: row.id,
        OR: [{ cycle: state.cycle }, { repliedAt: { not: null }, replyReadAt: null }],
      },
      orderBy: { sentAt: 'asc' },
    });
    const said = await latestValues(tx, row.id, [
      ...[...proposals, ...rfis].map(({ id }) => id),
      ...state.openAccessRequestIds,
    ]);
    const people = await tx.user.findMany({
      where: { id: { in: proposals.flatMap(({ proposedBy }) => proposedBy ?? []) } },
      select: { id: true, name: true },
    });
    const { evidence } = await citableSources(tx, row.id);
    const held = await tx.evidence.findMany({
      where: { caseId: row.id, NOT: { heldBecause: { isEmpty: true } }, release: null },
      select: { id: true },
    });
    return {
      state,
      standing: await readStandingRecord(tx, state),
      placeNameLatin: row.placeNameLatin,
      placeNameOriginal: row.placeNameOriginal,
      proposals: proposals
        .filter(({ kind }) => kind !== 'REOPENING_REQUEST')
        .map((proposal) => ({
          id: proposal.id,
          kind: proposal.kind,
          byName: people.find(({ id }) => id === proposal.proposedBy)?.name ?? null,
          proposedAt: proposal.proposedAt,
          ground: proposal.ground,
          rationale: textOf(said, proposal.id, 'rationale') ?? '',
          correction: (said.get(`${proposal.id}/correction`) ?? null) as ProposalToAnswer['correction'],
        })),
      requests: rfis.map((rfi) => ({
        id: rfi.id,
        question: textOf(said, rfi.id, 'question') ?? '',
        sentAt: rfi.sentAt,
        reply: rfi.repliedAt === null ? null : (textOf(said, rfi.id, 'reply') ?? ''),
        isRead: rfi.replyReadAt !== null,
        isWithdrawn: rfi.withdrawnAt !== null,
      })),
      answerer: await findAnswerer(tx, state),
      evidence,
      heldEvidence: evidence.filter(({ id }) => held.some((item) => item.id === id)),
      assessment: await assessmentOf(tx, state),
      reopeningRequests: proposals
        .filter(({ kind }) => kind === 'REOPENING_REQUEST')
        .map(({ id }) => textOf(said, id, 'rationale') ?? ''),
      accessRequests: state.openAccessRequestIds.map((id) => ({
        id,
        receivedOn: textOf(said, id, 'receivedOn') ?? '',
        askedFor: textOf(said, id, 'askedFor') ?? '',
      })),
    };
  });
}

function textOf(said: ReadonlyMap<string, Json>, objectId: string, field: string): string | null {
  const value = said.get(`${objectId}/${field}`);
  return typeof value === 'string' ? value : null;
}

/** The latest value of each field of some objects of a case, by "object/field"; what was erased is left out. */
async function latestValues(
  tx: Tx,
  caseId: string,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, Json>> {
  if (objectIds.length === 0) return new Map();
  const rows = await tx.recordedValue.findMany({
    where: { caseId, objectId: { in: [...objectIds] } },
    orderBy: { version: 'asc' },
    select: { objectId: true, field: true, valueJson: true },
  });
  return new Map(
    rows.flatMap((row) =>
      row.valueJson === null
        ? []
        : [[`${row.objectId}/${row.field}`, JSON.parse(row.valueJson) as Json] as const],
    ),
  );
}
