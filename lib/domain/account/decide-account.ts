import { needsSecondPerson, type Role, type TwoPersonRole } from '@/lib/domain/account/roles';
import type { Actor } from '@/lib/domain/case/actor';
import type { Problem } from '@/lib/domain/shared/outcome';

/** What the rules need to know of the account that is being changed. */
export type AccountState = { readonly id: string; readonly role: Role; readonly disabled: boolean };

/** What an administrator may do to an account. */
export const ACCOUNT_ACTIONS = [
  'CHANGE_DETAILS',
  'CHANGE_ROLE',
  'DISABLE',
  'ENABLE',
  'RESET_PASSWORD',
] as const;
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];

/**
 * How an action on an account may go ahead: at once, after a second administrator agrees (`REQUEST`), or not.
 * `role` of a request is the role that would be granted; null for a password reset.
 */
export type AccountDecision =
  | { readonly go: 'NOW' }
  | { readonly go: 'REQUEST'; readonly kind: 'GRANT' | 'RESET'; readonly role: TwoPersonRole | null }
  | { readonly go: 'NO'; readonly problem: Problem };

const NOW: AccountDecision = { go: 'NOW' };
const no = (code: string, field?: string): AccountDecision => ({
  go: 'NO',
  problem: field === undefined ? { code } : { code, field },
});

/** One who asks and one who agrees, besides the account concerned. */
const ADMINISTRATORS_NEEDED = 2;

/**
 * What takes two people, asked for by this actor. At the command line it is done at once only while there are not yet, or
 * not any more, two administrators to ask and to agree: the first accounts must come from somewhere. From then on an
 * operator asks in the name of one of them.
 */
function takesTwo(actor: Actor, otherAdmins: number, request: AccountDecision): AccountDecision {
  if (actor.kind !== 'OPERATOR') return request;
  if (otherAdmins < ADMINISTRATORS_NEEDED) return NOW;
  return actor.userId === null ? no('account.nameAsker') : request;
}

/** How an account with this role comes to be (process §7). `otherAdmins`: active administrators. */
export function decideCreation(actor: Actor, role: Role, otherAdmins: number): AccountDecision {
  return needsSecondPerson(role) ? takesTwo(actor, otherAdmins, { go: 'REQUEST', kind: 'GRANT', role }) : NOW;
}

/**
 * Decides what an actor may do to an account (process §7). `otherAdmins`: active administrators besides the account;
 * `role` is the role to change to, for CHANGE_ROLE.
 */
export function decideAccount(
  actor: Actor,
  account: AccountState,
  action: AccountAction,
  otherAdmins: number,
  role?: Role,
): AccountDecision {
  if (actor.kind !== 'ADMIN' && actor.kind !== 'OPERATOR') return no('notYourRole');
  if (action === 'CHANGE_DETAILS') return NOW;
  // Nobody changes the own standing: it is how the last administrator gets lost, and how a role gets taken.
  if (account.id === actor.userId) return no('account.ownAccount');
  switch (action) {
    case 'DISABLE':
      return account.disabled ? no('account.alreadyDisabled') : NOW;
    case 'ENABLE':
      if (!account.disabled) return no('account.notDisabled');
      return decideCreation(actor, account.role, otherAdmins);
    case 'RESET_PASSWORD':
      if (account.disabled) return no('account.disabled');
      return needsSecondPerson(account.role)
        ? takesTwo(actor, otherAdmins, { go: 'REQUEST', kind: 'RESET', role: null })
        : NOW;
    case 'CHANGE_ROLE':
      if (role === undefined || role === account.role) return no('account.sameRole', 'role');
      return decideCreation(actor, role, otherAdmins);
  }
}

/** An open request to be decided by a second administrator. `requestedBy` is null where an operator asked. */
export type OpenRequest = { readonly userId: string; readonly requestedBy: string | null };

/** Who may decide a request: an administrator who neither asked for it nor is its subject. */
export function whyNotDecide(actor: Actor, request: OpenRequest): Problem | null {
  if (actor.kind !== 'ADMIN') return { code: 'notYourRole' };
  if (request.requestedBy === actor.userId) return { code: 'account.ownRequest' };
  if (request.userId === actor.userId) return { code: 'account.ownAccount' };
  return null;
}
