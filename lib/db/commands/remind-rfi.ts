import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { bodyDay } from '@/lib/db/queries/body-day';
import { findAnswerer } from '@/lib/db/queries/find-answerer';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** What a reminder says: of which request, perhaps a new ISO day (blank leaves it), perhaps a line of text. */
export type ReminderToSend = { readonly rfiId: string; readonly newDueOn: string; readonly reminder: string };

/** Reminds the submitter of a request that nobody has answered; at most once a day. The submitter sees it on the own page. */
export function remindRfi(
  actor: Actor,
  target: CaseTarget,
  { rfiId, newDueOn, reminder }: ReminderToSend,
): Promise<Outcome<Acted>> {
  const reminderId = randomUUID();
  const newDay = newDueOn === '' ? null : newDueOn;
  return actOnCase(
    actor,
    target,
    'REMIND_RFI',
    async (tx, state) => {
      const last = await tx.rfiReminder.findFirst({
        where: { caseId: state.id, rfiId: rfiId === '' ? reminderId : rfiId },
        orderBy: { remindedAt: 'desc' },
        select: { remindedAt: true },
      });
      return {
        reminderId,
        rfiId,
        newDueOn: newDay,
        lastRemindedOn: last === null ? null : bodyDay(last.remindedAt),
        today: bodyDay(new Date()),
        answerer: await findAnswerer(tx, state),
      };
    },
    async ({ tx, after, now, userId }) => {
      const { dueOn: dueBefore } = await tx.rfi.findUniqueOrThrow({
        where: { id: rfiId },
        select: { dueOn: true },
      });
      await tx.rfiReminder.createMany({
        data: [
          {
            id: reminderId,
            caseId: after.id,
            rfiId,
            remindedBy: userId ?? '',
            remindedAt: now,
            ...(newDay === null ? {} : { dueOn: new Date(newDay), dueBefore }),
          },
        ],
      });
      if (newDay !== null)
        await tx.rfi.updateMany({ where: { id: rfiId }, data: { dueOn: new Date(newDay) } });
      const of = { objectKind: 'RFI_REMINDER', objectId: reminderId, audience: 'SUBMITTER' } as const;
      return {
        values: [
          ...(reminder.trim() === '' ? [] : [{ ...of, field: 'message', value: reminder }]),
          ...(newDay === null ? [] : [{ ...of, field: 'dueOn', value: newDay }]),
        ],
      };
    },
  );
}
