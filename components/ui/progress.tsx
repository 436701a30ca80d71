import type { ReactNode } from 'react';

/** Long work: how far it is, in words and as a bar. `done` and `of` count the same things. */
export function Progress({
  label,
  done,
  of,
  children,
}: {
  readonly label: string;
  readonly done: number;
  readonly of: number;
  /** What it is doing, and that it goes on when the page is left. */
  readonly children: ReactNode;
}) {
  return (
    <div className="progress">
      <div className="small">{children}</div>
      <progress className="bar" aria-label={label} value={done} max={Math.max(1, of)} />
    </div>
  );
}

/** Something is being fetched; the words say what and how long it may take. */
export function LoadingBlock({
  title,
  children,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="state" aria-busy="true" role="status">
      <p className="state-h">{title}</p>
      {children}
      <span className="skel skel-1" />
      <span className="skel skel-2" />
      <span className="skel skel-3" />
    </div>
  );
}
