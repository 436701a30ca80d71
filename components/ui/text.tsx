import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** A reference, code or coordinate: Latin, left to right in every language. */
export function Reference({ children }: { readonly children: ReactNode }) {
  return (
    <bdi dir="ltr" className="ref">
      {children}
    </bdi>
  );
}

/** A hash: monospaced, left to right, broken where it must. */
export function Hash({ children }: { readonly children: string }) {
  return (
    <bdi dir="ltr" className="hash">
      {children}
    </bdi>
  );
}

/** What stands between the things of a list, in the reader's own script. */
export function Comma() {
  return useTranslations('common')('comma');
}

/** A place in both scripts, first in the one that the page is read in. */
export function PlaceName({
  latin,
  original,
  fallback,
}: {
  readonly latin: string | null;
  readonly original: string | null;
  readonly fallback: string;
}) {
  const locale = useLocale();
  const [first, second] = inReadingOrder(locale, latin, original);
  if (first === null) return <span className="ns">{fallback}</span>;
  return (
    <>
      <bdi dir="auto">{first}</bdi>
      {second !== null && (
        <>
          {' '}
          <bdi dir="auto" className="place-o">
            {second}
          </bdi>
        </>
      )}
    </>
  );
}

/** The names a place has, the one that readers of the language know it by first. */
export function inReadingOrder(
  locale: string,
  latin: string | null,
  original: string | null,
): readonly [first: string | null, second: string | null] {
  const names = (locale === 'ar' ? [original, latin] : [latin, original]).filter((name) => name);
  return [names[0] ?? null, names[1] ?? null];
}

/** People harmed: a range aligned on its dash, one number, or the words for "not stated". Digits as they come. */
export function RangeFigure({
  text,
  notStated,
}: {
  readonly text: string | null;
  readonly notStated: string;
}) {
  if (text === null) return <span className="ns">{notStated}</span>;
  const [low, high] = text.split('–');
  if (high === undefined) return <span className="rg-one">{low}</span>;
  return (
    <span className="rg">
      <span>{low}</span>
      <span>–</span>
      <span>{high}</span>
    </span>
  );
}

/** A short word in a frame. */
export function Tag({
  children,
  strong = false,
}: {
  readonly children: ReactNode;
  readonly strong?: boolean;
}) {
  return <span className={strong ? 'tag tag-strong' : 'tag'}>{children}</span>;
}

/** A remark beside the matter; amber only for what is late or unread. */
export function Note({
  children,
  amber = false,
}: {
  readonly children: ReactNode;
  readonly amber?: boolean;
}) {
  return <div className={amber ? 'note note-amber' : 'note'}>{children}</div>;
}

/** Names and values in two columns. */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly term: ReactNode; readonly value: ReactNode }[];
}) {
  return (
    <dl className="facts">
      {items.map(({ term, value }, n) => (
        <FactRow key={n} term={term} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ term, value }: { readonly term: ReactNode; readonly value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
