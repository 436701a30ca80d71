import { createHash, randomUUID } from 'node:crypto';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { contentOf, TOLD } from '@/prisma/seed/demo-allegations';

/**
 * A process that submits allegations until it is killed (kills.trial.ts). Prints "sent ID" before and "acknowledged ID"
 * after each; sends first again, under the same ids, what its predecessors sent without an answer (its arguments).
 */
const [told] = TOLD;
if (!told) throw new Error('no allegation to send');
const content = contentOf(told, new Date('2026-11-01T00:00:00Z'));
const again = process.argv.slice(2);

async function submit(id: string): Promise<void> {
  process.stdout.write(`sent ${id}\n`);
  const outcome = await receiveAllegation(PUBLIC_ACTOR, {
    id,
    channel: 'WEB_FORM',
    content: { ...content, sourceKind: 'INDIVIDUAL', sourceName: '' },
    codes: [],
    organisationId: null,
    received: null,
    // Like the form's: by it a sender is known again. Here it follows from the id, so that a successor can send the same.
    returnCodeHash: new Uint8Array(createHash('sha256').update(id).digest()),
    files: [],
  });
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  process.stdout.write(`acknowledged ${id}\n`);
}

for (const id of again) await submit(id);
for (;;) await Promise.all([submit(randomUUID()), submit(randomUUID()), submit(randomUUID())]);
