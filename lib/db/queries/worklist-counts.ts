import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { keptFor, type Computed } from '@/lib/db/queries/figures-kept';
import { hasChanged, viewCondition } from '@/lib/db/queries/worklist-where';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { delegationsOf, type StaffActor } from '@/lib/domain/case/actor';
import { COUNT_LIMIT, WORKLIST_VIEWS, type WorklistView } from '@/lib/domain/case/worklist';

/** How many cases each view holds; at most COUNT_LIMIT + 1, which means "more". */
export type WorklistCounts = Readonly<Record<WorklistView, number>>;

/** Said in the statement itself, so that a kept plan knows how few rows are asked for. */
const MOST_COUNTED = Prisma.raw(String(COUNT_LIMIT + 1));

/**
 * Counts up to the limit. The order makes the planner walk the view's own index: reading the table from its start would
 * stop early only if the cases looked for did not all lie at its end, where open ones do.
 */
export function countOf(view: WorklistView, condition: Prisma.Sql): Prisma.Sql {
  const order = view === 'closed' ? Prisma.sql`c.closed_at` : Prisma.sql`c.received_at`;
  return Prisma.sql`(select count(*)::int from (select 1 from review_case c where ${condition} order by ${order} limit ${MOST_COUNTED}) x)`;
}

/** Views that are the same for every reader and move with the ledger alone. */
const SHARED_VIEWS = ['unassigned', 'open', 'information', 'unread', 'again', 'reopened', 'closed'] as const;
type SharedView = (typeof SHARED_VIEWS)[number];
type OwnView = Exclude<WorklistView, SharedView>;

const isShared = (view: WorklistView): view is SharedView => SHARED_VIEWS.some((shared) => shared === view);

function countsOf(views: readonly WorklistView[], actor: StaffActor): Prisma.Sql {
  const counts = views.map(
    (view) => Prisma.sql`${countOf(view, viewCondition(view, actor))} as ${Prisma.raw(view)}`,
  );
  return Prisma.join(counts);
}

const LEDGER_SIZE = Prisma.sql`(select h.size from ledger_head h where h.id = 1) as ledger_size`;

/** The statement that counts the views that are this reader's own, or that move with the day. */
export function countsStatement(actor: StaffActor): Prisma.Sql {
  const own = WORKLIST_VIEWS.filter((view) => !isShared(view));
  // What waits for a decision leaves out the work of whoever decides and of whom they decide for: other statements.
  // How many a delegate decides for differs, so that one is planned afresh.
  const whose = actor.kind === 'SUPERVISOR' ? 'supervisor' : 'others';
  const isDelegate = whose === 'others' && delegationsOf(actor).length > 0;
  const name = isDelegate ? Prisma.empty : Prisma.raw(`/* prepared: own-counts-${whose} */`);
  return Prisma.sql`${name} select ${countsOf(own, actor)},
    (select count(distinct m.case_id)::int from case_mention m where m.user_id = ${actor.userId}::uuid and m.read_at is null) as new_mentions,
    (select count(*)::int from case_watch w where w.user_id = ${actor.userId}::uuid and ${hasChanged(actor)}) as new_watched,
    ${LEDGER_SIZE}`;
}

/** The statement that counts the views all readers share, with the size of the ledger at that very moment. */
export function sharedCountsStatement(actor: StaffActor): Prisma.Sql {
  return Prisma.sql`/* prepared: shared-counts */ select ${countsOf(SHARED_VIEWS, actor)}, ${LEDGER_SIZE}`;
}

/** Cases of the reader's own views that hold something new to the reader. */
export type News = { readonly mentions: number; readonly watched: number };

/** How many cases each view holds for this reader, what is new to them, and how many entries the ledger has. */
export type RailCounts = {
  readonly counts: WorklistCounts;
  readonly news: News;
  readonly ledgerSize: bigint;
};

/** The counts beside the navigation, in one statement. */
export function getRailCounts(actor: StaffActor): Promise<RailCounts> {
  return readAs(actor, (tx) => readCounts(tx, actor));
}

/** The same within a transaction that reads more. */
export async function readCounts(tx: Tx, actor: StaffActor): Promise<RailCounts> {
  type Row = Record<OwnView, number> & { new_mentions: number; new_watched: number; ledger_size: bigint };
  const [row] = await tx.$queryRaw<Row[]>(countsStatement(actor));
  if (!row) throw new Error('counting answered nothing');
  const { ledger_size: ledgerSize, new_mentions: mentions, new_watched: watched, ...own } = row;
  const shared = await keptFor(['shared-counts'], ledgerSize, () => readSharedCounts(tx, actor));
  return { counts: { ...own, ...shared }, news: { mentions, watched }, ledgerSize };
}

/**
 * No case changes without an entry in the ledger, in the same transaction and under the lock of the ledger's head: one
 * size of the ledger is one state of all cases, and what was counted at it is true for as long as it stays.
 */
async function readSharedCounts(
  tx: Tx,
  actor: StaffActor,
): Promise<Computed<Readonly<Record<SharedView, number>>>> {
  type Row = Record<SharedView, number> & { ledger_size: bigint };
  const [row] = await tx.$queryRaw<Row[]>(sharedCountsStatement(actor));
  if (!row) throw new Error('counting answered nothing');
  const { ledger_size: figureSeq, ...value } = row;
  return { figureSeq, value };
}
