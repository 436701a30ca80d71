import 'server-only';
import { randomUUID } from 'node:crypto';
import { env } from '@/lib/config/env';
import { appendEvent } from '@/lib/db/commands/append-events';
import { figureEvent, firstDay } from '@/lib/db/commands/figure-events';
import type { FigureEntered } from '@/lib/db/commands/state-figure';
import { readFlowSources } from '@/lib/db/queries/flow-by-month';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { floorProblems } from '@/lib/domain/publication/adjustment-floor';
import { adjustmentProblems, enteringProblems } from '@/lib/domain/publication/entered-figures';
import type { Adjustment } from '@/lib/domain/publication/flow-rows';
import { reportMonth } from '@/lib/domain/shared/dates';
import { refuse, success, type Outcome, type Problem } from '@/lib/domain/shared/outcome';

/** What keeps an adjustment from becoming a figure as things stand: the figure would be less than 0. */
export async function adjustmentFloor(
  tx: Tx,
  adjustment: Adjustment,
  now: Date,
): Promise<readonly Problem[]> {
  const zone = env().reportTimeZone;
  const { rows, confirmed } = await readFlowSources(tx, { zone, asOfSeq: null });
  return floorProblems(rows, confirmed, adjustment, reportMonth(now.toISOString(), zone));
}

/**
 * Enters an adjustment: a difference in a published figure that no case explains, named with its reason instead of
 * hidden (process §5). It counts once another person has confirmed it.
 */
export async function enterAdjustment(actor: Actor, given: Adjustment): Promise<Outcome<FigureEntered>> {
  const now = new Date();
  const problems = [
    ...enteringProblems(actor),
    ...adjustmentProblems(given, reportMonth(now.toISOString(), env().reportTimeZone)),
  ];
  if (problems.length > 0) return refuse(...problems);
  return writeAs(actor, async (tx) => {
    const below = await adjustmentFloor(tx, given, now);
    if (below.length > 0) return refuse(...below);
    const id = randomUUID();
    const { figure, month, delta } = given;
    const reason = given.reason.trim();
    await tx.figureAdjustment.createMany({
      data: [
        { id, figure, month: firstDay(month), delta, reason, enteredBy: userIdOf(actor), enteredAt: now },
      ],
    });
    const position = await appendEvent(
      tx,
      actor,
      figureEvent('ADJUSTMENT', 'ENTERED', id, { figure, month, delta, reason }),
    );
    return success({ figureId: id, ...position });
  });
}
