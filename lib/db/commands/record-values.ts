import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { commitTo } from '@/lib/ledger/commitment';
import type { CommittedChange } from '@/lib/ledger/entry';

/** Who may read a recorded value besides the staff. */
export type Audience = 'STAFF' | 'SUBMITTER' | 'PUBLIC';

/** What a recorded value belongs to. */
export type ObjectKind =
  | 'ALLEGATION'
  | 'INITIAL_ASSESSMENT'
  | 'DETERMINATION'
  | 'PROPOSAL'
  | 'INVESTIGATION'
  | 'INVESTIGATION_EXTENSION'
  | 'INTERVIEW'
  | 'SITE_VISIT'
  | 'RFI'
  | 'RFI_REPLY'
  | 'RFI_REMINDER'
  | 'EVIDENCE'
  | 'INFORMATION'
  | 'NOTE'
  | 'RESPONSE'
  | 'CONSENT_WITHDRAWAL'
  | 'ACCESS_REQUEST'
  | 'CASE';

/** One text, figure or personal value to keep. Undefined members of `value` must not occur: null says "not stated". */
export type ValueToRecord = {
  readonly objectKind: ObjectKind;
  readonly objectId: string;
  readonly field: string;
  readonly value: Json;
  readonly audience?: Audience;
};

type For = { readonly caseId: string; readonly eventId: string; readonly recordedBy: string | null };

/**
 * Records values as first versions of new objects. Needs no right to read, so the public may do it.
 * Returns the committed changes for the ledger entry.
 */
export async function recordNewValues(
  tx: Tx,
  where: For,
  values: readonly ValueToRecord[],
): Promise<CommittedChange[]> {
  return insertValues(
    tx,
    where,
    values.map((value) => ({ ...value, version: 1, before: null })),
  );
}

/** Records values as the next versions of their fields; a value that has not changed is left alone. */
export async function recordNextValues(
  tx: Tx,
  where: For,
  values: readonly ValueToRecord[],
): Promise<CommittedChange[]> {
  if (values.length === 0) return [];
  const objectIds = [...new Set(values.map((value) => value.objectId))];
  const current = await tx.recordedValue.findMany({
    where: { caseId: where.caseId, objectId: { in: objectIds } },
    orderBy: { version: 'desc' },
    distinct: ['objectKind', 'objectId', 'field'],
    select: {
      objectKind: true,
      objectId: true,
      field: true,
      version: true,
      valueJson: true,
      commitment: true,
      audience: true,
    },
  });
  const key = (value: { objectKind: string; objectId: string; field: string }): string =>
    `${value.objectKind}/${value.objectId}/${value.field}`;
  const latest = new Map(current.map((value) => [key(value), value]));
  const changed = values.flatMap((value) => {
    const last = latest.get(key(value));
    if (last?.valueJson === canonicalJson(value.value) && last.audience === (value.audience ?? 'STAFF'))
      return [];
    return [
      {
        ...value,
        version: (last?.version ?? 0) + 1,
        before: last ? Buffer.from(last.commitment).toString('hex') : null,
      },
    ];
  });
  return insertValues(tx, where, changed);
}

async function insertValues(
  tx: Tx,
  where: For,
  values: readonly VersionedValue[],
): Promise<CommittedChange[]> {
  if (values.length === 0) return [];
  const { rows, commitments } = valueRows(where, values);
  await tx.recordedValue.createMany({ data: [...rows] });
  return [...commitments];
}

/** Rows to insert, and what the ledger entry says of them. */
export type CommittedRows<Row> = {
  readonly rows: readonly Row[];
  readonly commitments: readonly CommittedChange[];
};

type VersionedValue = ValueToRecord & { readonly version: number; readonly before: string | null };

/** The rows of values that are first versions of new objects, for who inserts them together with other tables. */
export function newValueRows(
  where: For,
  values: readonly ValueToRecord[],
): CommittedRows<Prisma.RecordedValueCreateManyInput> {
  return valueRows(
    where,
    values.map((value) => ({ ...value, version: 1, before: null })),
  );
}

function valueRows(
  where: For,
  values: readonly VersionedValue[],
): CommittedRows<Prisma.RecordedValueCreateManyInput> {
  const rows = values.map((value) => ({ value, committed: commitTo(value.value) }));
  return {
    rows: rows.map(({ value, committed }) => ({
      id: randomUUID(),
      caseId: where.caseId,
      objectKind: value.objectKind,
      objectId: value.objectId,
      field: value.field,
      version: value.version,
      audience: value.audience ?? 'STAFF',
      eventId: where.eventId,
      recordedBy: where.recordedBy,
      ...committed,
    })),
    commitments: rows.map(({ value, committed }) => ({
      field: `${value.objectKind}.${value.field}`,
      before: value.before,
      after: Buffer.from(committed.commitment).toString('hex'),
    })),
  };
}

/** Who the source is and how to reach them, for their compartment. Blank fields are left out, not stored. */
export function sourceIdentityRows(
  where: Pick<For, 'caseId' | 'eventId'>,
  identity: Readonly<Record<string, string | null>>,
): CommittedRows<Prisma.SourceIdentityCreateManyInput> {
  const rows = Object.entries(identity)
    .filter((field): field is [string, string] => field[1] !== null && field[1].trim() !== '')
    .map(([field, value]) => ({ field, committed: commitTo(value) }));
  return {
    rows: rows.map(({ field, committed }) => ({
      id: randomUUID(),
      ...where,
      field,
      version: 1,
      ...committed,
    })),
    commitments: rows.map(({ field, committed }) => ({
      field: `SOURCE_IDENTITY.${field}`,
      before: null,
      after: Buffer.from(committed.commitment).toString('hex'),
    })),
  };
}
