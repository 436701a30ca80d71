'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** A link of the rail. A layout outlives the pages in it, so with `covers` the address says where the reader is. */
export function RailAnchor({
  href,
  here,
  covers,
  children,
}: {
  readonly href: string;
  readonly here: boolean;
  /** The addresses that the pages behind it begin with. */
  readonly covers?: readonly string[];
  readonly children: ReactNode;
}) {
  const at = usePathname();
  const isHere =
    here || (covers !== undefined && (at === href || covers.some((path) => at.startsWith(path))));
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  );
}
