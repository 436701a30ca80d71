import 'server-only';
import { unsafeAtGate } from '@/lib/db/scope/as-actor';

/**
 * Remembers a signed-in browser by the SHA-256 of its token, for so many hours. Looks once more, in the same statement,
 * that the account is active and has the password that was checked: answers false where that has changed meanwhile.
 */
export async function startSession(session: {
  readonly tokenHash: Uint8Array;
  readonly userId: string;
  readonly passwordHash: string;
  readonly hours: number;
}): Promise<boolean> {
  const rows = await unsafeAtGate(
    (tx) => tx.$executeRaw`
      insert into user_session (id, user_id, expires_at)
        select ${session.tokenHash}, u.id, now() + make_interval(hours => ${session.hours}::int) from app_user u
          where u.id = ${session.userId}::uuid and u.disabled_at is null and u.password_hash = ${session.passwordHash}`,
  );
  return rows === 1;
}

/** Remembers a browser that gave a return code, for so many minutes, good for that one allegation. */
export async function startHolderSession(session: {
  readonly tokenHash: Uint8Array;
  readonly codeHash: Uint8Array;
  readonly minutes: number;
}): Promise<boolean> {
  const rows = await unsafeAtGate(
    (tx) => tx.$executeRaw`
      insert into holder_session (id, case_id, expires_at)
        select ${session.tokenHash}, r.case_id, now() + make_interval(mins => ${session.minutes}::int) from return_code r
          where r.code_hash = ${session.codeHash} and r.revoked_at is null`,
  );
  return rows === 1;
}
