import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  findKnownRows,
  idFor,
  keepSourceRecords,
  runImportBatch,
  type ImportSource,
  type KnownRow,
  type RowAnswer,
} from '@/lib/db/commands/import-batch';
import {
  writeAssessments,
  type PlannedAssessment,
  type PlannedStep,
  type WorkingBatch,
} from '@/lib/db/commands/import-assessment-rows';
import { findWorkingBatch } from '@/lib/db/commands/import-working-batch';
import {
  changedFields,
  storedValues,
  type StoredValue,
  type ValuesByField,
} from '@/lib/db/commands/import-values';
import { loadCaseStates } from '@/lib/db/queries/load-case-state';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Outcome as Finding, Reason } from '@/lib/domain/assessment/outcome';
import type { OperatorActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import { decide } from '@/lib/domain/case/decide';
import type { EffectivePrecision } from '@/lib/domain/shared/incident-time';

/** A range as the source has it; a bound it leaves out is null. */
export type StatedRange = { readonly min: number | null; readonly max: number | null };

/** A decision made elsewhere. `effectiveOn` is the day it was first published, or null where that is not stated. */
export type HistoricDetermination = {
  readonly outcome: Finding;
  readonly reason: Reason | null;
  /** The body that decided, as the source names it. */
  readonly decidingBody: string;
  readonly effectiveOn: string | null;
  readonly killed: StatedRange | null;
  readonly injured: StatedRange | null;
  /** The source's labels and words, field by field. */
  readonly values: ValuesByField;
};

/** What the body published about the allegation; attached to the case as a source, never changed. */
export type StatementToAttach = {
  /** Tells it from every other statement about the same allegation. */
  readonly key: string;
  readonly title: string;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly text: string;
};

/** What a file says about the finding on one allegation, or that there is none. */
export type AssessmentToBringIn = {
  readonly sourceKey: string;
  /** SHA-256 of all that was read, statements apart (they only add), hex. */
  readonly contentHash: string;
  readonly determination: HistoricDetermination | null;
  /** What a row that is no decision says; `text` is what people read. */
  readonly information: ValuesByField & { readonly text: string };
  readonly statements: readonly StatementToAttach[];
};

export type AssessmentOptions = {
  readonly dryRun: boolean;
  /** SHA-256 of the file, hex: its determinations make one batch, also when the import was interrupted. */
  readonly fileSha256: string;
  /** In a dry run: what earlier rows of this file would have left behind, hash by key. */
  readonly assumed?: ReadonlyMap<string, string>;
};

type Found = {
  readonly allegations: ReadonlyMap<string, KnownRow>;
  readonly assessments: ReadonlyMap<string, KnownRow>;
  readonly states: ReadonlyMap<string, CaseState>;
  readonly evidence: ReadonlySet<string>;
  readonly information: ReadonlyMap<string, ReadonlyMap<string, StoredValue>>;
  /** Cases whose decision two people corrected here. */
  readonly corrected: ReadonlySet<string>;
};

type Plan = {
  readonly answers: readonly RowAnswer[];
  readonly planned: readonly PlannedAssessment[];
  readonly batch: WorkingBatch;
};

/**
 * Brings assessments in, one transaction for all that are given; keys must not repeat. A decision closes its case as an
 * historic determination in the file's batch, to be published once a second person confirms that (process §6). A row
 * that is no decision leaves the case open, is added to it as information, and never overrides a decision. Statements are
 * attached as sources. A row whose allegation has not been brought in is refused: the file does not hold what a case
 * needs. One answer for each row.
 */
export async function bringInAssessments(
  actor: OperatorActor,
  source: ImportSource,
  rows: readonly AssessmentToBringIn[],
  options: AssessmentOptions,
): Promise<readonly RowAnswer[]> {
  const { answers } = await runImportBatch(
    actor,
    options.dryRun,
    (tx, now) => plan(tx, actor, source, rows, options, now),
    async (tx, { planned, batch }, toWrite, now) => {
      await writeAssessments(tx, actor, planned, batch, toWrite, now);
      await keepSourceRecords(
        tx,
        source,
        'ASSESSMENT',
        planned.flatMap(({ keep }) => keep ?? []),
      );
    },
  );
  return answers;
}

async function plan(
  tx: Tx,
  actor: OperatorActor,
  source: ImportSource,
  rows: readonly AssessmentToBringIn[],
  options: AssessmentOptions,
  now: Date,
): Promise<Plan> {
  const batch = await findWorkingBatch(tx, actor, source, options);
  const found = await find(tx, source, rows, options);
  const answers: RowAnswer[] = [];
  const planned: PlannedAssessment[] = [];
  for (const row of rows) {
    const answer = planRow(row, found, { actor, source, batchId: batch.id, now: now.toISOString() });
    answers.push(answer);
    if (answer.planned) planned.push(answer.planned);
  }
  return { answers, planned, batch };
}

async function find(
  tx: Tx,
  source: ImportSource,
  rows: readonly AssessmentToBringIn[],
  { assumed }: AssessmentOptions,
): Promise<Found> {
  const keys = rows.map(({ sourceKey }) => sourceKey);
  const allegations = await findKnownRows(tx, source, 'ALLEGATION', keys);
  const assessments = await findKnownRows(tx, source, 'ASSESSMENT', keys);
  for (const key of keys) {
    const [contentHash, caseId] = [assumed?.get(key), allegations.get(key)?.caseId];
    if (contentHash !== undefined && caseId !== undefined)
      assessments.set(key, { caseId, contentHash, version: 1 });
  }
  const statementIds = rows.flatMap((row) => row.statements.map((one) => statementId(source, row, one)));
  const attached = await tx.evidence.findMany({ where: { id: { in: statementIds } }, select: { id: true } });
  const evidence = new Set(attached.map(({ id }) => id));
  const caseIds = rows.flatMap((row) => {
    const isSettled =
      assessments.get(row.sourceKey)?.contentHash === row.contentHash &&
      row.statements.every((one) => evidence.has(statementId(source, row, one)));
    return isSettled ? [] : (allegations.get(row.sourceKey)?.caseId ?? []);
  });
  const states = new Map((await loadCaseStates(tx, caseIds)).map((state) => [state.id, state]));
  const information = await storedValues(tx, 'INFORMATION', caseIds);
  const corrections = await tx.correction.findMany({
    where: { caseId: { in: caseIds } },
    select: { caseId: true },
    distinct: ['caseId'],
  });
  const corrected = new Set(corrections.map(({ caseId }) => caseId));
  return { allegations, assessments, states, evidence, information, corrected };
}

type Acting = {
  readonly actor: OperatorActor;
  readonly source: ImportSource;
  readonly batchId: string;
  readonly now: string;
};

function planRow(
  row: AssessmentToBringIn,
  found: Found,
  acting: Acting,
): RowAnswer & { readonly planned?: PlannedAssessment } {
  const allegation = found.allegations.get(row.sourceKey);
  if (allegation === undefined) return { fate: 'REJECTED', obstacle: { code: 'INCIDENT_NOT_BROUGHT_IN' } };
  const before = found.states.get(allegation.caseId);
  if (before === undefined) return { fate: 'UNCHANGED' };
  const { reference } = before;
  const known = found.assessments.get(row.sourceKey);
  const isKnown = known?.contentHash === row.contentHash;
  if (row.determination === null && before.historic !== null && !isKnown)
    return { fate: 'SET_ASIDE', obstacle: { code: 'DECISION_STANDS', reference } };
  // What two people corrected here no file undoes: they are told, and correct it again or leave it.
  if (!isKnown && found.corrected.has(before.id))
    return { fate: 'SET_ASIDE', obstacle: { code: 'DECISION_CORRECTED', reference } };

  const steps: PlannedStep[] = [];
  let state = before;
  // Statements first: on a case that is still open they are no news that somebody must look at.
  for (const wish of [
    ...statementSteps(row, found, acting),
    ...(isKnown ? [] : findingSteps(row, found, acting)),
  ]) {
    const decision = decideWish(state, wish, acting);
    if (!decision.ok) return { fate: 'REJECTED', obstacle: { code: 'CASE_IN_HAND', reference } };
    steps.push({ wish, before: state, decision: decision.value });
    state = decision.value.next;
  }
  const keep = isKnown
    ? null
    : {
        sourceKey: row.sourceKey,
        contentHash: row.contentHash,
        caseId: before.id,
        version: (known?.version ?? 0) + 1,
      };
  if (steps.length === 0 && keep === null) return { fate: 'UNCHANGED' };
  const fate = known === undefined ? 'CREATED' : steps.length === 0 ? 'UNCHANGED' : 'UPDATED';
  return { fate, planned: { before, after: state, steps, keep } };
}

/** One branch for each action: only then does the compiler see that action and input belong together. */
function decideWish(
  state: CaseState,
  wish: PlannedStep['wish'],
  { actor, now }: Acting,
): ReturnType<typeof decide> {
  switch (wish.action) {
    case 'ATTACH_EVIDENCE':
      return decide(state, actor, wish.action, wish.input, now);
    case 'ADD_INFORMATION':
      return decide(state, actor, wish.action, wish.input, now);
    case 'RECORD_HISTORIC_DETERMINATION':
      return decide(state, actor, wish.action, wish.input, now);
  }
}

function statementSteps(row: AssessmentToBringIn, found: Found, { source }: Acting): PlannedStep['wish'][] {
  return row.statements.flatMap((statement): PlannedStep['wish'][] => {
    const evidenceId = statementId(source, row, statement);
    if (found.evidence.has(evidenceId)) return [];
    const input = { evidenceId, evidenceKind: 'WEB_PAGE', title: statement.title, isHere: false } as const;
    const { title, url, text, publishedOn } = statement;
    const publishedPrecision: EffectivePrecision = publishedOn === null ? 'NOT_STATED' : 'PUBLISHED';
    const values = { title, url, publishedOn, publishedPrecision, description: text };
    return [{ action: 'ATTACH_EVIDENCE', input, values }];
  });
}

function findingSteps(row: AssessmentToBringIn, found: Found, acting: Acting): PlannedStep['wish'][] {
  const { determination, information } = row;
  if (determination === null) {
    const informationId = idFor(acting.source, 'assessment', row.sourceKey);
    const stored = found.information.get(informationId) ?? new Map<string, StoredValue>();
    if (changedFields(information, stored).length === 0) return [];
    const input = { informationId, information: information.text, isRepeated: false };
    return [{ action: 'ADD_INFORMATION', input, values: information, stored }];
  }
  const { outcome, reason, decidingBody, effectiveOn } = determination;
  const input = {
    determinationId: randomUUID(),
    batchId: acting.batchId,
    outcome,
    reason,
    decidedBy: decidingBody,
    effective:
      effectiveOn === null
        ? ({ at: null, precision: 'NOT_STATED' } as const)
        : ({ at: `${effectiveOn}T00:00:00.000Z`, precision: 'PUBLISHED' } as const),
  };
  return [{ action: 'RECORD_HISTORIC_DETERMINATION', input, values: determination.values, determination }];
}

const statementId = (source: ImportSource, row: AssessmentToBringIn, statement: StatementToAttach): string =>
  idFor(source, 'statement', row.sourceKey, statement.key);
