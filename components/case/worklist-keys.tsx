'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Keys } from '@/components/ui/filter';

const ROWS = 'a[data-row]';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], dialog') !== null
  );
}

/** Moves from row to row; the row one stands on is framed and its link has the focus, so Enter opens it. */
function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(ROWS)];
  const here = links.findIndex((link) => link === document.activeElement);
  const next = links[here === -1 ? (step === 1 ? 0 : links.length - 1) : here + step];
  if (!next) return;
  for (const row of document.querySelectorAll('tr.is-here')) row.classList.remove('is-here');
  next.closest('tr')?.classList.add('is-here');
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** The keys of a list, for those who use them; the page works the same without. */
export function WorklistKeys() {
  const t = useTranslations('worklist.keys');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const acts: Readonly<Record<string, () => void>> = {
        j: () => move(1),
        k: () => move(-1),
        '/': () => document.getElementById('filter-q')?.focus(),
        '?': () => dialog.current?.showModal(),
      };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const keys = [
    { keys: ['j', 'k'], does: t('move') },
    { keys: ['Enter'], does: t('open') },
    { keys: ['/'], does: t('search') },
    { keys: ['?'], does: t('all') },
  ];
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
