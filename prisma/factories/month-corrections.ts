import { randomUUID } from 'node:crypto';
import { appendEvents } from '@/lib/db/commands/append-events';
import { Prisma } from '@/lib/db/generated/client';
import { writeAs } from '@/lib/db/scope/as-actor';
import { userIdOf } from '@/lib/domain/case/actor';
import type { Crew } from '@/prisma/factories/cases';
import { ofCase, textValue } from '@/prisma/factories/month-events';

/** The people that a standing credible determination concedes, as corrected last. */
type Standing = {
  readonly id: string;
  readonly case_id: string;
  readonly cycle: number;
  readonly ordinal: number;
} & Readonly<Record<'best' | 'min' | 'max', number>>;

/**
 * Corrects the killed of one closed credible case by so many, approved in a month. Everything is recorded now and took
 * effect then. Answers false where no such case stands.
 */
export async function correctKilled(
  { analyst, supervisor }: Crew,
  { at, nth, by }: { readonly at: string; readonly nth: number; readonly by: number },
): Promise<boolean> {
  return writeAs(supervisor, async (tx) => {
    const standing = await tx.$queryRaw<Standing[]>(Prisma.sql`
      select d.id, d.case_id, d.cycle, coalesce(k.ordinal, 0) as ordinal,
        coalesce(k.best_to, d.killed_best) as best, coalesce(k.min_to, d.killed_min) as min, coalesce(k.max_to, d.killed_max) as max
      from review_case c join determination d on d.case_id = c.id and d.cycle = c.cycle and d.status = 'APPROVED'
        left join lateral (select * from correction x where x.determination_id = d.id and x.field = 'KILLED' order by x.ordinal desc limit 1) k on true
      where c.status = 'CLOSED_CREDIBLE' order by c.reference`);
    const one = standing[nth % Math.max(1, standing.length)];
    if (one === undefined) return false;
    const id = randomUUID();
    const event = {
      ...ofCase(one.case_id, 'CORRECTION_APPROVED', 'CLOSED_CREDIBLE', 'CLOSED_CREDIBLE', one.cycle, at),
      determinationId: one.id,
      flow: 'CORRECTED' as const,
      payload: { proposalId: id, determinationId: one.id, field: 'KILLED' },
    };
    const from = { best: one.best, min: one.min, max: one.max };
    const moved = (people: number): number => Math.max(0, people + by);
    const to = { best: moved(one.best), min: moved(one.min), max: moved(one.max) };
    const why = textValue(
      ...([one.case_id, event.id, 'PROPOSAL', id, 'rationale'] as const),
      'Two names stood on the list twice.',
      'PUBLIC',
    );
    await tx.proposal.createMany({
      data: [
        {
          ...{ id, caseId: one.case_id, cycle: one.cycle, kind: 'CORRECTION', byKind: 'ANALYST' },
          ...{ proposedBy: userIdOf(analyst), decidedBy: userIdOf(supervisor) },
          ...{ decidedAt: new Date(at), decision: 'AGREED', ground: 'KILLED' },
        },
      ],
    });
    await tx.recordedValue.createMany({ data: [why.row] });
    await tx.correction.createMany({
      data: [
        {
          ...{ id, caseId: one.case_id, determinationId: one.id, cycle: one.cycle, field: 'KILLED' },
          ...{ ordinal: one.ordinal + 1, eventId: event.id },
          ...{ bestFrom: from.best, minFrom: from.min, maxFrom: from.max },
          ...{ bestTo: to.best, minTo: to.min, maxTo: to.max },
        },
      ],
    });
    await appendEvents(tx, supervisor, [{ ...event, commitments: [why.change] }]);
    return true;
  });
}
