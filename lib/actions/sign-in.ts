'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/actions/define-action';
import { homeOf } from '@/lib/auth/actor';
import { signIn } from '@/lib/auth/sign-in';
import { localPathOr } from '@/lib/config/paths';
import { success } from '@/lib/domain/shared/outcome';
import { credentials } from '@/lib/schemas/account';

/** Signs in and leads to where the person wanted to go, or where their work begins. */
export const signInAction = defineAction({
  schema: credentials.extend({ to: z.string().optional() }),
  allowed: ['PUBLIC'],
  secrets: ['password'],
  async run(_public, { to, ...given }) {
    const begun = await signIn(given);
    if (!begun.ok) return begun;
    return success({ redirectTo: localPathOr(to, homeOf(begun.value)) });
  },
});
