import 'server-only';
import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '@/lib/db/commands/append-events';
import type { ObjectKind } from '@/lib/db/commands/record-values';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { commitTo } from '@/lib/ledger/commitment';
import type { CommittedChange } from '@/lib/ledger/entry';

/** Field by field what a source says; null is "not stated". */
export type ValuesByField = Readonly<Record<string, Json>>;

/** A recorded value as it stands now. `valueJson` is null where it was erased. */
export type StoredValue = {
  readonly field: string;
  readonly version: number;
  readonly valueJson: string | null;
  readonly commitment: string;
};

type ValueRow = {
  readonly id: string;
  readonly case_id: string;
  readonly object_kind: ObjectKind;
  readonly object_id: string;
  readonly field: string;
  readonly version: number;
  readonly value_json: string;
  readonly salt: string;
  readonly commitment: string;
  readonly event_id: string;
  readonly recorded_by: string | null;
};

type Of = {
  readonly caseId: string;
  readonly objectKind: ObjectKind;
  readonly objectId: string;
  readonly eventId: string;
  readonly recordedBy: string | null;
};

/**
 * Collects what a transaction of the import brings to record, so that hundreds of cases cost a handful of statements
 * and one call of append_events().
 */
export class RowsToWrite {
  readonly events: EventToAppend[] = [];
  private readonly values: ValueRow[] = [];

  /** First versions of a new object's values. What is not stated is left out. */
  addNew(of: Of, values: ValuesByField): CommittedChange[] {
    return Object.entries(values).flatMap(([field, value]) =>
      isStated(value) ? [this.add(of, field, value, 1, null)] : [],
    );
  }

  /** Next versions of the values that changed. What was erased stays erased, whatever the source says. */
  addChanged(of: Of, values: ValuesByField, stored: ReadonlyMap<string, StoredValue>): CommittedChange[] {
    return changedFields(values, stored).map((field) => {
      const last = stored.get(field);
      return this.add(of, field, values[field] ?? null, (last?.version ?? 0) + 1, last?.commitment ?? null);
    });
  }

  private add(of: Of, field: string, value: Json, version: number, before: string | null): CommittedChange {
    const committed = commitTo(value);
    const after = Buffer.from(committed.commitment).toString('hex');
    this.values.push({
      id: randomUUID(),
      case_id: of.caseId,
      object_kind: of.objectKind,
      object_id: of.objectId,
      field,
      version,
      value_json: committed.valueJson,
      salt: Buffer.from(committed.salt).toString('hex'),
      commitment: after,
      event_id: of.eventId,
      recorded_by: of.recordedBy,
    });
    return { field: `${of.objectKind}.${field}`, before, after };
  }

  /** Writes the values; the events are for the caller to append last. */
  async insertValues(tx: Tx): Promise<void> {
    if (this.values.length === 0) return;
    await tx.$executeRaw(Prisma.sql`
      insert into recorded_value (id, case_id, object_kind, object_id, field, version, value_json, salt, commitment, event_id, recorded_by)
      select id, case_id, object_kind, object_id, field, version, value_json, decode(salt, 'hex'), decode(commitment, 'hex'), event_id, recorded_by
      from json_to_recordset(${JSON.stringify(this.values)}::json) as r (id uuid, case_id uuid, object_kind text, object_id uuid, field text,
        version int, value_json text, salt text, commitment text, event_id uuid, recorded_by uuid)`);
  }
}

/** The fields whose value the source has changed since it was last recorded; erased ones are never among them. */
export function changedFields(values: ValuesByField, stored: ReadonlyMap<string, StoredValue>): string[] {
  const fields = new Set([...Object.keys(values), ...stored.keys()]);
  return [...fields].filter((field) => {
    const value = values[field] ?? null;
    const last = stored.get(field);
    if (last === undefined) return isStated(value);
    if (last.valueJson === null) return false;
    return last.valueJson !== canonicalJson(isStated(value) ? value : null);
  });
}

function isStated(value: Json): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** The newest version of every value of the given objects, by object. */
export async function storedValues(
  tx: Tx,
  objectKind: ObjectKind,
  caseIds: readonly string[],
): Promise<Map<string, Map<string, StoredValue>>> {
  const rows =
    caseIds.length === 0
      ? []
      : await tx.$queryRaw<
          {
            object_id: string;
            field: string;
            version: number;
            value_json: string | null;
            commitment: string;
          }[]
        >(Prisma.sql`
          select distinct on (case_id, object_id, field) object_id, field, version, value_json, encode(commitment, 'hex') as commitment
          from recorded_value where case_id = any (${[...caseIds]}::uuid[]) and object_kind = ${objectKind}
          order by case_id, object_id, field, version desc`);
  const objects = new Map<string, Map<string, StoredValue>>();
  for (const row of rows) {
    const fields = objects.get(row.object_id) ?? new Map<string, StoredValue>();
    objects.set(row.object_id, fields);
    const { field, version, commitment } = row;
    fields.set(field, { field, version, valueJson: row.value_json, commitment });
  }
  return objects;
}
