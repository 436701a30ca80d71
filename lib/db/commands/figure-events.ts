import 'server-only';
import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '@/lib/db/commands/append-events';
import type { EnteredKind } from '@/lib/domain/publication/entered-figures';
import { contentHashOf } from '@/lib/ledger/commitment';
import type { Json } from '@/lib/ledger/canonical-json';

/** The first day of a month ("YYYY-MM"), as the tables keep it. */
export const firstDay = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

/**
 * The event of entering or confirming a figure. The ledger binds what it says by a hash; the words and numbers are in
 * its row, which can't change once entered.
 */
export function figureEvent(
  kind: EnteredKind,
  step: 'ENTERED' | 'CONFIRMED',
  figureId: string,
  content: Json,
): EventToAppend {
  return {
    id: randomUUID(),
    type: `${kind}_${step}`,
    object: { kind: 'FIGURE', id: figureId },
    caseId: null,
    payload: { figureId, contentHash: contentHashOf(content) },
  };
}
