import type { ReactNode } from 'react';

/**
 * Pages of people who work here. Each draws its own navigation (casework-shell.tsx), so that its counts are of the same
 * moment as the page, and each asks who is there: a layout is never the guard.
 */
export default function CaseworkLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
