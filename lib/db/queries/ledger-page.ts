import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { readCounts, type RailCounts } from '@/lib/db/queries/worklist-counts';
import { readAs } from '@/lib/db/scope/as-actor';
import { ACTOR_KINDS } from '@/lib/domain/case/actor';
import {
  KINDS_OF_GROUP,
  LEDGER_PAGE,
  objectsAsked,
  type LedgerAct,
  type LedgerFilters,
  type LedgerReader,
} from '@/lib/domain/ledger/act';
import { nextDay } from '@/lib/domain/shared/time-interval';

/** Which stretch of the ledger: what is older than an entry, or newer than one; the newest where both are null. */
export type LedgerQuestion = {
  readonly filters: LedgerFilters;
  readonly before: number | null;
  readonly after: number | null;
};

/** What the ids of a stretch stand for, by id. Names only; whatever is more is behind the objects' own pages. */
export type LedgerNames = {
  readonly people: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, { readonly reference: string; readonly cycle: number }>>;
  readonly units: Readonly<Record<string, string>>;
  readonly organisations: Readonly<Record<string, string>>;
  /** Which figure, of which month ("YYYY-MM"); an opening balance is no single figure. */
  readonly figures: Readonly<Record<string, { readonly figure: string | null; readonly month: string }>>;
  readonly delegations: Readonly<
    Record<
      string,
      {
        readonly giver: string;
        readonly delegate: string;
        readonly givenAt: string;
        readonly from: string;
        readonly until: string;
      }
    >
  >;
};

/** Somebody whose acts can be asked for. */
export type LedgerPerson = { readonly id: string; readonly name: string };

export type LedgerPage = {
  /** Newest first. */
  readonly acts: readonly LedgerAct[];
  readonly names: LedgerNames;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** Everyone who works here or has, by name, and whoever was asked for. */
  readonly people: readonly LedgerPerson[];
  readonly counts: RailCounts;
};

const iso = (column: string): Prisma.Sql =>
  Prisma.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The sequence number of the first entry of a day: the time of recording never runs backwards along the ledger. */
const firstOf = (day: string): Prisma.Sql => Prisma.sql`(select d.seq from case_event d
  where d.recorded_at >= ${`${day}T00:00:00Z`}::timestamptz order by d.recorded_at, d.seq limit 1)`;

/** Beyond the end of the ledger: where days begin that nothing was recorded on or after. */
const BEYOND = Prisma.raw('9223372036854775807');

/** The stretch of sequence numbers: from the first, up to the last, which is no longer in it. */
function boundsOf({ filters: { from, to }, before, after }: LedgerQuestion): {
  readonly first: Prisma.Sql;
  readonly last: Prisma.Sql;
} {
  const dayOf = (day: string): Prisma.Sql => Prisma.sql`coalesce(${firstOf(day)}, ${BEYOND})`;
  return {
    first: Prisma.sql`greatest(${after === null ? 0 : after + 1}::bigint, ${from === null ? 0 : dayOf(from)})`,
    last: Prisma.sql`least(${before ?? BEYOND}::bigint, ${to === null ? BEYOND : dayOf(nextDay(to))})`,
  };
}

/**
 * The sequence numbers of a page and one more. Where something is asked for, every object and kind of actor that it leaves
 * is walked along its own stretch of an index, and the newest of all are taken: no filter passes over rows. Compared and
 * ordered as whole rows, since equal parts would let the planner walk another index and hope to meet what it looks for.
 */
function pageOf(question: LedgerQuestion): Prisma.Sql {
  const { object, actors, personId } = question.filters;
  const { first, last } = boundsOf(question);
  const way = question.after === null ? Prisma.sql`desc` : Prisma.sql`asc`;
  const most = Prisma.raw(String(LEDGER_PAGE + 1));
  if (object === null && actors === null && personId === null)
    return Prisma.sql`select e.seq from case_event e where e.seq >= ${first} and e.seq < ${last} order by e.seq ${way} limit ${most}`;
  const kinds = actors === null ? ACTOR_KINDS : KINDS_OF_GROUP[actors];
  const [who, whose, isSomebody] =
    personId === null
      ? [[], Prisma.empty, Prisma.empty]
      : [[Prisma.sql`e.actor_id`], Prisma.sql`${personId}::uuid,`, Prisma.sql`e.actor_id is not null and`];
  const parts = [...who, Prisma.sql`sqlx_object_of(e.type)`, Prisma.sql`e.actor_kind`, Prisma.sql`e.seq`];
  return Prisma.sql`select found.seq
    from unnest(${[...objectsAsked(object)]}::text[]) o (kind) cross join unnest(${[...kinds]}::text[]) k (kind)
      cross join (select ${first}::bigint as first, ${last}::bigint as last) b
      cross join lateral (select e.seq from case_event e where ${isSomebody} (${Prisma.join(parts)}) >= (${whose} o.kind, k.kind, b.first)
          and (${Prisma.join(parts)}) < (${whose} o.kind, k.kind, b.last)
        order by ${Prisma.join(parts.map((part) => Prisma.sql`${part} ${way}`))} limit ${most}) found
    order by found.seq ${way} limit ${most}`;
}

