'use client';

import { useTranslations } from 'next-intl';
import { KeyList } from '@/components/ui/keyboard';

const ROWS = 'a[data-row]';

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

const READING = {
  j: () => move(1),
  k: () => move(-1),
  '/': () => document.getElementById('filter-q')?.focus(),
};
const TICKING = { ...READING, x: tick };

/** The keys of a list. `ticks`: its rows can be ticked. */
export function WorklistKeys({ ticks }: { readonly ticks: boolean }) {
  const t = useTranslations('worklist.keys');
  return (
    <KeyList
      acts={ticks ? TICKING : READING}
      entries={[
        { keys: ['j', 'k'], does: t('move') },
        { keys: ['Enter'], does: t('open') },
        ...(ticks ? [{ keys: ['x'], does: t('tick') }] : []),
        { keys: ['/'], does: t('search') },
      ]}
    />
  );
}
