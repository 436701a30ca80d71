import 'server-only';
import { appendEvents } from '@/lib/db/commands/append-events';
import { carryInCases } from '@/lib/db/commands/carry-in-cases';
import { adjustmentFloor } from '@/lib/db/commands/enter-adjustment';
import { figureEvent } from '@/lib/db/commands/figure-events';
import type { FigureEntered } from '@/lib/db/commands/state-figure';
import { isUniqueViolation, NotFoundError } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import { readEnteredFigure } from '@/lib/db/queries/figures-entered';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { confirmingProblems, type EnteredKind } from '@/lib/domain/publication/entered-figures';
import { problem } from '@/lib/domain/shared/problem';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';

/** An opening balance brings its cases with it: long work for one transaction. */
const TIME_LIMIT_MS = 120_000;

/**
 * Confirms what another person entered: from this entry of the ledger on it is a figure (process §5). Confirming an
 * opening balance creates its placeholder open cases. Refuses one's own entry and what is confirmed already.
 */
export async function confirmFigure(
  actor: Actor,
  kind: EnteredKind,
  figureId: string,
): Promise<Outcome<FigureEntered>> {
  try {
    return await writeAs(
      actor,
      async (tx) => {
        const entered = await readEnteredFigure(tx, kind, figureId);
        if (entered === null) throw new NotFoundError(`${kind} ${figureId}`);
        const problems = confirmingProblems(actor, {
          byUserId: entered.byUserId,
          isConfirmed: entered.confirmedAt !== null,
        });
        if (problems.length > 0) return refuse(...problems);
        if (entered.kind === 'ADJUSTMENT') {
          // One at a time: each of two could hold alone.
          await tx.$executeRaw(Prisma.sql`select pg_advisory_xact_lock(hashtext('adjustments'))`);
          const below = await adjustmentFloor(tx, entered.content, new Date());
          if (below.length > 0) return refuse(...below);
        }
        if ((await markConfirmed(tx, kind, figureId, userIdOf(actor))) !== 1)
          return refuse(problem('figures.alreadyConfirmed'));
        const carriedIn =
          entered.kind === 'OPENING_BALANCE' ? await carryInCases(tx, figureId, entered.content) : [];
        const [position] = await appendEvents(tx, actor, [
          figureEvent(kind, 'CONFIRMED', figureId, { ...entered.content }),
          ...carriedIn,
        ]);
        if (position === undefined) throw new Error('append_events answered nothing');
        return success({ figureId, ...position });
      },
      TIME_LIMIT_MS,
    );
  } catch (error) {
    if (kind === 'OPENING_BALANCE' && isUniqueViolation(error))
      return refuse(problem('figures.openingBalanceExists'));
    throw error;
  }
}

async function markConfirmed(
  tx: Tx,
  kind: EnteredKind,
  id: string,
  confirmedBy: string | null,
): Promise<number> {
  const guarded = { where: { id, confirmedAt: null }, data: { confirmedBy, confirmedAt: new Date() } };
  switch (kind) {
    case 'STATED_FIGURE':
      return (await tx.statedFigure.updateMany(guarded)).count;
    case 'ADJUSTMENT':
      return (await tx.figureAdjustment.updateMany(guarded)).count;
    case 'OPENING_BALANCE':
      return (await tx.openingBalance.updateMany(guarded)).count;
  }
}
