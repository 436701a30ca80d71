'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/actions/define-action';
import {
  consentSchema,
  informationSchema,
  reopeningSchema,
  sendInformation,
  sendReopeningRequest,
  sendWithdrawal,
} from '@/lib/actions/own-report-forms';
import { exchangeReturnCode } from '@/lib/auth/holder';
import { paths } from '@/lib/config/paths';
import { success } from '@/lib/domain/shared/outcome';

/** Opens a report with its return code, for a short while, in this browser. */
export const openReport = defineAction({
  schema: z.object({
    code: z
      .string({ error: 'missing.code' })
      .min(1, { error: 'missing.code' })
      .max(200, { error: 'auth.codeMistyped' }),
  }),
  allowed: ['PUBLIC'],
  run: async (_actor, { code }) => {
    const outcome = await exchangeReturnCode(code);
    return outcome.ok ? success({ redirectTo: paths.trackAllegation() }) : outcome;
  },
});

/** Adds information, by return code. */
export const addInformationAsHolder = defineAction({
  schema: informationSchema,
  allowed: ['RETURN_CODE_HOLDER'],
  run: (actor, input) => sendInformation(actor, input),
});

/** Asks for reopening, by return code. */
export const requestReopeningAsHolder = defineAction({
  schema: reopeningSchema,
  allowed: ['RETURN_CODE_HOLDER'],
  run: (actor, input) => sendReopeningRequest(actor, input),
});

/** Takes consents back, by return code. */
export const withdrawConsentAsHolder = defineAction({
  schema: consentSchema,
  allowed: ['RETURN_CODE_HOLDER'],
  run: (actor, input) => sendWithdrawal(actor, input),
});
