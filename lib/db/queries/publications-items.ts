import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { PublishedItem } from '@/lib/domain/publication/published-item';
import type { SourceKind } from '@/lib/domain/case/allegation';
import { incidentDays } from '@/lib/domain/shared/incident-day';
import type { EffectivePrecision, TimePrecision } from '@/lib/domain/shared/incident-time';

/** Items by page; `month` null lists the historic decisions whose date is not stated. */
export type ItemsWanted = {
  readonly month: string | null;
  readonly zone: string;
  readonly asOfSeq: bigint | null;
  readonly limit: number;
  readonly offset: number;
};

export type ItemsPage = { readonly total: number; readonly items: readonly PublishedItem[] };

type Row = {
  readonly total: bigint;
  readonly seq: bigint;
  readonly reference: string;
  readonly cycle: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly historic: boolean;
  readonly effective_at: Date | null;
  readonly effective_precision: EffectivePrecision;
  readonly incident_from: Date | null;
  readonly incident_to: Date | null;
  readonly incident_precision: TimePrecision | null;
  readonly incident_zone: string | null;
  readonly withheld: boolean;
  readonly incident_month: string | null;
  readonly governorate: string | null;
  readonly source_kind: SourceKind;
  readonly killed_min: number | null;
  readonly killed_max: number | null;
  readonly injured_min: number | null;
  readonly injured_max: number | null;
  readonly deciding_body: string | null;
  readonly public_text: string | null;
  readonly codes: string[] | null;
};

function asText(valueJson: string | null): string | null {
  const value: unknown = valueJson === null ? null : JSON.parse(valueJson);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function asItem(row: Row): PublishedItem {
  const days = incidentDays({ from: row.incident_from, to: row.incident_to, timeZone: row.incident_zone });
  return {
    seq: row.seq.toString(),
    reference: row.reference,
    cycle: row.cycle,
    outcome: row.outcome,
    reason: row.reason,
    historic: row.historic,
    decidingBody: row.deciding_body,
    effectiveAt: row.effective_at?.toISOString() ?? null,
    effectivePrecision: row.effective_precision,
    withheld: row.withheld,
    incidentMonth: row.incident_month,
    incidentFirstDay: days?.first ?? null,
    incidentLastDay: days?.last ?? null,
    incidentPrecision: row.incident_precision,
    governorate: row.governorate,
    sourceKind: row.source_kind,
    killed: { min: row.killed_min, max: row.killed_max },
    injured: { min: row.injured_min, max: row.injured_max },
    publicText: asText(row.public_text),
    codes: row.codes ?? [],
  };
}

/** Credible first, then duplicate, then non-credible, each by the date of the incident (process §5). */
export async function readCompletedItems(tx: Tx, wanted: ItemsWanted): Promise<ItemsPage> {
  const { month, zone, asOfSeq, limit, offset } = wanted;
  const rows = await tx.$queryRaw<Row[]>(
    Prisma.sql`select * from completed_items(${month === null ? null : `${month}-01`}::date, ${zone}, ${asOfSeq}, ${limit}::int, ${offset}::int)`,
  );
  return { total: Number(rows.at(0)?.total ?? 0), items: rows.map(asItem) };
}
