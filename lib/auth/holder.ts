import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { digestOf, newToken } from '@/lib/auth/digest';
import { normaliseReturnCode } from '@/lib/auth/return-code';
import { secureCookies } from '@/lib/auth/session-cookie';
import { pause, throttles } from '@/lib/auth/throttles';
import { env } from '@/lib/config/env';
import { endHolderSession } from '@/lib/db/commands/end-session';
import { startHolderSession } from '@/lib/db/commands/start-session';
import { resolveHolder } from '@/lib/db/queries/resolve-session';
import type { ReturnCodeHolderActor } from '@/lib/domain/case/actor';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';

/** `__Host-` binds the cookie to this host over https; the plain name is the one people see in development. */
function holderCookieName(): string {
  return secureCookies() ? '__Host-attest_case' : 'attest_case';
}

/** Characters of a code that are counted together: 20 bits tell nobody the code, and keep one prefix from being worn down. */
const PREFIX = 4;

/** Whoever holds a return code and gave it in this browser, for the one allegation it belongs to; null: nobody. */
export const getHolder = cache(async (): Promise<ReturnCodeHolderActor | null> => {
  const token = (await cookies()).get(holderCookieName())?.value;
  return token ? resolveHolder(digestOf(token)) : null;
});

/**
 * Exchanges a return code, as it was typed, for a short-lived cookie that opens its one allegation. For server actions
 * and route handlers only, with the code from a POST body: in an address it would stay in logs and histories.
 * Wrong codes are limited by their prefix, and over all; a right one is never refused, whatever others tried.
 */
export async function exchangeReturnCode(typed: string): Promise<Outcome<null>> {
  const token = newToken();
  const opened = await openWithCode(typed, token, Date.now());
  if (!opened.ok) return opened;
  (await cookies()).set(holderCookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secureCookies(),
    maxAge: env().returnCodeMinutes * 60,
  });
  return success(null);
}

/** The exchange without the cookie: `token` is what the browser will hold. */
export async function openWithCode(typed: string, token: string, now: number): Promise<Outcome<null>> {
  const throttle = throttles().code;
  const code = normaliseReturnCode(typed);
  // The check character tells a slip from a guess: nothing is looked up, so there is nothing to limit.
  if (code === null) return refuse({ code: 'auth.codeMistyped', field: 'code' });
  // The right code first: 120 random bits can't be guessed, so only the load of guessing needs a limit, and no amount
  // of it by others may keep a holder out.
  const opened = await startHolderSession({
    tokenHash: digestOf(token),
    codeHash: digestOf(code),
    minutes: env().returnCodeMinutes,
  });
  if (opened) return success(null);
  const prefix = code.slice(0, PREFIX);
  const wait = throttle.waitFor(prefix, now);
  if (wait > 0) {
    // Whoever does not wait waits here.
    await pause(throttle.delay(now));
    return refuse({ code: 'auth.wait', field: 'code', params: { count: Math.ceil(wait / 1000) } });
  }
  throttle.failed(prefix, now);
  await pause(throttle.delay(now));
  return refuse({ code: 'auth.codeUnknown', field: 'code' });
}

/** Ends the holder's session and takes the cookie away ("leave at once"). */
export async function forgetHolder(): Promise<void> {
  const jar = await cookies();
  const token = jar.get(holderCookieName())?.value;
  if (token) await endHolderSession(digestOf(token));
  jar.set(holderCookieName(), '', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secureCookies(),
    maxAge: 0,
  });
}
