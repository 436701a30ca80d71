'use server';

import { defineAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { confirmHistoricBatch } from '@/lib/db/commands/confirm-historic-batch';
import { success } from '@/lib/domain/shared/outcome';
import { batchConfirmation } from '@/lib/schemas/historic-batch';

/** A supervisor confirms a batch of determinations made elsewhere, by its totals (process §6). */
export const confirmHistoricBatchAction = defineAction({
  schema: batchConfirmation,
  allowed: ['SUPERVISOR'],
  async run(supervisor, { batchId, ...stated }) {
    const confirmed = await confirmHistoricBatch(supervisor, batchId, stated);
    if (!confirmed.ok) return confirmed;
    return success({
      revalidate: [paths.historicBatches(), paths.publications(), paths.front()],
      redirectTo: paths.historicBatch(batchId),
    });
  },
});
