import 'server-only';
import type { z } from 'zod';
import { tellConflict } from '@/lib/actions/changes-in-words';
import { defineAction, type ActionDefinition, type FormAction } from '@/lib/actions/define-action';
import type { ActorOf } from '@/lib/domain/case/actor';

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
