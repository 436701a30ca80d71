import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import { incidentZones } from '@/lib/db/queries/incident-zones';
import { readAs } from '@/lib/db/scope/as-actor';
import type { ReporterActor } from '@/lib/domain/case/actor';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import { incidentDays } from '@/lib/domain/shared/incident-day';

/** What an organisation may look for among its own: open or decided ones, received in a year, of one code. */
export type AllegationFilter = {
  readonly state: 'OPEN' | 'ANSWERED' | 'AWAITING_REPLY' | null;
  /** Calendar year of receipt, UTC. */
  readonly year: number | null;
  readonly code: string | null;
};

/** Where the next page goes on: the last row of this one. */
export type AllegationCursor = { readonly receivedAt: string; readonly id: string };

export type AllegationRow = {
  readonly reference: string;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  /** The first calendar day where it happened, "YYYY-MM-DD"; null: not stated. */
  readonly incidentDay: string | null;
  readonly awaitingInformation: boolean;
  readonly codes: readonly string[];
};

export type AllegationPage = {
  readonly rows: readonly AllegationRow[];
  readonly next: AllegationCursor | null;
  readonly counts: {
    readonly all: number;
    readonly open: number;
    readonly answered: number;
    readonly awaitingReply: number;
  };
  /** Years in which any was received, latest first. */
  readonly years: readonly number[];
};

const PAGE = 50;

/** One page of the organisation's own allegations, latest received first, with the counts of all of them. */
export function findAllegations(
  actor: ReporterActor,
  filter: AllegationFilter,
  after: AllegationCursor | null,
): Promise<AllegationPage> {
  const where = { AND: [conditions(filter), ...(after === null ? [] : [beyond(after)])] };
  return readAs(actor, async (tx) => {
    const rows = await tx.reviewCase.findMany({
      where,
      orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      select: {
        id: true,
        reference: true,
        cycle: true,
        status: true,
        outcome: true,
        reason: true,
        receivedAt: true,
        closedAt: true,
        placeNameLatin: true,
        placeNameOriginal: true,
        incidentFrom: true,
        awaitingInformation: true,
        codes: { select: { code: true }, orderBy: { code: 'asc' } },
      },
    });
    const [counts] = await tx.$queryRaw<AllegationPage['counts'][]>`
      select count(*)::int as "all", (count(*) filter (where closed_at is null))::int as open,
        (count(*) filter (where closed_at is not null))::int as answered,
        (count(*) filter (where awaiting_information))::int as "awaitingReply" from review_case`;
    const years = await tx.$queryRaw<{ year: number }[]>`
      select distinct extract(year from received_at at time zone 'UTC')::int as year from review_case order by 1 desc`;
    const page = rows.slice(0, PAGE);
    const zones = await incidentZones(
      tx,
      page.map(({ id }) => id),
    );
    const last = page.at(-1);
    return {
      rows: page.map(({ incidentFrom, id, ...row }) => ({
        ...row,
        incidentDay:
          incidentDays({ from: incidentFrom, to: null, timeZone: zones.get(id) ?? null })?.first ?? null,
        status: row.status as CaseStatus,
        outcome: row.outcome as Outcome | null,
        reason: row.reason as Reason | null,
        codes: row.codes.map(({ code }) => code),
      })),
      next: rows.length > PAGE && last ? { receivedAt: last.receivedAt.toISOString(), id: last.id } : null,
      counts: counts ?? { all: 0, open: 0, answered: 0, awaitingReply: 0 },
      years: years.map(({ year }) => year),
    };
  });
}

function conditions({ state, year, code }: AllegationFilter): Prisma.ReviewCaseWhereInput {
  return {
    ...(state === 'OPEN' ? { closedAt: null } : {}),
    ...(state === 'ANSWERED' ? { closedAt: { not: null } } : {}),
    ...(state === 'AWAITING_REPLY' ? { awaitingInformation: true } : {}),
    ...(year === null
      ? {}
      : { receivedAt: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) } }),
    ...(code === null ? {} : { codes: { some: { code } } }),
  };
}

function beyond({ receivedAt, id }: AllegationCursor): Prisma.ReviewCaseWhereInput {
  const at = new Date(receivedAt);
  return { OR: [{ receivedAt: { lt: at } }, { receivedAt: at, id: { lt: id } }] };
}
