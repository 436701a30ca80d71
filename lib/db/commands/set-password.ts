import 'server-only';
import { accountEvent, Refused, refusalOf } from '@/lib/db/commands/act-on-account';
import { appendEvent } from '@/lib/db/commands/append-events';
import { unsafeAtGate } from '@/lib/db/scope/as-actor';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { success, type Outcome } from '@/lib/domain/shared/outcome';

const INVALID = { code: 'auth.resetInvalid', field: 'code' } as const;

/** Whether a one-time code (its SHA-256) could be used now. Saves hashing a password for nothing. */
export async function isResetOpen(codeHash: Uint8Array): Promise<boolean> {
  const rows = await unsafeAtGate(
    (tx) => tx.$queryRaw<unknown[]>`
      select 1 from password_reset r join app_user u on u.id = r.user_id
        where r.id = ${codeHash} and r.used_at is null and r.expires_at > now() and u.disabled_at is null`,
  );
  return rows.length === 1;
}

/**
 * Sets a password with a one-time code, which is used up by it; every session of the account ends. Used, too old, or
 * of a disabled account: one and the same refusal.
 */
export async function setPassword(codeHash: Uint8Array, passwordHash: string): Promise<Outcome<null>> {
  try {
    return await unsafeAtGate(async (tx) => {
      const [used] = await tx.$queryRaw<{ user_id: string }[]>`
        update password_reset set used_at = now() where id = ${codeHash} and used_at is null and expires_at > now()
          returning user_id`;
      if (!used) throw new Refused(INVALID);
      const userId = used.user_id;
      const changed =
        await tx.$executeRaw`update app_user set password_hash = ${passwordHash}, version = version + 1
        where id = ${userId}::uuid and disabled_at is null`;
      if (changed !== 1) throw new Refused(INVALID);
      await tx.$executeRaw`update user_session set ended_at = now() where user_id = ${userId}::uuid and ended_at is null`;
      // Nobody is signed in here: the event names the account and no actor.
      await appendEvent(tx, PUBLIC_ACTOR, accountEvent('PASSWORD_SET', userId));
      return success(null);
    });
  } catch (error) {
    return refusalOf(error, INVALID);
  }
}
