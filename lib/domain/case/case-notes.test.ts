import { describe, expect, it } from 'vitest';
import { newCaseState } from '@/lib/domain/case/case-state';
import type { CaseFile, HistoryEvent } from '@/lib/domain/case/case-file';
import { newToReader, notesOf } from '@/lib/domain/case/case-notes';

const event = (seq: number, type: HistoryEvent['type'], payload: HistoryEvent['payload']): HistoryEvent => ({
  seq,
  leafHash: '',
  type,
  actorKind: 'ANALYST',
  actorId: 'lena',
  fromStatus: 'RECEIVED',
  toStatus: 'RECEIVED',
  cycle: 1,
  outcome: null,
  reason: null,
  payload,
  recordedAt: `2026-03-0${seq}T08:00:00.000Z`,
  effectiveAt: null,
  effectivePrecision: 'INSTANT',
});
const words = (objectId: string, value: string, erased = false) => ({
  ...{ kind: 'NOTE', objectId, field: 'text', version: 1, value, erased },
  at: '2026-03-02T08:00:00.000Z',
});

const file = {
  state: newCaseState({ id: 'c', reference: 'CH-2026-0001', organisationId: null }),
  events: [
    event(1, 'CASE_RECEIVED', {}),
    event(2, 'NOTE_ADDED', { noteId: 'n1', mentionedIds: ['ines', 'omar'] }),
    event(3, 'CASE_ASSIGNED', { assigneeId: 'omar' }),
    event(4, 'CASE_HANDED_OVER', { noteId: 'n2', assigneeId: 'ines' }),
    event(5, 'NOTE_ADDED', { noteId: 'n3', mentionedIds: [] }),
  ],
  values: [words('n1', 'Which bridge?'), words('n2', 'Yours now.'), words('n3', '', true)],
} as unknown as CaseFile;

describe('the notes of a case', () => {
  it('are told by its events, with whom they are for; a hand-over is for whoever takes over', () => {
    expect(notesOf(file).map(({ id, kind, text, mentionedIds }) => [id, kind, text, mentionedIds])).toEqual([
      ['n1', 'NOTE', 'Which bridge?', ['ines', 'omar']],
      ['n2', 'HAND_OVER', 'Yours now.', ['ines']],
      ['n3', 'NOTE', null, []],
    ]);
  });

  const mention = (noteId: string, userId: string, isRead: boolean) => ({ noteId, userId, isRead });

  it('are new to whom they mention until read, and to nobody else', () => {
    const mentions = [
      mention('n1', 'ines', true),
      mention('n2', 'ines', false),
      mention('n1', 'omar', false),
    ];
    const reader = (userId: string) => newToReader(file, userId, { seenSeq: null, mentions });
    expect(reader('ines')).toEqual({ throughSeq: 5, noteIds: ['n2'] });
    expect(reader('omar')).toEqual({ throughSeq: 5, noteIds: ['n1'] });
    expect(reader('lena')).toBeNull();
  });

  it('a note written since the page was read is not marked as read with it', () => {
    const mentions = [mention('n9', 'ines', false)];
    expect(newToReader(file, 'ines', { seenSeq: null, mentions })).toBeNull();
  });

  it('watching, the reader has seen up to the last event shown', () => {
    expect(newToReader(file, 'lena', { seenSeq: 3, mentions: [] })).toEqual({ throughSeq: 5, noteIds: [] });
    expect(newToReader(file, 'lena', { seenSeq: 5, mentions: [] })).toBeNull();
  });
});
