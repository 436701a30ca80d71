import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  accountEvent,
  issueReset,
  Refused,
  refusalOf,
  requireAdministrator,
  type AccountActor,
} from '@/lib/db/commands/act-on-account';
import { appendEvents, type EventToAppend } from '@/lib/db/commands/append-events';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { decideCreation } from '@/lib/domain/account/decide-account';
import type { Role } from '@/lib/domain/account/roles';
import { userIdOf } from '@/lib/domain/case/actor';
import { success, type Outcome } from '@/lib/domain/shared/outcome';

export type AccountToCreate = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly unitId: string | null;
  readonly locale: string;
};

/** How the holder gets in: a one-time code (its hash), with which they set their password. */
export type FirstKey = { readonly codeHash: Uint8Array };

/** `awaitsSecondPerson`: it can't be used yet, and no code was issued. */
export type CreatedAccount = { readonly accountId: string; readonly awaitsSecondPerson: boolean };

/**
 * Creates an account. One with a role that takes two people (process §7) begins as a
 * disabled analyst with the grant requested; a second administrator's agreement gives it the role and opens it.
 */
export async function createAccount(
  actor: AccountActor,
  given: AccountToCreate,
  key: FirstKey,
): Promise<Outcome<CreatedAccount>> {
  try {
    return await writeAs(actor, async (tx) => {
      const adminIds = await lockAdministrators(tx);
      requireAdministrator(actor, adminIds);
      await checkPlaces(tx, given);
      const accountId = randomUUID();
      const decision = decideCreation(actor, given.role, adminIds.length);
      if (decision.go === 'NO') throw new Refused(decision.problem);
      const wanted = decision.go === 'REQUEST' ? decision.role : null;
      const role: Role = wanted === null ? given.role : 'ANALYST';
      await tx.user.createMany({
        data: [
          {
            ...given,
            id: accountId,
            role,
            passwordHash: null,
            disabledAt: wanted === null ? null : new Date(),
          },
        ],
      });
      const { organisationId, unitId } = given;
      const events: EventToAppend[] = [
        accountEvent('ACCOUNT_CREATED', accountId, {
          role,
          organisationId,
          unitId,
          disabled: wanted !== null,
        }),
      ];
      if (wanted !== null) {
        const requestId = randomUUID();
        await tx.accountRequest.createMany({
          data: [
            { id: requestId, kind: 'GRANT', userId: accountId, role: wanted, requestedBy: userIdOf(actor) },
          ],
        });
        events.push(accountEvent('ROLE_GRANT_REQUESTED', accountId, { requestId, role: wanted }));
      } else {
        await issueReset(tx, actor, accountId, key.codeHash);
        events.push(accountEvent('PASSWORD_RESET_ISSUED', accountId));
      }
      await appendEvents(tx, actor, events);
      return success({ accountId, awaitsSecondPerson: wanted !== null });
    });
  } catch (error) {
    return refusalOf(error, { code: 'account.emailTaken', field: 'email' });
  }
}

/** The active administrators, who stay as they are until the transaction is over. */
async function lockAdministrators(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from app_user where role = 'ADMIN' and disabled_at is null order by id for share`;
  return rows.map(({ id }) => id);
}

/** Organisation and unit exist, and the organisation is active. */
async function checkPlaces(tx: Tx, given: AccountToCreate): Promise<void> {
  await requireOrganisation(tx, given.organisationId);
  await requireUnit(tx, given.unitId);
}

/** The organisation exists and is active. */
export async function requireOrganisation(tx: Tx, organisationId: string | null): Promise<void> {
  if (organisationId === null) return;
  const organisation = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: { disabledAt: true },
  });
  if (!organisation) throw new Refused({ code: 'account.unknownChoice', field: 'organisationId' });
  if (organisation.disabledAt)
    throw new Refused({ code: 'account.organisationDisabled', field: 'organisationId' });
}

/** The unit exists. */
export async function requireUnit(tx: Tx, unitId: string | null): Promise<void> {
  if (unitId === null) return;
  const unit = await tx.unit.findUnique({ where: { id: unitId }, select: { id: true } });
  if (!unit) throw new Refused({ code: 'account.unknownChoice', field: 'unitId' });
}
