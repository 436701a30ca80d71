'use server';

import { defineAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { acceptDelegation } from '@/lib/db/commands/accept-delegation';
import { endDelegation } from '@/lib/db/commands/end-delegation';
import { giveDelegation } from '@/lib/db/commands/give-delegation';
import { success } from '@/lib/domain/shared/outcome';
import * as schema from '@/lib/schemas/delegation';

const AT_WORK = ['ANALYST', 'SUPERVISOR'] as const;

/** Lends the authority to decide cases to a colleague. */
export const giveDelegationAction = defineAction({
  schema: schema.delegationToGive,
  allowed: ['SUPERVISOR'],
  async run(actor, given) {
    const outcome = await giveDelegation(actor, given);
    return outcome.ok ? success({ redirectTo: paths.delegations() }) : outcome;
  },
});

/** Takes on what a supervisor lends. */
export const acceptDelegationAction = defineAction({
  schema: schema.delegationToAccept,
  allowed: AT_WORK,
  async run(actor, { delegationId }) {
    const outcome = await acceptDelegation(actor, delegationId);
    return outcome.ok ? success({ redirectTo: paths.delegation(delegationId) }) : outcome;
  },
});

/** Ends a delegation before its time. */
export const endDelegationAction = defineAction({
  schema: schema.delegationToEnd,
  allowed: AT_WORK,
  async run(actor, { delegationId, reason }) {
    const outcome = await endDelegation(actor, delegationId, reason);
    return outcome.ok ? success({ redirectTo: paths.delegation(delegationId) }) : outcome;
  },
});
