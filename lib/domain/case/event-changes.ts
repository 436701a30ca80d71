import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import { EMPTY_INITIAL_ASSESSMENT } from '@/lib/domain/assessment/initial-assessment';
import { textOf, type CaseFile, type WrittenField } from '@/lib/domain/case/case-file';

/** What an event changed beside the status, where the event itself names only what it became. */
export type EventChange = {
  /** Who had the case before an event that gave it to somebody or took it away; null for nobody. */
  readonly assigneeBefore?: string | null;
  /** The day an investigation was due until it was given a later one, and that one. ISO days. */
  readonly due?: { readonly from: string | null; readonly to: string | null };
};

/** What each such event changed, by its place in the ledger: told by the events before it, and by the words on record. */
export function eventChanges(file: CaseFile): ReadonlyMap<number, EventChange> {
  const changes = new Map<number, EventChange>();
  const dueOn = new Map<string, string | null>();
  let assignee: string | null = null;
  for (const { seq, type, actorId, payload } of file.events) {
    const after = assigneeAfter(assignee, type, actorId, payload);
    if (after !== assignee) changes.set(seq, { assigneeBefore: assignee });
    assignee = after;
    const { investigationId, extensionId } = payload;
    if (typeof investigationId !== 'string') continue;
    if (type === 'INVESTIGATION_DIRECTED')
      dueOn.set(investigationId, textOf(file, 'INVESTIGATION', investigationId, 'dueOn'));
    if (type !== 'INVESTIGATION_EXTENDED' || typeof extensionId !== 'string') continue;
    const to = textOf(file, 'INVESTIGATION_EXTENSION', extensionId, 'dueOn');
    changes.set(seq, { due: { from: dueOn.get(investigationId) ?? null, to } });
    dueOn.set(investigationId, to);
  }
  return changes;
}

function assigneeAfter(
  before: string | null,
  type: CaseFile['events'][number]['type'],
  actorId: string | null,
  payload: Readonly<Record<string, unknown>>,
): string | null {
  switch (type) {
    case 'CASE_ACCEPTED':
      return before ?? actorId;
    case 'CASE_ASSIGNED':
    case 'CASE_TAKEN':
    case 'CASE_HANDED_OVER':
      return typeof payload['assigneeId'] === 'string' ? payload['assigneeId'] : before;
    case 'PERSON_RECUSED':
      return payload['userId'] === before ? null : before;
    case 'UNIT_IMPLICATED':
      return payload['barsAssignee'] === true ? null : before;
    default:
      return before;
  }
}

/** Fields in the order in which their forms ask for them; others come last. */
const FIELD_ORDER: readonly string[] = [
  ...Object.keys(EMPTY_INITIAL_ASSESSMENT),
  ...Object.keys(EMPTY_DETERMINATION),
];

/** What the events at these places wrote together, each field once. */
export function writtenBy(file: Pick<CaseFile, 'written'>, seqs: readonly number[]): readonly WrittenField[] {
  const place = (field: WrittenField): number => {
    const found = FIELD_ORDER.indexOf(field.slice(field.indexOf('.') + 1));
    return found === -1 ? FIELD_ORDER.length : found;
  };
  return [...new Set(seqs.flatMap((seq) => file.written[seq] ?? []))].sort((a, b) => place(a) - place(b));
}
