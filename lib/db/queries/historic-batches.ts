import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { Actor } from '@/lib/domain/case/actor';
import type { BatchTotals } from '@/lib/domain/case/historic-batch';

/** A batch of determinations made elsewhere, as a list shows it. Times are instants; names are null for the operator. */
export type HistoricBatch = {
  readonly id: string;
  readonly source: string;
  /** SHA-256 of the file it was read from, hex. */
  readonly fileSha256: string;
  readonly enteredById: string | null;
  readonly enteredByName: string | null;
  readonly enteredAt: Date;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  readonly totals: BatchFigures;
};

/** What a confirmation confirms, and what lies beside it. People are sums of what is stated. */
export type BatchFigures = BatchTotals & {
  readonly injuredMin: number;
  readonly injuredMax: number;
  /** Credible ones that state no number of killed. */
  readonly killedNotStated: number;
  /** Without the date they took effect: published apart from the months. */
  readonly undated: number;
  /** Not what their case was closed by when the batch was confirmed, or is now where nobody has: recorded again, or reopened. Never published. */
  readonly replaced: number;
};

export type ReasonCount = {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly cases: number;
};

export type BodyCount = { readonly decidingBody: string; readonly cases: number };

/** One batch in full. */
export type HistoricBatchDetail = HistoricBatch & {
  readonly reasons: readonly ReasonCount[];
  readonly bodies: readonly BodyCount[];
};

const MOST_BATCHES = 200;

type Row = Omit<HistoricBatch, 'totals'> & { readonly figures: Record<string, number> };

/** Batches, newest first; those that wait for confirmation before the rest. */
export function findHistoricBatches(actor: Actor): Promise<readonly HistoricBatch[]> {
  return readAs(actor, async (tx) =>
    (
      await batchRows(
        tx,
        Prisma.sql`order by (b.confirmed_at is null) desc, b.entered_at desc limit ${MOST_BATCHES}`,
      )
    ).map(toBatch),
  );
}

/** One batch with its reasons; null where there is none. */
export function getHistoricBatch(actor: Actor, id: string): Promise<HistoricBatchDetail | null> {
  return readAs(actor, async (tx) => {
    const [row] = await batchRows(tx, Prisma.sql`where b.id = ${id}::uuid`);
    if (!row) return null;
    const reasons = await tx.$queryRaw<ReasonCount[]>(Prisma.sql`
      select d.outcome, d.reason, count(*)::int as cases ${STANDING} and d.batch_id = ${id}::uuid
      group by 1, 2 order by 1, 3 desc`);
    const bodies = await tx.$queryRaw<BodyCount[]>(Prisma.sql`
      select d.deciding_body as "decidingBody", count(*)::int as cases ${STANDING} and d.batch_id = ${id}::uuid
      group by 1 order by 2 desc`);
    return { ...toBatch(row), reasons, bodies };
  });
}

/** The figures of a batch inside a transaction that is about to confirm it. */
export async function batchFigures(tx: Tx, id: string): Promise<BatchFigures> {
  const [row] = await batchRows(tx, Prisma.sql`where b.id = ${id}::uuid`);
  if (!row) throw new Error(`no batch ${id}`);
  return toBatch(row).totals;
}

/** A determination stands while its case is closed by it. */
const STANDING = Prisma.sql`from determination d join review_case c on c.id = d.case_id
  where d.historic and c.closing_determination_id = d.id and c.cycle = d.cycle`;

function batchRows(tx: Tx, tail: Prisma.Sql): Promise<Row[]> {
  return tx.$queryRaw<Row[]>(Prisma.sql`
    select b.id, b.source, encode(b.file_sha256, 'hex') as "fileSha256", b.entered_by as "enteredById", e.name as "enteredByName",
      b.entered_at as "enteredAt", f.name as "confirmedByName", b.confirmed_at as "confirmedAt", t.figures
    from historic_batch b left join app_user e on e.id = b.entered_by left join app_user f on f.id = b.confirmed_by,
    lateral (select jsonb_build_object(
        'CREDIBLE', count(*) filter (where s.stands and s.outcome = 'CREDIBLE'),
        'NON_CREDIBLE', count(*) filter (where s.stands and s.outcome = 'NON_CREDIBLE'),
        'DUPLICATE', count(*) filter (where s.stands and s.outcome = 'DUPLICATE'),
        'killedMin', coalesce(sum(s.killed_min) filter (where s.stands and s.outcome = 'CREDIBLE'), 0),
        'killedMax', coalesce(sum(s.killed_max) filter (where s.stands and s.outcome = 'CREDIBLE'), 0),
        'injuredMin', coalesce(sum(s.injured_min) filter (where s.stands and s.outcome = 'CREDIBLE'), 0),
        'injuredMax', coalesce(sum(s.injured_max) filter (where s.stands and s.outcome = 'CREDIBLE'), 0),
        'killedNotStated', count(*) filter (where s.stands and s.outcome = 'CREDIBLE' and s.killed_min is null),
        'undated', count(*) filter (where s.stands and s.effective_on is null),
        'replaced', count(*) filter (where not s.stands)) as figures
      from (select d.*, case when b.confirmed_at is null then c.closing_determination_id is not distinct from d.id
          -- What a person confirmed stays what that person confirmed, whatever came later.
          else exists (select 1 from case_event h where h.case_id = d.case_id and h.flow = 'HISTORIC_COMPLETED' and h.determination_id = d.id) end as stands
        from determination d join review_case c on c.id = d.case_id where d.batch_id = b.id) s) t
    ${tail}`);
}

function toBatch({ figures, ...batch }: Row): HistoricBatch {
  const figure = (name: string): number => figures[name] ?? 0;
  return {
    ...batch,
    totals: {
      CREDIBLE: figure('CREDIBLE'),
      NON_CREDIBLE: figure('NON_CREDIBLE'),
      DUPLICATE: figure('DUPLICATE'),
      killedMin: figure('killedMin'),
      killedMax: figure('killedMax'),
      injuredMin: figure('injuredMin'),
      injuredMax: figure('injuredMax'),
      killedNotStated: figure('killedNotStated'),
      undated: figure('undated'),
      replaced: figure('replaced'),
    },
  };
}
