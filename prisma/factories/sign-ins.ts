import { randomBytes } from 'node:crypto';
import { hashPassword } from '@/lib/auth/password';

/** A password nobody chose, and what an account keeps of it. Hashing is slow on purpose: one may serve several accounts. */
export async function madeUpPassword(): Promise<{
  readonly password: string;
  readonly passwordHash: string;
}> {
  const password = randomBytes(15).toString('base64url');
  return { password, passwordHash: await hashPassword(password) };
}
