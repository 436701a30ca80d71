import { addNote } from '@/lib/db/commands/add-note';
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
