import 'server-only';
import { randomUUID } from 'node:crypto';
import { env } from '@/lib/config/env';
import { appendEvent } from '@/lib/db/commands/append-events';
import { figureEvent, firstDay } from '@/lib/db/commands/figure-events';
import type { FigureEntered } from '@/lib/db/commands/state-figure';
import { writeAs } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { enteringProblems, openingBalanceProblems } from '@/lib/domain/publication/entered-figures';
import type { OpeningBalance } from '@/lib/domain/publication/flow-rows';
import { reportMonth } from '@/lib/domain/shared/dates';
import { problem } from '@/lib/domain/shared/problem';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';

/**
 * Enters the opening balance of a body that starts in mid-campaign: every stock at the end of a month (process §5). It
 * counts, and its placeholder cases exist, once another person has confirmed it; there is only one.
 */
export async function enterOpeningBalance(
  actor: Actor,
  given: OpeningBalance,
): Promise<Outcome<FigureEntered>> {
  const now = new Date();
  const problems = [
    ...enteringProblems(actor),
    ...openingBalanceProblems(given, reportMonth(now.toISOString(), env().reportTimeZone)),
  ];
  if (problems.length > 0) return refuse(...problems);
  return writeAs(actor, async (tx) => {
    const confirmed = await tx.openingBalance.count({ where: { confirmedAt: { not: null } } });
    if (confirmed > 0) return refuse(problem('figures.openingBalanceExists'));
    const id = randomUUID();
    const { month, ...stocks } = given;
    await tx.openingBalance.createMany({
      data: [{ id, month: firstDay(month), ...stocks, enteredBy: userIdOf(actor), enteredAt: now }],
    });
    const position = await appendEvent(
      tx,
      actor,
      figureEvent('OPENING_BALANCE', 'ENTERED', id, { month, ...stocks }),
    );
    return success({ figureId: id, ...position });
  });
}
