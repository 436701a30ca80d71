import 'server-only';
import { digestOf, newToken } from '@/lib/auth/digest';
import { isPassword } from '@/lib/auth/password';
import { pause, throttles } from '@/lib/auth/throttles';
import { env } from '@/lib/config/env';
import { startSession } from '@/lib/db/commands/start-session';
import { findSignInAccount } from '@/lib/db/queries/find-sign-in';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';
import type { Credentials } from '@/lib/schemas/account';

/** A session just begun. `token` goes to the browser and nowhere else. */
export type NewSession = { readonly token: string; readonly userId: string; readonly locale: string };

/**
 * Checks an address and a password and begins a session. Guessing is slowed by account and source, and a little over
 * all (lib/auth/throttle.ts). No account, no password yet, disabled, wrong password: one answer, after the same work.
 * `source` is what lib/auth/source.ts makes of the request.
 */
export async function checkCredentials(
  given: Credentials,
  source: string,
  now: number,
): Promise<Outcome<NewSession>> {
  const throttle = throttles().signIn;
  const pair = Buffer.from(digestOf(`${given.email}\n${source}`)).toString('base64url');
  const wait = throttle.waitFor(pair, now);
  if (wait > 0) return refuse({ code: 'auth.wait', params: { count: Math.ceil(wait / 1000) } });
  throttle.failed(pair, now);
  await pause(throttle.delay(now));

  const account = await findSignInAccount(given.email);
  const right = await isPassword(given.password, account?.passwordHash ?? null);
  if (!right || !account?.passwordHash) return refuse({ code: 'auth.wrong' });

  const token = newToken();
  const begun = await startSession({
    tokenHash: digestOf(token),
    userId: account.id,
    passwordHash: account.passwordHash,
    hours: env().sessionHours,
  });
  if (!begun) return refuse({ code: 'auth.wrong' });
  throttle.succeeded(pair);
  return success({ token, userId: account.id, locale: account.locale });
}
