'use client';

import { useTranslations } from 'next-intl';
import { KeyList } from '@/components/ui/keyboard';

/** The heading of each part, in the order of the page. */
const headings = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.case-grid section[id] h2'),
];

/** Goes to a heading and reads on from there. */
function goTo(heading: HTMLElement | undefined): void {
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}

function move(step: 1 | -1): void {
  const all = headings();
  const here = all.findIndex((heading) => heading === document.activeElement);
  goTo(all[here === -1 ? (step === 1 ? 0 : all.length - 1) : here + step]);
}

const ACTS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => document.querySelector<HTMLElement>('#act a, #act button')?.focus(),
  h: () => goTo(headings().find((heading) => heading.closest('section')?.id === 'history')),
  n: () => goTo(headings().find((heading) => heading.closest('section')?.id === 'notes')),
};

/** The keys of a case: from part to part, to what can be done, to the notes and the history. */
export function CaseKeys() {
  const t = useTranslations('casePage.keys');
  return (
    <KeyList
      acts={ACTS}
      entries={[
        { keys: ['j', 'k'], does: t('move') },
        { keys: ['a'], does: t('act') },
        { keys: ['n'], does: t('notes') },
        { keys: ['h'], does: t('history') },
      ]}
    />
  );
}
