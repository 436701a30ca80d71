import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RailAnchor } from '@/components/shell/rail-anchor';
import { LanguageLinks } from '@/components/shell/public-shell';
import { Brand } from '@/components/ui/brand';
import { paths } from '@/lib/config/paths';

export type RailLink = {
  readonly href: string;
  readonly label: string;
  readonly count?: string;
  /** What is new behind it, in words. */
  readonly news?: string;
  readonly here?: boolean;
  /** Where the pages behind it lie, when it is the address that tells whether the reader is there. */
  readonly covers?: readonly string[];
};
export type RailGroup = { readonly heading: string; readonly links: readonly RailLink[] };

type Given = {
  readonly groups: readonly RailGroup[];
  readonly person: { readonly name: string; readonly role: string };
  readonly path: string;
  /** Where the ledger stands, as text; null where the reader has no part in it. */
  readonly ledger: string | null;
  /** A form that goes on in another language with all that was typed into it. */
  readonly form?: string;
  readonly children: ReactNode;
};

/** The pages of people who work here: a quiet rail with counts, folded away on a phone, and the ground beside it. */
export function StaffShell({ groups, person, path, ledger, form, children }: Given) {
  const t = useTranslations('nav');
  const foot = (
    <>
      <p>
        <bdi>{person.name}</bdi>
        <br />
        {person.role}
      </p>
      <form action={paths.signOut()} method="post">
        <button className="btn-link">{t('signOut')}</button>
      </form>
      <LanguageLinks path={path} {...(form === undefined ? {} : { form })} />
      {ledger !== null && <p>{ledger}</p>}
    </>
  );
  return (
    <div className="staff">
      <header className="rail">
        <Brand href={paths.front()} />
        <nav aria-label={t('main')} className="rail-wide">
          <RailGroups groups={groups} />
        </nav>
        <div className="rail-foot">{foot}</div>
        <details className="rail-fold">
          <summary className="btn btn-sm">{t('menu')}</summary>
          <nav aria-label={t('menu')}>
            <RailGroups groups={groups} />
            <div className="rail-fold-foot">{foot}</div>
          </nav>
        </details>
      </header>
      <main className="work" id="main">
        {children}
      </main>
    </div>
  );
}

function RailGroups({ groups }: { readonly groups: readonly RailGroup[] }) {
  return groups.map((group) => (
    <div key={group.heading}>
      <p className="rail-h">{group.heading}</p>
      <ul>
        {group.links.map((link) => (
          <li key={link.href}>
            <RailAnchor
              href={link.href}
              here={link.here ?? false}
              {...(link.covers ? { covers: link.covers } : {})}
            >
              {link.label}
              {link.news !== undefined && <b className="news">{link.news}</b>}
              {link.count !== undefined && <span>{link.count}</span>}
            </RailAnchor>
          </li>
        ))}
      </ul>
    </div>
  ));
}
