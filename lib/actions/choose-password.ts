'use server';

import { defineAction } from '@/lib/actions/define-action';
import { hashPassword } from '@/lib/auth/password';
import { resetCodeHash } from '@/lib/auth/reset-code';
import { isResetOpen, setPassword } from '@/lib/db/commands/set-password';
import { refuse, success } from '@/lib/domain/shared/outcome';
import { passwordChoice } from '@/lib/schemas/password';

/** Uses up a one-time code to set a password. */
export const choosePasswordAction = defineAction({
  schema: passwordChoice,
  allowed: ['PUBLIC'],
  secrets: ['password', 'passwordAgain'],
  async run(_public, { code, password }) {
    const codeHash = resetCodeHash(code);
    if (codeHash === null) return refuse({ code: 'auth.codeMistyped', field: 'code' });
    // Looked up before the password is hashed: hashing is costly, and a code of 120 random bits is not guessed.
    if (!(await isResetOpen(codeHash))) return refuse({ code: 'auth.resetInvalid', field: 'code' });
    const set = await setPassword(codeHash, await hashPassword(password));
    return set.ok ? success({ done: 'auth.passwordChosen' }) : set;
  },
});
