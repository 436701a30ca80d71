import { getCaseAsItWas } from '@/lib/db/queries/case-as-it-was';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import type { CaseFile } from '@/lib/domain/case/case-file';

/** The case page's content as it was really shown once, and the entry of the ledger it was shown after. */
export type Snapshot = { readonly reference: string; readonly seq: number; readonly shown: unknown };

/** Takes down what the page of a case shows now. */
export async function takeSnapshot(actor: Actor, reference: string): Promise<Snapshot> {
  const file = await getCaseForActor(actor, reference);
  if (!file) throw new Error(`no case ${reference}`);
  // The last entry of all cases: another's may have moved since this one's own.
  const last = await readAs(actor, (tx) => tx.ledgerEntry.aggregate({ _max: { seq: true } }));
  return { reference, seq: Number(last._max.seq), shown: comparable(file) };
}

/** What replay says the page showed then; to be equal to `shown`. */
export async function replayed(actor: Actor, { reference, seq }: Snapshot): Promise<unknown> {
  const file = await getCaseAsItWas(actor, reference, { seq });
  return file && comparable(file);
}

/**
 * A case file without what is not part of the past: names of people who came in later, and the few milliseconds between a row's clock and its ledger entry's (that a thing was done stays, when is its event's).
 */
function comparable({ people: _people, ...file }: CaseFile): unknown {
  const clock = (instant: string | null): string | null => instant && 'done';
  return {
    ...file,
    // The version guards forms; a reading of the source's identity is an entry and leaves open forms good.
    state: { ...file.state, version: 0, workedOnBy: file.state.workedOnBy.toSorted() },
    head: {
      ...file.head,
      statusSince: clock(file.head.statusSince),
      closedAt: clock(file.head.closedAt),
    },
    determinations: file.determinations.map((record) => ({
      ...record,
      submittedAt: clock(record.submittedAt),
      decidedAt: clock(record.decidedAt),
      // Before a decision the link is told by the determination's texts alone.
      target:
        record.decidedAt === null || record.target === null
          ? null
          : { ...record.target, duplicateOfId: null },
    })),
  };
}
