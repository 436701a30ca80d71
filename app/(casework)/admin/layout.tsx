import type { ReactNode } from 'react';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { getActor } from '@/lib/auth/actor';

/** Draws the navigation; the pages themselves ask who is there. */
export default async function Layout({ children }: { readonly children: ReactNode }) {
  const actor = await getActor();
  if (actor === null) return children;
  return (
    <CaseworkShell actor={actor} here={null}>
      {children}
    </CaseworkShell>
  );
}
