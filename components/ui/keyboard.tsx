'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, type RefObject } from 'react';
import { Keys } from '@/components/ui/filter';

/** A key, or several, and what they do, in the reader's words. */
export type KeyEntry = { readonly keys: readonly string[]; readonly does: string };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog') !== null
  );
}

/** Does what a page's keys say, except while somebody types; `?` opens the list. `acts` must be the same each time. */
export function useKeys(
  acts: Readonly<Record<string, () => void>>,
  list: RefObject<HTMLDialogElement | null>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = event.key === '?' ? () => list.current?.showModal() : acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [acts, list]);
}

/** The keys of a page, for those who use them: in a line, and on `?` in a list. The page works the same without. */
export function KeyList({
  entries,
  acts,
}: {
  readonly entries: readonly KeyEntry[];
  readonly acts: Readonly<Record<string, () => void>>;
}) {
  const t = useTranslations('common.keys');
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys(acts, dialog);
  const keys = [...entries, { keys: ['?'], does: t('all') }];
  return (
    <>
      <Keys keys={keys} />
      <dialog ref={dialog} className="dialog" aria-labelledby="keys-title">
        <h3 id="keys-title">{t('title')}</h3>
        <dl className="facts">
          {keys.map((entry) => (
            <div key={entry.keys.join()} className="contents">
              <dt>
                {entry.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{entry.does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="btn-row">
          <button className="btn">{t('close')}</button>
        </form>
      </dialog>
    </>
  );
}
