'use server';

import { defineAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { assignCases, type Assigned } from '@/lib/db/commands/assign-cases';
import { removeFilter } from '@/lib/db/commands/remove-filter';
import { saveFilter } from '@/lib/db/commands/save-filter';
import { unwatchCase, watchCase } from '@/lib/db/commands/watch-case';
import { refuse, success, type Problem } from '@/lib/domain/shared/outcome';
import { missingField, problem } from '@/lib/domain/shared/problem';
import * as schema from '@/lib/schemas/worklist';

const READERS = ['ANALYST', 'SUPERVISOR', 'AUDITOR'] as const;

export const saveFilterAction = defineAction({
  schema: schema.filterToSave,
  allowed: READERS,
  async run(actor, given) {
    const saved = await saveFilter(actor, given);
    if (!saved.ok) return saved;
    return success({ revalidate: [paths.cases()], done: 'worklist.filters.saved' });
  },
});

export const removeFilterAction = defineAction({
  schema: schema.filterToRemove,
  allowed: READERS,
  async run(actor, { filterId }) {
    await removeFilter(actor, filterId);
    return success({ revalidate: [paths.cases()] });
  },
});

/** Why one case was not assigned, each reason with the case's reference as its field. */
function reasons({ reference, refused }: Assigned): readonly Problem[] {
  if (refused === null) return [];
  if (refused.kind === 'CONFLICT')
    return [{ code: 'bulk.changedMeanwhile', field: reference, params: { by: refused.by, at: refused.at } }];
  return refused.problems.map(({ code, params }) => ({
    code,
    field: reference,
    ...(params === undefined ? {} : { params }),
  }));
}

/** Gives the ticked cases to one person, and says of each whether it was done or why not. */
export const assignCasesAction = defineAction({
  schema: schema.assignments,
  allowed: ['SUPERVISOR'],
  async run(actor, { assignee, cases }) {
    const wrong = [
      ...(assignee === '' ? [missingField('assignee')] : []),
      ...(cases.length === 0 ? [problem('bulk.nothingTicked', 'cases')] : []),
    ];
    if (wrong.length > 0) return refuse(...wrong);
    const answers = await assignCases(actor, cases, { assigneeId: assignee });
    return success({
      revalidate: [paths.cases()],
      values: {
        assigned: answers.filter(({ refused }) => refused === null).map(({ reference }) => reference),
      },
      problems: answers.flatMap(reasons),
    });
  },
});

export const watchCaseAction = defineAction({
  schema: schema.watchedCase,
  allowed: READERS,
  run: async (actor, { caseId }) => success({ revalidate: [paths.case(await watchCase(actor, caseId))] }),
});

export const unwatchCaseAction = defineAction({
  schema: schema.watchedCase,
  allowed: READERS,
  run: async (actor, { caseId }) => success({ revalidate: [paths.case(await unwatchCase(actor, caseId))] }),
});
