'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Keys } from '@/components/ui/filter';

const ROWS = 'a[data-row]';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog') !== null
  );
}

/** Moves from row to row; the row one stands on is framed and its link has the focus, so Enter opens it. */
function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(ROWS)];
  const row = document.activeElement?.closest('tr');
  const here = links.findIndex((link) => link.closest('tr') === row);
  const next = links[here === -1 ? (step === 1 ? 0 : links.length - 1) : here + step];
  if (!next) return;
  for (const row of document.querySelectorAll('tr.is-here')) row.classList.remove('is-here');
  next.closest('tr')?.classList.add('is-here');
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** Ticks the row one stands on, or takes the tick away. */
function tick(): void {
  document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[data-tick]')?.click();
}

/** The keys of a list, for those who use them; the page works the same without. `ticks`: its rows can be ticked. */
export function WorklistKeys({ ticks }: { readonly ticks: boolean }) {
  const t = useTranslations('worklist.keys');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const acts: Readonly<Record<string, () => void>> = {
        j: () => move(1),
        k: () => move(-1),
        ...(ticks ? { x: tick } : {}),
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
  }, [ticks]);
  const keys = [
    { keys: ['j', 'k'], does: t('move') },
    { keys: ['Enter'], does: t('open') },
    ...(ticks ? [{ keys: ['x'], does: t('tick') }] : []),
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
