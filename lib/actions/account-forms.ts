'use server';

import { defineAction } from '@/lib/actions/define-action';
import { newResetCode, resetLink } from '@/lib/auth/reset-code';
import { siteOrigin } from '@/lib/auth/site-origin';
import { paths } from '@/lib/config/paths';
import {
  changeAccountDetails,
  changeRole,
  disableAccount,
  enableAccount,
  resetPassword,
} from '@/lib/db/commands/change-account';
import { createAccount } from '@/lib/db/commands/create-account';
import { decideAccountRequest } from '@/lib/db/commands/decide-account-request';
import { success } from '@/lib/domain/shared/outcome';
import {
  accountDetails,
  accountSwitch,
  newAccount,
  requestDecision,
  roleChange,
  seenAccount,
} from '@/lib/schemas/account';

/*
 * The forms of the account pages. Where a one-time code comes out, its link is shown in the form's answer and nowhere
 * else: no redirect, no cookie, nothing stored but its hash.
 */

/** Creates an account. */
export const createAccountAction = defineAction({
  schema: newAccount,
  allowed: ['ADMIN'],
  async run(admin, given) {
    const reset = newResetCode();
    const created = await createAccount(admin, given, { codeHash: reset.codeHash });
    if (!created.ok) return created;
    const { accountId, awaitsSecondPerson } = created.value;
    return success({
      revalidate: [paths.adminAccounts(), paths.admin()],
      done: awaitsSecondPerson ? 'admin.done.createdAwaits' : 'admin.done.created',
      values: awaitsSecondPerson
        ? { accountId }
        : { accountId, link: resetLink(await siteOrigin(), reset.code) },
    });
  },
});

/** Changes name and unit. */
export const changeDetailsAction = defineAction({
  schema: accountDetails,
  allowed: ['ADMIN'],
  async run(admin, { accountId, version, name, unitId }) {
    const changed = await changeAccountDetails(admin, { accountId, version }, { name, unitId });
    if (!changed.ok) return changed;
    return success({
      revalidate: [paths.adminAccount(accountId)],
      done: 'admin.done.saved',
      values: { name, unitId: unitId ?? '' },
    });
  },
});

/** Changes the role, or asks a second administrator to. */
export const changeRoleAction = defineAction({
  schema: roleChange,
  allowed: ['ADMIN'],
  async run(admin, { accountId, version, role, organisationId }) {
    const changed = await changeRole(admin, { accountId, version }, { role, organisationId });
    if (!changed.ok) return changed;
    return success({
      revalidate: [paths.adminAccount(accountId), paths.admin()],
      done: changed.value.awaitsSecondPerson ? 'admin.done.awaits' : 'admin.done.roleChanged',
      values: { role, organisationId: organisationId ?? '' },
    });
  },
});

/** Disables an account, or enables it, or asks a second administrator to. */
export const switchAccountAction = defineAction({
  schema: accountSwitch,
  allowed: ['ADMIN'],
  async run(admin, { disabled, ...target }) {
    const changed = await (disabled === 'yes' ? disableAccount(admin, target) : enableAccount(admin, target));
    if (!changed.ok) return changed;
    const done = disabled === 'yes' ? 'admin.done.disabled' : 'admin.done.enabled';
    return success({
      revalidate: [paths.adminAccount(target.accountId), paths.admin()],
      done: changed.value.awaitsSecondPerson ? 'admin.done.awaits' : done,
    });
  },
});

/** Issues a one-time link, or asks a second administrator to. */
export const resetPasswordAction = defineAction({
  schema: seenAccount,
  allowed: ['ADMIN'],
  async run(admin, target) {
    const reset = newResetCode();
    const changed = await resetPassword(admin, target, reset.codeHash);
    if (!changed.ok) return changed;
    const waits = changed.value.awaitsSecondPerson;
    return success({
      revalidate: [paths.adminAccount(target.accountId), paths.admin()],
      done: waits ? 'admin.done.awaits' : 'admin.done.linkIssued',
      ...(waits ? {} : { values: { link: resetLink(await siteOrigin(), reset.code) } }),
    });
  },
});

/** Decides what another administrator asked for. */
export const decideRequestAction = defineAction({
  schema: requestDecision,
  allowed: ['ADMIN'],
  async run(admin, { requestId, decision }) {
    const reset = newResetCode();
    const decided = await decideAccountRequest(admin, requestId, decision, reset.codeHash);
    if (!decided.ok) return decided;
    const { accountId, codeIssued } = decided.value;
    return success({
      revalidate: [paths.adminRequest(requestId), paths.adminAccount(accountId), paths.admin()],
      done:
        decision === 'REFUSED'
          ? 'admin.done.refused'
          : codeIssued
            ? 'admin.done.agreedWithLink'
            : 'admin.done.agreed',
      ...(codeIssued ? { values: { link: resetLink(await siteOrigin(), reset.code) } } : {}),
    });
  },
});
