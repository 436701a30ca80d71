import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst takes a received case up; it is theirs unless it was assigned before. */
export function acceptCase(actor: Actor, target: CaseTarget): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'ACCEPT_CASE', {});
}
