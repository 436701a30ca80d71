import { acceptDelegation } from '@/lib/db/commands/accept-delegation';
import { giveDelegation } from '@/lib/db/commands/give-delegation';
import type { StaffActor } from '@/lib/domain/case/actor';
import { done } from '@/prisma/factories/cases';

/** Who lends, and to whom. */
export type Pair = { readonly giver: StaffActor; readonly delegate: StaffActor };

const DAY_MS = 86_400_000;
/** The calendar day so many days from now. */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** What a giver says: for a week from today, unless told otherwise. */
export const toGive = ({ delegate }: Pair, firstDay = dayFromNow(0), lastDay = dayFromNow(7)) => ({
  delegateId: delegate.userId,
  firstDay,
  lastDay,
  reason: 'On leave.',
});

/** A delegation that waits to be accepted: it lets nobody do anything yet. */
export async function offeredDelegation(pair: Pair): Promise<string> {
  return (await done(giveDelegation(pair.giver, toGive(pair)))).delegationId;
}

/** A delegation that both have agreed to, from today. */
export async function delegationInForce(pair: Pair): Promise<string> {
  const id = await offeredDelegation(pair);
  await done(acceptDelegation(pair.delegate, id));
  return id;
}
