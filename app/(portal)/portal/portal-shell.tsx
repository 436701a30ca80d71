import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StaffShell } from '@/components/shell/staff-shell';
import { paths } from '@/lib/config/paths';
import type { ReporterActor } from '@/lib/domain/case/actor';

/** The pages of an organisation's members: their list and the way to send something new. */
export function PortalShell({
  actor,
  here,
  path,
  form,
  children,
}: {
  readonly actor: ReporterActor;
  readonly here: 'list' | 'new' | null;
  readonly path: string;
  /** A form that goes on in another language with all that was typed into it. */
  readonly form?: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations('portal');
  const links = [
    { href: paths.portal(), label: t('title'), here: here === 'list' },
    { href: paths.portalReport(), label: t('new'), here: here === 'new' },
  ];
  return (
    <StaffShell
      groups={[{ heading: t('heading'), links }]}
      person={{ name: actor.name, role: t('role') }}
      path={path}
      ledger={null}
      {...(form === undefined ? {} : { form })}
    >
      {children}
    </StaffShell>
  );
}
