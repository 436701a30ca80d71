import 'server-only';
import { randomUUID } from 'node:crypto';
import { env } from '@/lib/config/env';
import { appendEvent, type LedgerPosition } from '@/lib/db/commands/append-events';
import { figureEvent, firstDay } from '@/lib/db/commands/figure-events';
import { writeAs } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { enteringProblems, statedFigureProblems } from '@/lib/domain/publication/entered-figures';
import type { StatedValue } from '@/lib/domain/publication/flow-rows';
import { reportMonth } from '@/lib/domain/shared/dates';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';

/** What entering or confirming a figure answers. */
export type FigureEntered = { readonly figureId: string } & LedgerPosition;

/**
 * Enters a figure the body states for a month, such as strikes to date. It counts once another person has confirmed
 * it (process §5).
 */
export async function stateFigure(actor: Actor, given: StatedValue): Promise<Outcome<FigureEntered>> {
  const now = new Date();
  const problems = [
    ...enteringProblems(actor),
    ...statedFigureProblems(given, reportMonth(now.toISOString(), env().reportTimeZone)),
  ];
  if (problems.length > 0) return refuse(...problems);
  return writeAs(actor, async (tx) => {
    const id = randomUUID();
    const { figure, month, value } = given;
    await tx.statedFigure.createMany({
      data: [
        {
          id,
          figure,
          month: firstDay(month),
          value: BigInt(value),
          enteredBy: userIdOf(actor),
          enteredAt: now,
        },
      ],
    });
    const position = await appendEvent(
      tx,
      actor,
      figureEvent('STATED_FIGURE', 'ENTERED', id, { figure, month, value }),
    );
    return success({ figureId: id, ...position });
  });
}
