import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  findKnownRows,
  keepSourceRecords,
  MovedMeanwhile,
  runImportBatch,
  type ImportSource,
  type KnownRow,
  type RowAnswer,
} from '@/lib/db/commands/import-batch';
import { eventOfImport } from '@/lib/db/commands/import-events';
import {
  changedFields,
  storedValues,
  type RowsToWrite,
  type StoredValue,
  type ValuesByField,
} from '@/lib/db/commands/import-values';
import { Prisma } from '@/lib/db/generated/client';
import { loadCaseStates } from '@/lib/db/queries/load-case-state';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { OperatorActor } from '@/lib/domain/case/actor';
import { claimedColumns, followedColumns, type ClaimedColumns } from '@/lib/domain/case/claimed-columns';
import type { SourceKind } from '@/lib/domain/case/allegation';
import { decide, decideReceipt, type Decision } from '@/lib/domain/case/decide';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An allegation as a file holds it, without anything of the file's own format. */
export type AllegationToBringIn = {
  /** The source's stable key of the row. */
  readonly sourceKey: string;
  /** SHA-256 of all that was read, hex. */
  readonly contentHash: string;
  readonly sourceKind: SourceKind;
  readonly language: string;
  readonly codes: readonly string[];
  /** Recorded values of the allegation, field by field (process §8). */
  readonly values: ValuesByField;
};

type Creation = {
  readonly row: AllegationToBringIn;
  readonly caseId: string;
  readonly decision: Decision;
};

type Change = {
  readonly row: AllegationToBringIn;
  readonly known: KnownRow;
  readonly stored: ReadonlyMap<string, StoredValue>;
  readonly before: { readonly status: string; readonly version: number };
  readonly decision: Decision;
};

type Plan = {
  readonly answers: readonly RowAnswer[];
  readonly creations: readonly Creation[];
  readonly changes: readonly Change[];
  /** Rows whose fingerprint changed and whose values did not. */
  readonly sameValues: readonly { readonly row: AllegationToBringIn; readonly known: KnownRow }[];
};

/**
 * Brings allegations in, one transaction for all that are given; keys must not repeat. A new one becomes a case that was
 * received at a time not stated and enters our stock now (docs/decisions/006). A changed one appends versions of the
 * values that changed, and a review task where the case is closed; what people did here stays. One answer for each row.
 */
export async function bringInAllegations(
  actor: OperatorActor,
  source: ImportSource,
  rows: readonly AllegationToBringIn[],
  dryRun: boolean,
): Promise<readonly RowAnswer[]> {
  const { answers } = await runImportBatch(
    actor,
    dryRun,
    (tx, now) => plan(tx, actor, source, rows, now),
    async (tx, planned, toWrite, now) => {
      await create(tx, actor, source, planned.creations, toWrite, now);
      await change(tx, actor, source, planned, toWrite);
    },
  );
  return answers;
}

async function plan(
  tx: Tx,
  actor: OperatorActor,
  source: ImportSource,
  rows: readonly AllegationToBringIn[],
  now: Date,
): Promise<Plan> {
  const known = await findKnownRows(
    tx,
    source,
    'ALLEGATION',
    rows.map(({ sourceKey }) => sourceKey),
  );
  const differing = rows.flatMap((row) => {
    const found = known.get(row.sourceKey);
    return found !== undefined && found.contentHash !== row.contentHash ? [found.caseId] : [];
  });
  const states = new Map((await loadCaseStates(tx, differing)).map((state) => [state.id, state]));
  const stored = await storedValues(tx, 'ALLEGATION', differing);

  const answers: RowAnswer[] = [];
  const creations: Creation[] = [];
  const changes: Change[] = [];
  const sameValues: { row: AllegationToBringIn; known: KnownRow }[] = [];
  for (const row of rows) {
    const found = known.get(row.sourceKey);
    if (found === undefined) {
      const caseId = randomUUID();
      creations.push({ row, caseId, decision: allowed(receive(actor, row, caseId, now)) });
      answers.push({ fate: 'CREATED' });
      continue;
    }
    const state = states.get(found.caseId);
    const values = stored.get(found.caseId) ?? new Map<string, StoredValue>();
    if (state === undefined || changedFields(row.values, values).length === 0) {
      if (state !== undefined) sameValues.push({ row, known: found });
      answers.push({ fate: 'UNCHANGED' });
      continue;
    }
    const decision = allowed(decide(state, actor, 'APPEND_ALLEGATION_VERSION', {}, now.toISOString()));
    changes.push({ row, known: found, stored: values, before: state, decision });
    answers.push({ fate: 'UPDATED' });
  }
  return { answers, creations, changes, sameValues };
}

function receive(
  actor: OperatorActor,
  row: AllegationToBringIn,
  caseId: string,
  now: Date,
): Outcome<Decision> {
  return decideReceipt(
    actor,
    {
      id: caseId,
      // No event holds it, and a dry run must not use a number up.
      reference: '',
      sourceKind: row.sourceKind,
      channel: 'IMPORT',
      narrative: '',
      placeText: '',
      incidentStart: '',
      sourceCode: row.sourceKey,
      organisationId: null,
      // A file tells when something happened and was published, never when the body received it.
      received: { at: null, precision: 'NOT_STATED' },
    },
    now.toISOString(),
  );
}

/** The lifecycle lets the operator do this with every case: a refusal is a mistake in the table. */
function allowed(decision: Outcome<Decision>): Decision {
  if (decision.ok) return decision.value;
  const why = decision.kind === 'REFUSAL' ? decision.problems.map(({ code }) => code).join(', ') : 'conflict';
  throw new Error(`The import was refused what it may always do: ${why}`);
}

