import 'server-only';
import { randomUUID } from 'node:crypto';
import { refusalOf, Refused, type AccountActor } from '@/lib/db/commands/act-on-account';
import { appendEvent, type EventToAppend } from '@/lib/db/commands/append-events';
import { NotFoundError } from '@/lib/db/errors';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import type { DirectoryEventType } from '@/lib/domain/account/events';
import { success, type Outcome } from '@/lib/domain/shared/outcome';

const NAME_TAKEN = { code: 'account.nameTaken', field: 'name' } as const;

/** Creates a submitting organisation; its id is the answer. */
export function createOrganisation(actor: AccountActor, name: string): Promise<Outcome<string>> {
  return inOneAct(actor, async (tx) => {
    const id = randomUUID();
    await tx.organisation.createMany({ data: [{ id, name }] });
    return { event: directoryEvent('ORGANISATION_CREATED', id), value: id };
  });
}

/** Disables an organisation (its members can't sign in, and are signed out from their next request on) or enables it. */
export function switchOrganisation(
  actor: AccountActor,
  id: string,
  disabled: boolean,
): Promise<Outcome<string>> {
  return inOneAct(actor, async (tx) => {
    const { count } = await tx.organisation.updateMany({
      where: { id, disabledAt: disabled ? null : { not: null } },
      data: { disabledAt: disabled ? new Date() : null },
    });
    if (count === 1) {
      return {
        event: directoryEvent(disabled ? 'ORGANISATION_DISABLED' : 'ORGANISATION_ENABLED', id),
        value: id,
      };
    }
    if (!(await tx.organisation.findUnique({ where: { id }, select: { id: true } })))
      throw new NotFoundError(`organisation ${id}`);
    return { event: null, value: id }; // it is so already
  });
}

/** Creates a military unit that people may belong to and cases may implicate; its id is the answer. */
export function createUnit(actor: AccountActor, name: string): Promise<Outcome<string>> {
  return inOneAct(actor, async (tx) => {
    const id = randomUUID();
    await tx.unit.createMany({ data: [{ id, name }] });
    return { event: directoryEvent('UNIT_CREATED', id), value: id };
  });
}

type Act = { readonly event: EventToAppend | null; readonly value: string };

async function inOneAct(actor: AccountActor, act: (tx: Tx) => Promise<Act>): Promise<Outcome<string>> {
  try {
    return await writeAs(actor, async (tx) => {
      if (actor.kind === 'ADMIN') {
        const [still] = await tx.$queryRaw<{ id: string }[]>`
          select id from app_user where id = ${actor.userId}::uuid and role = 'ADMIN' and disabled_at is null for share`;
        if (!still) throw new Refused({ code: 'notYourRole' });
      }
      const { event, value } = await act(tx);
      if (event) await appendEvent(tx, actor, event);
      return success(value);
    });
  } catch (error) {
    return refusalOf(error, NAME_TAKEN);
  }
}

function directoryEvent(type: DirectoryEventType, id: string): EventToAppend {
  const kind = type === 'UNIT_CREATED' ? 'UNIT' : 'ORGANISATION';
  return {
    id: randomUUID(),
    type,
    object: { kind, id },
    caseId: null,
    payload: kind === 'UNIT' ? { unitId: id } : { organisationId: id },
  };
}
