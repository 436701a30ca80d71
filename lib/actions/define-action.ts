import 'server-only';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { notFound, redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { NotFoundError } from '@/lib/db/errors';
import { keepUnsent } from '@/lib/actions/unsent-form';
import { problemsOf, typedFields, type TypedFields } from '@/lib/actions/read-form';
import { getActor } from '@/lib/auth/actor';
import { getHolder } from '@/lib/auth/holder';
import { requestedPath } from '@/lib/auth/source';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { env } from '@/lib/config/env';
import { localPathOr } from '@/lib/config/paths';
import { PUBLIC_ACTOR, type Actor, type ActorKind, type ActorOf } from '@/lib/domain/case/actor';
import type { ActionState } from '@/lib/domain/shared/action-state';
import type { Outcome, Problem } from '@/lib/domain/shared/outcome';
import { logFault } from '@/lib/log';

/** Kinds of actor that can send a form; the operator sits at the command line. */
export type FormActorKind = Exclude<ActorKind, 'OPERATOR'>;

/** What follows a success: pages to show anew, then another page, or this one with a message (key of the catalogues). */
export type Done = {
  readonly redirectTo?: string;
  readonly revalidate?: readonly string[];
  readonly done?: string;
  /** Shown in the form again, beside what was typed: a one-time link, say. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
  /** What of it was refused, where the rest was done. */
  readonly problems?: readonly Problem[];
};

export type ActionDefinition<S extends z.ZodType, K extends FormActorKind> = {
  readonly schema: S;
  /** Who may send it. Anyone else is told that there is no such thing, or to sign in. */
  readonly allowed: readonly K[];
  /** Fields that are never sent back to the page. */
  readonly secrets?: readonly string[];
  /** Acts. The form itself is passed for what a schema cannot hold (files). */
  readonly run: (actor: ActorOf<K>, input: z.output<S>, form: FormData) => Promise<Outcome<Done>>;
};

export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/**
 * Makes a server action, the one door for writes from pages: is it from our own page, who sent it, what does it say;
 * then `run`; then its answer as a state of the form. Refusals and conflicts come back with what was typed; what is
 * not there, or not the sender's, is a 404; a fault is logged once, under a reference id that the error page shows.
 */
export function defineAction<S extends z.ZodType, K extends FormActorKind>(
  definition: ActionDefinition<S, K>,
): FormAction {
  return async (_state, form) => {
    const { done, answer } = await attempt(definition, form);
    // Outside any try: redirect() and notFound() work by throwing.
    for (const path of done?.revalidate ?? []) revalidatePath(path);
    if (done?.redirectTo !== undefined) redirect(done.redirectTo);
    if (answer === 'NOT_FOUND') notFound();
    return answer;
  };
}

type Attempt = { readonly done?: Done; readonly answer: ActionState | 'NOT_FOUND' };

async function attempt<S extends z.ZodType, K extends FormActorKind>(
  definition: ActionDefinition<S, K>,
  form: FormData,
): Promise<Attempt> {
  const typed = typedFields(form, definition.secrets ?? []);
  try {
    const { actor, signedIn, cookieAuthority } = await senderOf(definition.allowed);
    if (!isSameOrigin(await headers(), { origin: env().origin, cookieAuthority })) {
      return { answer: { values: typed.shown, problems: [{ code: 'auth.otherSite' }] } };
    }
    if (!actor) {
      return signedIn ? { answer: 'NOT_FOUND' } : await answerNobody(definition, typed, form);
    }
    return await runOn(definition, actor, form, typed);
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof NotFoundError) return { answer: 'NOT_FOUND' };
    const reference = logFault(error, { during: 'action' });
    // Next keeps a digest that is already there, and shows it: the reader and the log name the same fault.
    throw Object.assign(new Error('action failed', { cause: error }), { digest: reference });
  }
}

/**
 * Nobody sent it: somebody whose session has ended. With scripts, what was typed stays on the page, so that it can be sent
 * again after signing in elsewhere. Without, the page is gone, and leads to sign-in before it could show anything: what
 * was typed is kept for a page of its own.
 */
async function answerNobody<S extends z.ZodType, K extends FormActorKind>(
  { allowed }: ActionDefinition<S, K>,
  typed: TypedFields,
  form: FormData,
): Promise<Attempt> {
  const asked = await headers();
  const path = localPathOr(requestedPath(asked), '');
  if (asked.has('next-action') || path === '')
    return { answer: { values: typed.shown, problems: [{ code: 'auth.signedOut' }] } };
  const isHolders = (allowed as readonly string[]).includes('RETURN_CODE_HOLDER');
  const place = { path, door: isHolders ? 'RETURN_CODE' : 'SIGN_IN' } as const;
  const hadFiles = [...form.values()].some((value) => typeof value !== 'string' && value.size > 0);
  return { done: { redirectTo: await keepUnsent(place, typed.shown, hadFiles) }, answer: null };
}

async function runOn<S extends z.ZodType, K extends FormActorKind>(
  definition: ActionDefinition<S, K>,
  actor: ActorOf<K>,
  form: FormData,
  typed: TypedFields,
): Promise<Attempt> {
  const parsed = definition.schema.safeParse(typed.all);
  if (!parsed.success) return { answer: { values: typed.shown, problems: problemsOf(parsed.error) } };
  const outcome = await definition.run(actor, parsed.data, form);
  if (!outcome.ok) {
    return outcome.kind === 'REFUSAL'
      ? { answer: { values: typed.shown, problems: outcome.problems } }
      : {
          answer: {
            values: outcome.values ?? typed.shown,
            problems: outcome.problems ?? [],
            conflict: { by: outcome.by, at: outcome.at, ...outcome.shown },
          },
        };
  }
  const { value } = outcome;
  return {
    done: value,
    answer: {
      values: value.values ?? {},
      problems: value.problems ?? [],
      ...(value.done === undefined ? {} : { done: value.done }),
    },
  };
}

type Sender<K extends FormActorKind> = {
  readonly actor: ActorOf<K> | null;
  readonly signedIn: boolean;
  /** Whether a cookie, which a browser sends along by itself, is what makes the sender somebody. */
  readonly cookieAuthority: boolean;
};

/** Who sent it, in the first of their capacities that is allowed: signed in, holding a return code, the public. */
async function senderOf<K extends FormActorKind>(allowed: readonly K[]): Promise<Sender<K>> {
  const fits = (actor: Actor | null): actor is ActorOf<K> =>
    actor !== null && (allowed as readonly string[]).includes(actor.kind);
  const actor = await getActor();
  const signedIn = actor !== null;
  if (fits(actor)) return { actor, signedIn, cookieAuthority: true };
  const holder = (allowed as readonly string[]).includes('RETURN_CODE_HOLDER') ? await getHolder() : null;
  if (fits(holder)) return { actor: holder, signedIn, cookieAuthority: true };
  return { actor: fits(PUBLIC_ACTOR) ? PUBLIC_ACTOR : null, signedIn, cookieAuthority: signedIn };
}
