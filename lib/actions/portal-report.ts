'use server';

import { defineAction } from '@/lib/actions/define-action';
import {
  consentSchema,
  informationSchema,
  reopeningSchema,
  sendInformation,
  sendReopeningRequest,
  sendWithdrawal,
} from '@/lib/actions/own-report-forms';

/** Adds information, as a member of the organisation. */
export const addInformationAsReporter = defineAction({
  schema: informationSchema,
  allowed: ['REPORTER'],
  run: (actor, input) => sendInformation(actor, input),
});

/** Asks for reopening, as a member of the organisation. */
export const requestReopeningAsReporter = defineAction({
  schema: reopeningSchema,
  allowed: ['REPORTER'],
  run: (actor, input) => sendReopeningRequest(actor, input),
});

/** Takes consents back, as a member of the organisation. */
export const withdrawConsentAsReporter = defineAction({
  schema: consentSchema,
  allowed: ['REPORTER'],
  run: (actor, input) => sendWithdrawal(actor, input),
});
