'use server';

import { defineAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { success } from '@/lib/domain/shared/outcome';
import { readAllegationForm } from '@/lib/schemas/allegation-form';
import { allegationToLog } from '@/lib/schemas/log-allegation';

/** An analyst logs what came by telephone, letter, in print or from our own forces, in the source's words. */
export const logAllegationAction = defineAction({
  schema: allegationToLog,
  allowed: ['ANALYST'],
  async run(analyst, { submissionId, channel, receivedOn, sourceGrading, sourceUrl }, form) {
    const texts = new Map<string, readonly string[]>();
    for (const name of new Set(form.keys())) texts.set(name, form.getAll(name).map(String));
    // The consent asked of somebody who reports does not arise: the body may review what it was told.
    texts.set('consentReview', ['yes']);
    const read = readAllegationForm(texts, new Date().toISOString());
    if (!read.ok) return read;
    const received = await receiveAllegation(analyst, {
      id: submissionId,
      channel,
      content: read.value.content,
      codes: read.value.codes,
      organisationId: null,
      received: receivedOn === '' ? null : { at: `${receivedOn}T00:00:00.000Z`, precision: 'DAY' },
      returnCodeHash: null,
      files: [],
      sourceGrading,
      sourceUrl,
    });
    return received.ok ? success({ redirectTo: paths.case(received.value.reference) }) : received;
  },
});
