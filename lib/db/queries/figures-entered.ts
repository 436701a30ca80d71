import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import type { EnteredKind } from '@/lib/domain/publication/entered-figures';
import type {
  AdjustableFigure,
  Adjustment,
  OpeningBalance,
  StatedFigureName,
  StatedValue,
} from '@/lib/domain/publication/flow-rows';

type Of<K extends EnteredKind, C> = {
  readonly kind: K;
  readonly id: string;
  readonly content: C;
  readonly byUserId: string | null;
  readonly enteredAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
};

/** A figure that one person entered and another confirms. */
export type EnteredFigure =
  Of<'STATED_FIGURE', StatedValue> | Of<'ADJUSTMENT', Adjustment> | Of<'OPENING_BALANCE', OpeningBalance>;

type Row = {
  id: string;
  month: Date;
  enteredBy: string | null;
  enteredAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
};

const monthOf = ({ month }: Row): string => month.toISOString().slice(0, 7);
const peopleOf = ({ id, enteredBy, enteredAt, confirmedBy, confirmedAt }: Row) => ({
  id,
  byUserId: enteredBy,
  enteredAt,
  confirmedBy,
  confirmedAt,
});

const asStated = (row: Row & { figure: string; value: bigint }): EnteredFigure => ({
  kind: 'STATED_FIGURE',
  ...peopleOf(row),
  content: { figure: row.figure as StatedFigureName, month: monthOf(row), value: Number(row.value) },
});

const asAdjustment = (row: Row & { figure: string; delta: number; reason: string }): EnteredFigure => ({
  kind: 'ADJUSTMENT',
  ...peopleOf(row),
  content: {
    figure: row.figure as AdjustableFigure,
    month: monthOf(row),
    delta: row.delta,
    reason: row.reason,
  },
});

const asOpening = (row: Row & Omit<OpeningBalance, 'month'>): EnteredFigure => ({
  kind: 'OPENING_BALANCE',
  ...peopleOf(row),
  content: {
    month: monthOf(row),
    openCases: row.openCases,
    reopenedCases: row.reopenedCases,
    killed: row.killed,
    injured: row.injured,
    reports: row.reports,
    credible: row.credible,
    nonCredible: row.nonCredible,
    duplicate: row.duplicate,
  },
});

/** One entered figure; null where there is none. */
export async function readEnteredFigure(
  tx: Tx,
  kind: EnteredKind,
  id: string,
): Promise<EnteredFigure | null> {
  switch (kind) {
    case 'STATED_FIGURE': {
      const row = await tx.statedFigure.findUnique({ where: { id } });
      return row === null ? null : asStated(row);
    }
    case 'ADJUSTMENT': {
      const row = await tx.figureAdjustment.findUnique({ where: { id } });
      return row === null ? null : asAdjustment(row);
    }
    case 'OPENING_BALANCE': {
      const row = await tx.openingBalance.findUnique({ where: { id } });
      return row === null ? null : asOpening(row);
    }
  }
}

/** A figure with the names of the two people. */
export type NamedFigure = {
  readonly figure: EnteredFigure;
  readonly enteredByName: string | null;
  readonly confirmedByName: string | null;
};

/** How many figures a list shows. */
const MOST_LISTED = 200;

/** The figures entered last, unconfirmed ones first; for the staff. */
export async function enteredFigures(actor: Actor): Promise<readonly NamedFigure[]> {
  return readAs(actor, async (tx) => {
    // What waits comes first: it must never fall off the end of the list.
    const newest = {
      orderBy: [{ confirmedAt: { sort: 'desc', nulls: 'first' } }, { enteredAt: 'desc' }],
      take: MOST_LISTED,
    } satisfies Prisma.StatedFigureFindManyArgs;
    const figures = [
      ...(await tx.openingBalance.findMany(newest)).map(asOpening),
      ...(await tx.statedFigure.findMany(newest)).map(asStated),
      ...(await tx.figureAdjustment.findMany(newest)).map(asAdjustment),
    ];
    const ids = figures.flatMap(({ byUserId, confirmedBy }) => [byUserId, confirmedBy]);
    const people = await tx.user.findMany({
      where: { id: { in: ids.filter((id) => id !== null) } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
    return figures
      .map((figure) => ({
        figure,
        enteredByName: nameOf(figure.byUserId),
        confirmedByName: nameOf(figure.confirmedBy),
      }))
      .sort(
        (a, b) =>
          Number(a.figure.confirmedAt !== null) - Number(b.figure.confirmedAt !== null) ||
          b.figure.enteredAt.getTime() - a.figure.enteredAt.getTime(),
      );
  });
}
