import 'server-only';
import { unsafeAtGate } from '@/lib/db/scope/as-actor';

/** What sign-in needs to know of an account. `passwordHash` is null until its holder has chosen a password. */
export type SignInAccount = {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly locale: string;
};

/** Finds an active account by its address (lower case); null where there is none, or it or its organisation is disabled. */
export function findSignInAccount(email: string): Promise<SignInAccount | null> {
  return unsafeAtGate((tx) =>
    tx.user.findFirst({
      where: {
        email,
        disabledAt: null,
        OR: [{ organisationId: null }, { organisation: { disabledAt: null } }],
      },
      select: { id: true, passwordHash: true, locale: true },
    }),
  );
}
