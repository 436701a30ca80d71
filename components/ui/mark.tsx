import type { ReactNode } from 'react';

/** Shapes drawn as SVG, since the typefaces lack them. A circle is open and fills; a square is completed. */
const SHAPES = {
  received: <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  initial: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 8V1.5A6.5 6.5 0 0 1 14.5 8Z" fill="currentColor" />
    </>
  ),
  credibility: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13Z" fill="currentColor" />
    </>
  ),
  investigation: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <circle cx="8" cy="8" r="3.2" fill="currentColor" />
    </>
  ),
  awaiting: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 8V1.5A6.5 6.5 0 1 1 1.5 8Z" fill="currentColor" />
    </>
  ),
  credible: <rect x="2" y="2" width="12" height="12" fill="currentColor" />,
  nonCredible: (
    <rect x="2.5" y="2.5" width="11" height="11" fill="none" stroke="currentColor" strokeWidth="1.6" />
  ),
  duplicate: (
    <>
      <rect x="5.5" y="1.5" width="9" height="9" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <rect x="1.5" y="5.5" width="9" height="9" fill="currentColor" />
    </>
  ),
  screenedOut: (
    <>
      <rect
        x="2.4"
        y="2.4"
        width="11.2"
        height="11.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeDasharray="2.6 2"
      />
      <path d="M3 13 13 3" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  late: <path d="M8 1.5 15 14.5H1Z" fill="currentColor" />,
  unread: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  tick: <path d="m2 8.5 4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2" />,
  cross: <path d="m3 3 10 10M13 3 3 13" fill="none" stroke="currentColor" strokeWidth="2" />,
  arrow: <path d="M1 8h13M9 3l5 5-5 5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  seatTaken: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" fill="currentColor" />
      <path d="m4 8.5 3 3 5-7" fill="none" stroke="var(--color-paper)" strokeWidth="1.8" />
    </>
  ),
  seatEmpty: (
    <rect
      x="1.8"
      y="1.8"
      width="12.4"
      height="12.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.7 2"
    />
  ),
  warning: (
    <>
      <rect width="16" height="16" fill="currentColor" />
      <path d="M8 3v6.4M8 11.2v2.2" stroke="var(--color-paper)" strokeWidth="2.2" />
    </>
  ),
  missing: (
    <>
      <rect x="1.4" y="1.4" width="13.2" height="13.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 4v4.8M8 10.4v2" stroke="currentColor" strokeWidth="1.9" />
    </>
  ),
  sealed: (
    <>
      <rect x="2.3" y="7" width="11.4" height="8" fill="currentColor" />
      <path d="M4.8 7V4.9a3.2 3.2 0 0 1 6.4 0V7" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  ascending: <path d="M8 3 14 13H2Z" fill="currentColor" />,
  descending: <path d="M8 13 2 3h12Z" fill="currentColor" />,
} as const satisfies Record<string, ReactNode>;

export type MarkName = keyof typeof SHAPES;

/** A small shape beside words; it never stands for them. `turns`: it points, and turns round in right-to-left text. */
export function Mark({ name, turns = false }: { readonly name: MarkName; readonly turns?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={turns ? 'ic ic-dir' : 'ic'}>
      {SHAPES[name]}
    </svg>
  );
}

/** A status or other word with its shape. */
export function Marked({ name, children }: { readonly name: MarkName; readonly children: ReactNode }) {
  return (
    <span className="st">
      <Mark name={name} />
      <span>{children}</span>
    </span>
  );
}

/** Late or unread: amber shape and words, and nothing else in amber. */
export function Flag({ kind, children }: { readonly kind: 'late' | 'unread'; readonly children: ReactNode }) {
  return (
    <span className="flag">
      <Mark name={kind} />
      <span>{children}</span>
    </span>
  );
}
