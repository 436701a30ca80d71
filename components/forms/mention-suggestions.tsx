'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

export type Person = { readonly value: string; readonly label: string };

/** What is being typed after an @ before the caret, and where the @ stands; null where nobody is being named. */
export function nameBeingTyped(
  text: string,
  caret: number,
): { readonly at: number; readonly start: string } | null {
  const found = /(^|[\s(«“])@([\p{L}\p{M}’'-]*)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const start = found[2] ?? '';
  return { at: caret - start.length - 1, start };
}

/** People of whom a name begins with what was typed. */
export function peopleCalled(people: readonly Person[], start: string): readonly Person[] {
  const sought = start.toLocaleLowerCase();
  return people
    .filter(({ label }) =>
      label
        .toLocaleLowerCase()
        .split(/\s+/)
        .some((name) => name.startsWith(sought)),
    )
    .slice(0, 6);
}

/**
 * Wraps a text of a form that has a list of check boxes for people: typing @ in the text offers the people, and choosing
 * one writes the name and ticks the box. The boxes alone say who is meant; without JavaScript they are ticked by hand.
 */
export function MentionSuggestions({
  text,
  boxes,
  people,
  children,
}: {
  /** The name of the text. */
  readonly text: string;
  /** The name of the check boxes. */
  readonly boxes: string;
  readonly people: readonly Person[];
  readonly children: ReactNode;
}) {
  const t = useTranslations('common.mention');
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [offer, setOffer] = useState<{ people: readonly Person[]; here: number; at: number } | null>(null);
  const offered = useRef(offer);
  useEffect(() => {
    offered.current = offer;
  }, [offer]);

  useEffect(() => {
    const area = frame.current?.querySelector<HTMLTextAreaElement>(`textarea[name="${text}"]`);
    if (!area) return;
    const look = (): void => {
      const typed = nameBeingTyped(area.value, area.selectionEnd);
      const found = typed === null ? [] : peopleCalled(people, typed.start);
      setOffer(typed === null || found.length === 0 ? null : { people: found, here: 0, at: typed.at });
    };
    const onKey = (event: KeyboardEvent): void => {
      const now = offered.current;
      if (now === null) return;
      const move = (step: number): void =>
        setOffer({ ...now, here: (now.here + step + now.people.length) % now.people.length });
      const person = now.people[now.here];
      if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp') move(-1);
      else if (event.key === 'Escape') setOffer(null);
      else if (event.key === 'Enter' && person) {
        mention(frame.current, { text, boxes, person, at: now.at });
        setOffer(null);
      } else return;
      event.preventDefault();
    };
    const leave = (): void => setOffer(null);
    area.addEventListener('input', look);
    area.addEventListener('keydown', onKey);
    area.addEventListener('blur', leave);
    return () => {
      area.removeEventListener('input', look);
      area.removeEventListener('keydown', onKey);
      area.removeEventListener('blur', leave);
    };
  }, [people, text, boxes]);

  useEffect(() => {
    const area = frame.current?.querySelector(`textarea[name="${text}"]`);
    area?.setAttribute('aria-autocomplete', 'list');
    if (offer) area?.setAttribute('aria-activedescendant', `${id}-${offer.here}`);
    else area?.removeAttribute('aria-activedescendant');
  }, [offer, text, id]);

  return (
    <div ref={frame} className="mention">
      {children}
      <p role="status" className="vh">
        {offer && t('offered', { count: offer.people.length })}
      </p>
      {offer && (
        <ul className="mention-list" role="listbox" id={id} aria-label={t('label')}>
          {offer.people.map((person, n) => (
            <li
              key={person.value}
              id={`${id}-${n}`}
              role="option"
              aria-selected={n === offer.here}
              // Before the text loses the focus, and with it the list.
              onPointerDown={(event) => {
                event.preventDefault();
                mention(frame.current, { text, boxes, person, at: offer.at });
                setOffer(null);
              }}
            >
              <bdi>{person.label}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Naming = {
  readonly text: string;
  readonly boxes: string;
  readonly person: Person;
  readonly at: number;
};

/** Writes the name where the @ stands, and ticks the person's box. */
function mention(frame: HTMLElement | null, { text, boxes, person, at }: Naming): void {
  const area = frame?.querySelector<HTMLTextAreaElement>(`textarea[name="${text}"]`);
  const all = frame?.closest('form')?.querySelectorAll<HTMLInputElement>(`input[name="${boxes}"]`) ?? [];
  const box = [...all].find(({ value }) => value === person.value);
  if (!area || !box) return;
  area.setRangeText(`@${person.label} `, at, area.selectionEnd, 'end');
  box.checked = true;
  area.focus();
}
