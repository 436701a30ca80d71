import Link from 'next/link';
import type { ReactNode } from 'react';

export type View = {
  readonly key: string;
  readonly href: string;
  readonly label: ReactNode;
  readonly count?: string;
};

/** Views of one list, each with its count. */
export function Views({
  label,
  views,
  current,
}: {
  readonly label: string;
  readonly views: readonly View[];
  readonly current: string;
}) {
  return (
    <nav className="views" aria-label={label}>
      {views.map((view) => (
        <Link
          key={view.key}
          href={view.href}
          prefetch={false}
          aria-current={view.key === current ? 'page' : undefined}
        >
          {view.label} {view.count !== undefined && <b>{view.count}</b>}
        </Link>
      ))}
    </nav>
  );
}

/** Where one is in a list, and the ways on and back. */
export function Pager({
  position,
  previous,
  next,
  children,
}: {
  readonly position: ReactNode;
  readonly previous?: { readonly href: string; readonly label: ReactNode } | null;
  readonly next?: { readonly href: string; readonly label: ReactNode } | null;
  readonly children?: ReactNode;
}) {
  return (
    <div className="pager">
      <span>{position}</span>
      <span className="btn-row">
        {previous && (
          <Link href={previous.href} rel="prev" prefetch={false}>
            {previous.label}
          </Link>
        )}
        {next && (
          <Link href={next.href} rel="next" prefetch={false}>
            {next.label}
          </Link>
        )}
      </span>
      {children && <span>{children}</span>}
    </div>
  );
}
