import 'server-only';
import { randomBytes } from 'node:crypto';
import type { AccountActor } from '@/lib/db/commands/act-on-account';
import { createAccount, type AccountToCreate, type CreatedAccount } from '@/lib/db/commands/create-account';
import { setPassword } from '@/lib/db/commands/set-password';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * Creates an account whose password is known already. It is set as everybody sets theirs, through a one-time code: only
 * whoever holds one may bring a set password into the ledger. Where a second person must agree first, the password is not
 * kept.
 */
export async function createAccountWithPassword(
  actor: AccountActor,
  given: AccountToCreate,
  passwordHash: string,
): Promise<Outcome<CreatedAccount>> {
  // The hash of no code that anybody could type: it is used up below.
  const codeHash = randomBytes(32);
  const created = await createAccount(actor, given, { codeHash });
  if (!created.ok || created.value.awaitsSecondPerson) return created;
  const set = await setPassword(codeHash, passwordHash);
  return set.ok ? created : set;
}
