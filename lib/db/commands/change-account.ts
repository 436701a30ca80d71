import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  accountEvent,
  actOnAccount,
  issueReset,
  Refused,
  type AccountAct,
  type AccountActor,
  type AccountContext,
  type AccountTarget,
} from '@/lib/db/commands/act-on-account';
import { requireOrganisation, requireUnit } from '@/lib/db/commands/create-account';
import { decideAccount, type AccountAction } from '@/lib/domain/account/decide-account';
import type { Role, TwoPersonRole } from '@/lib/domain/account/roles';
import { userIdOf } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Whether it was done, or waits for a second administrator. */
export type Done = { readonly awaitsSecondPerson: boolean };

const DONE: Done = { awaitsSecondPerson: false };

/** Changes an account's name and unit. */
export function changeAccountDetails(
  actor: AccountActor,
  target: AccountTarget,
  details: { readonly name: string; readonly unitId: string | null },
): Promise<Outcome<Done>> {
  return actOnAccount(actor, target, async ({ tx, account }) => {
    await requireUnit(tx, details.unitId);
    const before = await tx.user.findUniqueOrThrow({
      where: { id: account.id },
      select: { name: true, unitId: true },
    });
    const fields = [
      ...(before.name === details.name ? [] : ['name']),
      ...(before.unitId === details.unitId ? [] : ['unitId']),
    ];
    if (fields.length === 0) return { events: [], value: DONE };
    return {
      changes: details,
      events: [accountEvent('ACCOUNT_DETAILS_CHANGED', account.id, { fields, unitId: details.unitId })],
      value: DONE,
    };
  });
}

/** Closes an account: its sessions end, and its holder's next request is nobody's. */
export function disableAccount(actor: AccountActor, target: AccountTarget): Promise<Outcome<Done>> {
  return decided(actor, target, 'DISABLE', async (context) => {
    keepAnAdministrator(context);
    return {
      changes: { disabledAt: new Date() },
      endSessions: true,
      events: [accountEvent('ACCOUNT_DISABLED', context.account.id)],
      value: DONE,
    };
  });
}

/** Opens a disabled account again; with a role that takes two people, after a second administrator agrees. */
export function enableAccount(actor: AccountActor, target: AccountTarget): Promise<Outcome<Done>> {
  return decided(actor, target, 'ENABLE', async ({ account }) => ({
    changes: { disabledAt: null },
    events: [accountEvent('ACCOUNT_ENABLED', account.id)],
    value: DONE,
  }));
}

/** Changes an account's role; to one that takes two people, after a second administrator agrees. */
export function changeRole(
  actor: AccountActor,
  target: AccountTarget,
  to: { readonly role: Role; readonly organisationId: string | null },
): Promise<Outcome<Done>> {
  return decided(
    actor,
    target,
    'CHANGE_ROLE',
    async (context) => {
      keepAnAdministrator(context);
      await requireOrganisation(context.tx, to.organisationId);
      return {
        changes: { role: to.role, organisationId: to.organisationId },
        events: [
          accountEvent('ROLE_CHANGED', context.account.id, {
            from: context.account.role,
            to: to.role,
            organisationId: to.organisationId,
          }),
        ],
        value: DONE,
      };
    },
    to.role,
  );
}

/**
 * Issues a one-time code to choose a new password, by its hash; for a role that takes two people, after a second
 * administrator agrees (the code is then issued to that one). The old password works until the code is used.
 */
export function resetPassword(
  actor: AccountActor,
  target: AccountTarget,
  codeHash: Uint8Array,
): Promise<Outcome<Done>> {
  return decided(actor, target, 'RESET_PASSWORD', async ({ tx, account }) => {
    await issueReset(tx, actor, account.id, codeHash);
    return { events: [accountEvent('PASSWORD_RESET_ISSUED', account.id)], value: DONE };
  });
}

/** Lets the domain decide, and does it now, or leaves a request for the second administrator. */
function decided(
  actor: AccountActor,
  target: AccountTarget,
  action: AccountAction,
  now: (context: AccountContext) => Promise<AccountAct<Done>>,
  role?: Role,
): Promise<Outcome<Done>> {
  return actOnAccount(actor, target, async (context) => {
    const decision = decideAccount(actor, context.account, action, context.otherAdmins, role);
    if (decision.go === 'NO') throw new Refused(decision.problem);
    return decision.go === 'NOW' ? now(context) : request(actor, context, decision.kind, decision.role);
  });
}

async function request(
  actor: AccountActor,
  { tx, account }: AccountContext,
  kind: 'GRANT' | 'RESET',
  role: TwoPersonRole | null,
): Promise<AccountAct<Done>> {
  const requestId = randomUUID();
  await tx.accountRequest.createMany({
    data: [{ id: requestId, kind, userId: account.id, role, requestedBy: userIdOf(actor) }],
  });
  const event =
    kind === 'GRANT'
      ? accountEvent('ROLE_GRANT_REQUESTED', account.id, { requestId, role })
      : accountEvent('PASSWORD_RESET_REQUESTED', account.id, { requestId });
  return { events: [event], value: { awaitsSecondPerson: true } };
}

function keepAnAdministrator({ account, otherAdmins }: AccountContext): void {
  if (account.role === 'ADMIN' && !account.disabled && otherAdmins === 0)
    throw new Refused({ code: 'account.lastAdmin' });
}
