import 'server-only';
import type { z } from 'zod';
import { tellConflict } from '@/lib/actions/changes-in-words';
import { defineAction, type ActionDefinition, type Done, type FormAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import type { Acted } from '@/lib/db/commands/act-on-case';
import type { ActorOf } from '@/lib/domain/case/actor';
import { success, type Outcome } from '@/lib/domain/shared/outcome';

/** The case that a form is about, and the version that its page was made from. */
type OfCase = { readonly caseId: string; readonly expectedVersion: number };

/** A step of a case as a server action: whoever comes second hears what happened to the case meanwhile. */
export function caseStep<S extends z.ZodType<OfCase>, K extends 'ANALYST' | 'SUPERVISOR' | 'AUDITOR'>(
  definition: ActionDefinition<S, K>,
): FormAction {
  return defineAction({
    ...definition,
    run: async (actor: ActorOf<K>, input, form) =>
      tellConflict(actor, input, await definition.run(actor, input, form)),
  });
}

/** Back to the case, which is shown anew; a refusal or a conflict goes back to the form. */
export async function backToCase(outcome: Promise<Outcome<Acted>>): Promise<Outcome<Done>> {
  const acted = await outcome;
  return acted.ok ? success({ redirectTo: paths.case(acted.value.reference) }) : acted;
}
