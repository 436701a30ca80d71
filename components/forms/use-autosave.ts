'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { adoptedTexts, type Texts } from '@/components/forms/adopted-texts';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** How long nothing is typed before what was typed is kept, and how long at most it waits while typing goes on; in ms. */
const PAUSE = 2_000;
const LONGEST_WAIT = 15_000;

/** A server action as a form knows it. */
export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** How the draft on the page stands on the server. */
export type Kept =
  | { readonly kind: 'AS_SENT' | 'HINDERED' | 'FAILED' }
  | { readonly kind: 'CONFLICT'; readonly by: string }
  | {
      readonly kind: 'SAVED';
      readonly at: string;
      readonly merged: { readonly by: string; readonly fields: readonly string[] } | null;
    };

type Autosave = {
  readonly kept: Kept;
  /** The version that the fields on the page were made from or last kept as. */
  readonly version: number;
  /** Texts that came in from others, for fields to be made anew with; `round` counts such times. */
  readonly adopted: { readonly values: Texts; readonly round: number } | null;
};

/**
 * Keeps what is written in a form while it is written. Nothing is kept while `isPaused`: the writer then has something to
 * choose or to mend first.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  {
    keepBy,
    version,
    isPaused,
  }: { readonly keepBy: FormAction; readonly version: number; readonly isPaused: boolean },
) {
  const [saved, setSaved] = useState<Autosave>({ kept: { kind: 'AS_SENT' }, version, adopted: null });
  const standing = Math.max(version, saved.version);
  const latest = useRef({ standing, isPaused });
  useEffect(() => {
    latest.current = { standing, isPaused };
  });
  const timer = useRef<{ readonly id: number; readonly since: number } | null>(null);
  const onItsWay = useRef<Promise<void> | null>(null);

  const keep = async (): Promise<void> => {
    timer.current = null;
    if (form.current === null || latest.current.isPaused) return;
    const sent = new FormData(form.current);
    sent.set('expectedVersion', String(latest.current.standing));
    const answer = await send(keepBy, sent);
    if (answer === null) tryAgain();
    const adopted = mergedIn(answer) ? adoptedTexts(answer.values, sent, new FormData(form.current)) : null;
    const takeIn = (): void => {
      setSaved((before) => {
        const isTouched = mergedIn(answer) && adopted === null;
        return {
          kept: keptAs(answer),
          // Where the writer went on in a part that another had changed, the older version stays the one to merge from.
          version: isTouched ? before.version : Math.max(before.version, versionIn(answer)),
          adopted:
            adopted === null ? before.adopted : { values: adopted, round: (before.adopted?.round ?? 0) + 1 },
        };
      });
    };
    if (adopted === null) flushSync(takeIn);
    else keepingFocus(() => flushSync(takeIn));
  };

  const start = (): void => {
    if (onItsWay.current !== null) return;
    onItsWay.current = keep().finally(() => {
      onItsWay.current = null;
    });
  };

  const due = (): void => {
    // What is on its way was typed before this.
    if (onItsWay.current === null) start();
    else void onItsWay.current.then(start);
  };

  const changed = (): void => {
    const now = Date.now();
    const since = timer.current?.since ?? now;
    if (timer.current !== null) window.clearTimeout(timer.current.id);
    const wait = Math.max(0, Math.min(PAUSE, since + LONGEST_WAIT - now));
    timer.current = { id: window.setTimeout(due, wait), since };
  };

  const tryAgain = (): void => {
    timer.current ??= { id: window.setTimeout(due, LONGEST_WAIT), since: Date.now() };
  };

  /** Nothing more is kept by itself; answers once what is on its way has arrived. */
  const settle = (): Promise<void> | null => {
    if (timer.current !== null) window.clearTimeout(timer.current.id);
    timer.current = null;
    return onItsWay.current;
  };

  useEffect(() => {
    /** What waits is kept at once: the page may be gone soon, or the connection has come back. */
    const now = (): void => {
      if (timer.current === null) return;
      window.clearTimeout(timer.current.id);
      due();
    };
    const leaving = (): void => {
      if (document.visibilityState === 'hidden') now();
    };
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('online', now);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('online', now);
    };
  });
  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current.id);
    },
    [],
  );

  return { kept: saved.kept, adopted: saved.adopted, version: standing, changed, settle };
}

/** The server's answer; null where none came. */
async function send(keepBy: FormAction, form: FormData): Promise<ActionState> {
  try {
    return await keepBy(null, form);
  } catch {
    return null;
  }
}

const first = (value: string | readonly string[] | undefined): string => [value ?? ''].flat()[0] ?? '';

function mergedIn(answer: ActionState): answer is NonNullable<ActionState> {
  return answer?.values['mergedFields'] !== undefined && answer.values['savedAt'] !== undefined;
}

function versionIn(answer: ActionState): number {
  return answer?.values['savedAt'] === undefined ? 0 : Number(first(answer.values['expectedVersion']));
}

function keptAs(answer: ActionState): Kept {
  if (answer === null) return { kind: 'FAILED' };
  if (answer.conflict) return { kind: 'CONFLICT', by: answer.conflict.by };
  if (answer.problems.length > 0) return { kind: 'HINDERED' };
  const merged = mergedIn(answer)
    ? { by: first(answer.values['mergedBy']), fields: [answer.values['mergedFields'] ?? []].flat() }
    : null;
  return { kind: 'SAVED', at: first(answer.values['savedAt']), merged };
}

/** Fields that are made anew lose the cursor: it goes back to where it was. */
function keepingFocus(remake: () => void): void {
  const { activeElement } = document;
  const id = activeElement?.id ?? '';
  const isText = activeElement instanceof HTMLTextAreaElement;
  const at = isText ? ([activeElement.selectionStart, activeElement.selectionEnd] as const) : null;
  remake();
  const again = id === '' ? null : document.getElementById(id);
  again?.focus({ preventScroll: true });
  if (again instanceof HTMLTextAreaElement && at !== null) again.setSelectionRange(...at);
}
