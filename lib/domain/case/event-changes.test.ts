import { describe, expect, it } from 'vitest';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { eventChanges } from '@/lib/domain/case/event-changes';

type Told = readonly [type: string, actorId: string, payload: Readonly<Record<string, unknown>>];

function fileOf(
  events: readonly Told[],
  values: readonly (readonly [kind: string, objectId: string, value: string])[] = [],
): CaseFile {
  return {
    events: events.map(([type, actorId, payload], n) => ({ seq: n + 1, type, actorId, payload })),
    values: values.map(([kind, objectId, value]) => ({
      ...{ kind, objectId, value, field: 'dueOn', version: 1, erased: false },
    })),
  } as unknown as CaseFile;
}

describe('what an event changed', () => {
  it('names who had the case before it went to somebody else, or to nobody', () => {
    const changes = eventChanges(
      fileOf([
        ['CASE_ACCEPTED', 'lena', {}],
        ['CASE_ASSIGNED', 'ines', { assigneeId: 'tomas' }],
        ['CASE_ASSIGNED', 'ines', { assigneeId: 'tomas' }],
        ['PERSON_RECUSED', 'ines', { userId: 'lena' }],
        ['PERSON_RECUSED', 'tomas', { userId: 'tomas' }],
        ['CASE_TAKEN', 'nour', { assigneeId: 'nour' }],
        ['UNIT_IMPLICATED', 'ines', { unitId: 'u', barsAssignee: true }],
      ]),
    );
    expect([...changes]).toEqual([
      [1, { assigneeBefore: null }],
      [2, { assigneeBefore: 'lena' }],
      [5, { assigneeBefore: 'tomas' }],
      [6, { assigneeBefore: null }],
      [7, { assigneeBefore: 'nour' }],
    ]);
  });

  it('names the day an investigation was due before each later one', () => {
    const changes = eventChanges(
      fileOf(
        [
          ['INVESTIGATION_DIRECTED', 'ines', { investigationId: 'i' }],
          ['INVESTIGATION_EXTENDED', 'ines', { investigationId: 'i', extensionId: 'a' }],
          ['INVESTIGATION_EXTENDED', 'ines', { investigationId: 'i', extensionId: 'b' }],
        ],
        [
          ['INVESTIGATION', 'i', '2026-03-01'],
          ['INVESTIGATION_EXTENSION', 'a', '2026-04-01'],
          ['INVESTIGATION_EXTENSION', 'b', '2026-05-01'],
        ],
      ),
    );
    expect([...changes.values()]).toEqual([
      { due: { from: '2026-03-01', to: '2026-04-01' } },
      { due: { from: '2026-04-01', to: '2026-05-01' } },
    ]);
  });
});
