'use server';

import { backToCase, caseStep } from '@/lib/actions/case-step';
import { remindRfi } from '@/lib/db/commands/remind-rfi';
import { withdrawRfi } from '@/lib/db/commands/withdraw-rfi';
import * as schema from '@/lib/schemas/case-steps';

const STAFF = ['ANALYST', 'SUPERVISOR'] as const;

/** What follows a request for information that has no answer; what each does is said at its command. */
export const remindRfiAction = caseStep({
  schema: schema.rfiReminder,
  allowed: STAFF,
  run: (actor, { rfiId, newDueOn, reminder, ...target }) =>
    backToCase(remindRfi(actor, target, { rfiId, newDueOn, reminder })),
});

export const withdrawRfiAction = caseStep({
  schema: schema.rfiWithdrawal,
  allowed: STAFF,
  run: (actor, { rfiId, withdrawnBecause, ...target }) =>
    backToCase(withdrawRfi(actor, target, { rfiId, withdrawnBecause })),
});
