import { CODE_RULES, SIGN_IN_RULES, Throttle } from '@/lib/auth/throttle';

const kept = globalThis as typeof globalThis & {
  attestThrottles?: { readonly signIn: Throttle; readonly code: Throttle };
};

/** This process's counts of failed guesses; one each, also across hot reloads and the server's bundles. */
export function throttles(): { readonly signIn: Throttle; readonly code: Throttle } {
  kept.attestThrottles ??= { signIn: new Throttle(SIGN_IN_RULES), code: new Throttle(CODE_RULES) };
  return kept.attestThrottles;
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, ms));
}
