import { actorId, required, type Effects } from '@/lib/domain/case/effect';

/** Who carries a case, and what the staff say to each other about it. */
export const EFFECTS_OF_LOAD = {
  TAKE_CASE: (at) => {
    const assigneeId = actorId(at);
    return { change: { assigneeId }, events: [{ type: 'CASE_TAKEN', payload: { assigneeId } }] };
  },
  HAND_OVER_CASE: (_at, { noteId, assignee }) => {
    const assigneeId = required(assignee, 'an assignee').userId;
    return {
      change: { assigneeId },
      events: [{ type: 'CASE_HANDED_OVER', payload: { assigneeId, noteId } }],
    };
  },
  ADD_NOTE: (_at, { noteId, mentioned }) => ({
    change: {},
    events: [
      { type: 'NOTE_ADDED', payload: { noteId, mentionedIds: mentioned.map(({ userId }) => userId) } },
    ],
  }),
} satisfies Partial<Effects>;
