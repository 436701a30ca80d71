import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { digestOf } from '@/lib/auth/digest';
import { sessionCookieName, unsealToken } from '@/lib/auth/session-cookie';
import { requestedPath } from '@/lib/auth/source';
import { localPathOr, paths } from '@/lib/config/paths';
import { resolveSession } from '@/lib/db/queries/resolve-session';
import type { ActorOf, ReporterActor, StaffActor } from '@/lib/domain/case/actor';

/** Somebody with an account. */
export type SignedIn = StaffActor | ReporterActor;
export type SignedInKind = SignedIn['kind'];

/**
 * Who sent this request, looked up in the database (once a request): null for nobody. A session that was ended, an
 * account that was disabled, a role that was changed count from this very request on.
 */
export const getActor = cache(async (): Promise<SignedIn | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  if (!cookie) return null;
  const token = await unsealToken(cookie);
  return token === null ? null : resolveSession(digestOf(token));
});

/**
 * The signed-in person, if of one of these kinds; of any kind where none is named. Nobody: to the sign-in page, which
 * leads back here. Another kind: as if the page did not exist.
 */
export async function requireActor<K extends SignedInKind>(...kinds: readonly K[]): Promise<ActorOf<K>> {
  const actor = await getActor();
  if (!actor) redirect(paths.signIn(localPathOr(requestedPath(await headers()), '')));
  if (kinds.length > 0 && !isOfKind(actor, kinds)) notFound();
  return actor as ActorOf<K>;
}

/** Whether a signed-in person is of one of these kinds. */
export function isOfKind<K extends SignedInKind>(
  actor: SignedIn,
  kinds: readonly K[],
): actor is ActorOf<K> & SignedIn {
  return (kinds as readonly string[]).includes(actor.kind);
}

/** Where a person's work begins. */
export function homeOf(actor: Pick<SignedIn, 'kind'>): string {
  if (actor.kind === 'REPORTER') return paths.portal();
  return actor.kind === 'ADMIN' ? paths.admin() : paths.cases();
}
