import 'server-only';
import type { EventToAppend, Flow } from '@/lib/db/commands/append-events';
import type { NewEvent } from '@/lib/domain/case/events';
import type { CommittedChange } from '@/lib/ledger/entry';

/** What goes with an event beyond what the domain says of it. */
export type EventParts = {
  readonly id: string;
  readonly flow?: Flow | null;
  readonly commitments?: readonly CommittedChange[];
  readonly supersededId?: string | null;
  /** For a confirmation, which takes these from the determination it confirms. */
  readonly confirmed?: Pick<EventToAppend, 'outcome' | 'reason' | 'determinationId' | 'effective'>;
};

/** A decided event in the form the ledger takes; a time that is not the recording's own is said. */
export function eventOfImport(event: NewEvent, parts: EventParts): EventToAppend {
  const payload: Readonly<Record<string, unknown>> = event.payload;
  const text = (name: string): string | null => (typeof payload[name] === 'string' ? payload[name] : null);
  return {
    id: parts.id,
    type: event.type,
    object: { kind: 'CASE', id: event.caseId },
    caseId: event.caseId,
    fromStatus: event.fromStatus,
    toStatus: event.toStatus,
    cycle: event.cycle,
    flow: parts.flow ?? null,
    outcome: text('outcome'),
    reason: text('reason'),
    determinationId: text('determinationId'),
    supersededId: parts.supersededId ?? null,
    ...(event.effective.at === event.recordedAt ? {} : { effective: event.effective }),
    payload: event.payload,
    commitments: parts.commitments ?? [],
    ...parts.confirmed,
  };
}
