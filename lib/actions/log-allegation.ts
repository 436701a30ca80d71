'use server';

import { defineAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { refuse, success } from '@/lib/domain/shared/outcome';
import { logForm, readLoggedAllegation, textsOfForm } from '@/lib/schemas/logged-allegation';

/** Logs an allegation that reached the body by another way than its own forms, and leads to its case. */
export const logAllegationAction = defineAction({
  schema: logForm,
  allowed: ['ANALYST'],
  async run(analyst, input) {
    const read = readLoggedAllegation(textsOfForm(input), new Date().toISOString());
    if (!read.ok) return read;
    const receipt = await receiveAllegation(analyst, {
      ...read.value,
      id: input.id,
      organisationId: null,
      returnCodeHash: null,
      files: [],
    });
    if (!receipt.ok) {
      if (receipt.kind === 'CONFLICT') return receipt;
      // The lifecycle asks for a start; on the form that is the question about the date.
      return refuse(
        ...receipt.problems.map((problem) =>
          problem.field === 'incidentStart' ? { ...problem, field: 'dateKind' } : problem,
        ),
      );
    }
    return success({ revalidate: [paths.cases()], redirectTo: paths.case(receipt.value.reference) });
  },
});
