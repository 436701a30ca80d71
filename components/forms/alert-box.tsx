'use client';

import { useEffect, useRef, type ReactNode } from 'react';

/** A framed message that takes the focus whenever a form comes back with something new to say. */
export function AlertBox({
  labelledBy,
  news,
  children,
}: {
  readonly labelledBy: string;
  /** What it reports; a new object is new news. */
  readonly news: object;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [news]);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="summary-error" aria-labelledby={labelledBy}>
      {children}
    </div>
  );
}