/** The statement that reads a page, with a name for every id in it; apart, so that its plan can be tested. */
function ledgerStatement(question: LedgerQuestion): Prisma.Sql {
  return Prisma.sql`
    with page as materialized (${pageOf(question)}),
      shown as materialized (select e.*, l.leaf_hash, convert_from(l.entry, 'UTF8')::jsonb -> 'object' as object
        from page p join case_event e on e.seq = p.seq join ledger_entry l on l.seq = p.seq),
      ids as materialized (select distinct k.value::uuid as id from shown s, lateral (
          select v.value from jsonb_each_text(s.payload) v where v.key = any (${ID_KEYS})
          union all select jsonb_array_elements_text(s.payload -> 'mentionedIds')
          union all select s.object ->> 'id' union all select s.actor_id::text) k where k.value is not null),
      lent as materialized (select d.* from delegation d where d.id in (select id from ids))
    select
      (select json_agg(json_build_object('seq', s.seq, 'leafHash', encode(s.leaf_hash, 'hex'), 'type', s.type,
          'actorKind', s.actor_kind, 'actorId', s.actor_id, 'fromStatus', s.from_status, 'toStatus', s.to_status, 'cycle', s.cycle,
          'outcome', s.outcome, 'reason', s.reason, 'payload', s.payload, 'recordedAt', ${iso('s.recorded_at')},
          'effectiveAt', ${iso('s.effective_at')}, 'effectivePrecision', s.effective_precision, 'object', s.object)
          order by s.seq desc) from shown s) as acts,
      (select json_object_agg(u.id, u.name) from app_user u where u.id in (select id from ids)) as people,
      (select json_object_agg(c.id, json_build_object('reference', c.reference, 'cycle', c.cycle)) from review_case c
        where c.id in (select s.case_id from shown s)) as cases,
      (select json_object_agg(n.id, n.name) from unit n where n.id in (select id from ids)) as units,
      (select json_object_agg(g.id, g.name) from organisation g where g.id in (select id from ids)) as organisations,
      (select json_object_agg(f.id, json_build_object('figure', f.figure, 'month', to_char(f.month, 'YYYY-MM'))) from (
          select id, figure, month from stated_figure union all select id, figure, month from figure_adjustment
          union all select id, null, month from opening_balance) f where f.id in (select id from ids)) as figures,
      (select json_object_agg(d.id, json_build_object('giver', a.name, 'delegate', b.name, 'givenAt', ${iso('d.given_at')},
          'from', ${iso('d.from_at')}, 'until', ${iso('d.until_at')}))
        from lent d join app_user a on a.id = d.giver_id join app_user b on b.id = d.delegate_id) as delegations`;
}

/** Where payloads name what has a name. */
const ID_KEYS = ['assigneeId', 'officerId', 'userId', 'unitId', 'organisationId', 'figureId', 'delegationId'];

type Row = { readonly [N in keyof LedgerNames]: LedgerNames[N] | null } & {
  readonly acts: readonly LedgerAct[] | null;
};

/** A stretch of the ledger for whoever may read all of it, with what stands beside it: one moment, three statements. */
export function getLedgerPage(reader: LedgerReader, question: LedgerQuestion): Promise<LedgerPage> {
  return readAs(reader, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>(ledgerStatement(question));
    if (!row) throw new Error('the ledger answered nothing');
    const { acts: found, ...names } = row;
    const { personId } = question.filters;
    const people = await tx.$queryRaw<LedgerPerson[]>(Prisma.sql`
      select id::text, name from app_user where role <> 'REPORTER' or id = ${personId}::uuid order by name, id`);
    const acts = found ?? [];
    const isMore = acts.length > LEDGER_PAGE;
    const isBackward = question.after !== null;
    return {
      acts: isBackward ? acts.slice(-LEDGER_PAGE) : acts.slice(0, LEDGER_PAGE),
      names: {
        people: names.people ?? {},
        cases: names.cases ?? {},
        units: names.units ?? {},
        organisations: names.organisations ?? {},
        figures: names.figures ?? {},
        delegations: names.delegations ?? {},
      },
      hasOlder: isBackward || isMore,
      hasNewer: isBackward ? isMore : question.before !== null,
      people,
      counts: await readCounts(tx, reader),
    };
  });
}
