import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst takes an open case that nobody has. */
export function takeCase(actor: Actor, target: CaseTarget): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'TAKE_CASE', {});
}