async function create(
  tx: Tx,
  actor: OperatorActor,
  source: ImportSource,
  creations: readonly Creation[],
  toWrite: RowsToWrite,
  now: Date,
): Promise<void> {
  if (creations.length === 0) return;
  const references = await tx.$queryRaw<{ reference: string }[]>(
    Prisma.sql`select next_case_reference(${now.getUTCFullYear()}::int) as reference from generate_series(1, ${creations.length}::int)`,
  );
  const cases = creations.map(({ row, caseId, decision }, n) => ({
    id: caseId,
    reference: references[n]?.reference,
    status: decision.next.status,
    source_kind: row.sourceKind,
    language: row.language,
    ...claimedColumns(row.values),
  }));
  // One parameter for all rows: Prisma's own insert of many costs as much as everything else together.
  await tx.$executeRaw(Prisma.sql`
    insert into review_case (id, reference, status, status_since, source_kind, channel, language, received_at, received_precision,
      place_name_latin, place_name_original, governorate, latitude, longitude, incident_from, incident_to, incident_precision,
      killed_min, killed_max, injured_min, injured_max)
    select id, reference, status, ${now}::timestamptz, source_kind, 'IMPORT', language, ${now}::timestamptz, 'NOT_STATED',
      "placeNameLatin", "placeNameOriginal", governorate, latitude, longitude, "incidentFrom", "incidentTo", "incidentPrecision",
      "killedMin", "killedMax", "injuredMin", "injuredMax"
    from json_to_recordset(${JSON.stringify(cases)}::json) as r (id uuid, reference text, status text, source_kind text, language text,
      "placeNameLatin" text, "placeNameOriginal" text, governorate text, latitude float8, longitude float8, "incidentFrom" timestamptz,
      "incidentTo" timestamptz, "incidentPrecision" text, "killedMin" int, "killedMax" int, "injuredMin" int, "injuredMax" int)`);
  const codes = creations.flatMap(({ row, caseId }) => row.codes.map((code) => ({ caseId, code })));
  if (codes.length > 0) await tx.sourceCode.createMany({ data: codes });
  await keepSourceRecords(
    tx,
    source,
    'ALLEGATION',
    creations.map(({ row, caseId }) => ({
      sourceKey: row.sourceKey,
      contentHash: row.contentHash,
      caseId,
      version: 1,
    })),
  );
  for (const { row, caseId, decision } of creations) {
    const of = { ...eventFor(actor, caseId), objectKind: 'ALLEGATION', objectId: caseId } as const;
    const commitments = toWrite.addNew(of, row.values);
    for (const event of decision.events) {
      toWrite.events.push(eventOfImport(event, { id: of.eventId, flow: 'BROUGHT_IN', commitments }));
    }
  }
}

const eventFor = (actor: OperatorActor, caseId: string) => ({
  caseId,
  eventId: randomUUID(),
  recordedBy: actor.userId,
});

async function change(
  tx: Tx,
  actor: OperatorActor,
  source: ImportSource,
  { changes, sameValues }: Plan,
  toWrite: RowsToWrite,
): Promise<void> {
  for (const { row, known, stored, before, decision } of changes) {
    const { count } = await tx.reviewCase.updateMany({
      where: { id: known.caseId, status: before.status, version: before.version },
      data: {
        version: decision.next.version,
        ...(await columnsNobodyTouched(tx, known.caseId, row.values, stored)),
      },
    });
    if (count !== 1) throw new MovedMeanwhile();
    const of = {
      ...eventFor(actor, known.caseId),
      objectKind: 'ALLEGATION',
      objectId: known.caseId,
    } as const;
    const commitments = toWrite.addChanged(of, row.values, stored);
    const [main, ...beside] = decision.events;
    if (main) toWrite.events.push(eventOfImport(main, { id: of.eventId, commitments }));
    toWrite.events.push(...beside.map((event) => eventOfImport(event, { id: randomUUID() })));
  }
  await tx.sourceCode.createMany({
    data: changes.flatMap(({ row, known }) => row.codes.map((code) => ({ caseId: known.caseId, code }))),
    skipDuplicates: true,
  });
  await keepSourceRecords(
    tx,
    source,
    'ALLEGATION',
    [...changes, ...sameValues].map(({ row, known }) => ({
      sourceKey: row.sourceKey,
      contentHash: row.contentHash,
      caseId: known.caseId,
      version: known.version + 1,
    })),
  );
}

/**
 * The columns of the list that follow the source: those that still show what it said last time. What has been set
 * otherwise since was set by a person, and stays.
 */
async function columnsNobodyTouched(
  tx: Tx,
  caseId: string,
  values: ValuesByField,
  stored: ReadonlyMap<string, StoredValue>,
): Promise<Partial<ClaimedColumns>> {
  const said = (field: string): ValuesByField[string] => {
    const last = stored.get(field);
    return last?.valueJson ? (JSON.parse(last.valueJson) as ValuesByField[string]) : null;
  };
  const erased = [...stored.values()].filter(({ valueJson }) => valueJson === null).map(({ field }) => field);
  const before = Object.fromEntries([...stored.keys()].map((field) => [field, said(field)]));
  const after = { ...values, ...Object.fromEntries(erased.map((field) => [field, null])) };
  const row = await tx.reviewCase.findUniqueOrThrow({ where: { id: caseId } });
  const standing = {
    ...row,
    incidentFrom: row.incidentFrom?.toISOString() ?? null,
    incidentTo: row.incidentTo?.toISOString() ?? null,
  };
  return followedColumns(standing, before, after);
}
