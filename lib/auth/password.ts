import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default kind) at OWASP's first recommendation: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longer than any password that can be chosen (lib/schemas/password.ts). */
const LONGEST_PASSWORD = 1000;

/** Hashes a password for storing. The password is compared in Unicode's NFKC form, whatever keyboard typed it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password is the account's. With no stored hash (no such account, or no password chosen yet) it does the
 * same work against a hash of nothing anyone has, and answers false: time does not tell whether an account exists.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const release = await turn();
  try {
    nobodysHash ??= hashPassword(crypto.randomUUID());
    const matches = await verify(
      stored ?? (await nobodysHash),
      password.slice(0, LONGEST_PASSWORD).normalize('NFKC'),
    );
    return stored !== null && matches;
  } finally {
    release();
  }
}

/** Verifications at one time: each takes 19 MiB and a core, so a flood queues instead of taking the machine down. */
const AT_ONCE = 4;
const waiting: (() => void)[] = [];
let running = 0;

async function turn(): Promise<() => void> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  return () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
}
