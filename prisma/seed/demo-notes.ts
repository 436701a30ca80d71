import { acceptDelegation } from '@/lib/db/commands/accept-delegation';
import { addNote } from '@/lib/db/commands/add-note';
import { giveDelegation } from '@/lib/db/commands/give-delegation';
import { handOverCase } from '@/lib/db/commands/hand-over-case';
import { watchCase } from '@/lib/db/commands/watch-case';
import { current, done } from '@/prisma/factories/cases';
import type { Cast } from '@/prisma/seed/demo-people';

/** What the staff of the example say to each other: a question, its answer, and a case handed over. */
export async function seedNotes(
  { lena, tomas, ines }: Cast,
  { asked, handedOver }: { readonly asked: string; readonly handedOver: string },
): Promise<void> {
  await watchCase(ines, asked);
  await done(
    addNote(lena, asked, {
      note: 'The reply gives an hour. Do we have the log of that morning, or only of the afternoon?',
      mentionedIds: [ines.userId],
    }),
  );
  await done(
    addNote(ines, asked, {
      note: 'Only the afternoon. Say so when you name what was searched.',
      mentionedIds: [lena.userId],
    }),
  );
  await done(
    handOverCase(tomas, await current(tomas, handedOver), {
      assigneeId: lena.userId,
      note: 'I am away for two weeks. The place is settled; nobody has looked at the second video yet.',
    }),
  );
}

const DAY_MS = 86_400_000;

/** One of the two supervisors is away; an analyst decides in his name what she had no part in. */
export async function seedDelegation({ lena, paul }: Cast, now: Date): Promise<void> {
  const day = (ahead: number): string => new Date(now.getTime() + ahead * DAY_MS).toISOString().slice(0, 10);
  const { delegationId } = await done(
    giveDelegation(paul, {
      delegateId: lena.userId,
      firstDay: day(0),
      lastDay: day(20),
      reason: 'I am travelling for three weeks and cannot be reached every day.',
    }),
  );
  await done(acceptDelegation(lena, delegationId));
}
