import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { countText } from '@/components/case/count-text';
import { StaffShell, type RailGroup, type RailLink } from '@/components/shell/staff-shell';
import type { SignedIn } from '@/lib/auth/actor';
import { requestedPath } from '@/lib/auth/source';
import { localPathOr, paths } from '@/lib/config/paths';
import { getRailCounts, type RailCounts } from '@/lib/db/queries/worklist-counts';
import type { StaffActor } from '@/lib/domain/case/actor';
import { readsLedger } from '@/lib/domain/ledger/act';
import { isPersonal, viewsFor, type WorklistView } from '@/lib/domain/case/worklist';
import { formatNumber } from '@/lib/i18n/format';

/** Which of the rail's links the page stands behind. */
export type RailPlace = WorklistView | 'log' | 'delegations' | 'historic' | 'figures' | 'ledger' | null;

/**
 * The pages of people who work here, with the navigation and its counts. It draws and guards nothing: each page asks who
 * is there. `counts` may be given by a page that has read them already.
 */
export async function CaseworkShell({
  actor,
  here,
  counts,
  children,
}: {
  readonly actor: SignedIn;
  readonly here: RailPlace;
  readonly counts?: RailCounts;
  readonly children: ReactNode;
}) {
  const [t, roles, asked] = await Promise.all([
    getTranslations('worklist.rail'),
    getTranslations('enums.ActorKind'),
    headers(),
  ]);
  const isCaseworker = actor.kind === 'ANALYST' || actor.kind === 'SUPERVISOR' || actor.kind === 'AUDITOR';
  const read = isCaseworker ? (counts ?? (await getRailCounts(actor))) : null;
  const groups = read && isCaseworker ? await caseworkGroups(actor, here, read) : await otherGroups(actor);
  const ledger =
    read === null ? null : t('ledger', { size: formatNumber(await getLocale(), read.ledgerSize) });
  return (
    <StaffShell
      groups={groups}
      person={{ name: actor.name, role: roles(actor.kind) }}
      path={localPathOr(requestedPath(asked), paths.cases())}
      ledger={ledger}
    >
      {children}
    </StaffShell>
  );
}

async function caseworkGroups(
  actor: StaffActor,
  here: RailPlace,
  { counts, news }: RailCounts,
): Promise<readonly RailGroup[]> {
  const [t, views, figures, locale] = await Promise.all([
    getTranslations('worklist.rail'),
    getTranslations('worklist.views'),
    getTranslations('publication.staff'),
    getLocale(),
  ]);
  const shown = viewsFor(actor.kind).filter((view) => view !== 'reopened');
  const lists = await getTranslations('worklist');
  const links: RailLink[] = shown.map((view) => ({
    href: paths.cases({ view }),
    label: views(view),
    count: countText(locale, counts[view]),
    ...(isPersonal(view) && news[view] > 0 ? { news: lists('newInView', { count: news[view] }) } : {}),
    here: here === view,
  }));
  const log = { href: paths.logAllegation(), label: t('log'), here: here === 'log' };
  const delegations = { href: paths.delegations(), label: t('delegations'), here: here === 'delegations' };
  return [
    { heading: t('cases'), links: [...links, ...(actor.kind === 'ANALYST' ? [log] : []), delegations] },
    {
      heading: t('publish'),
      links: [
        { href: paths.historicBatches(), label: t('historic'), here: here === 'historic' },
        { href: paths.statedFigures(), label: figures('title'), here: here === 'figures' },
        { href: paths.publications(), label: t('publications') },
      ],
    },
    ...(readsLedger(actor)
      ? [
          {
            heading: t('watch'),
            links: [{ href: paths.ledger(), label: t('acts'), here: here === 'ledger' }],
          },
        ]
      : []),
  ];
}

async function otherGroups(actor: SignedIn): Promise<readonly RailGroup[]> {
  const t = await getTranslations('worklist.rail');
  if (actor.kind !== 'ADMIN') return [];
  const links = [
    { href: paths.admin(), label: t('waiting'), covers: [paths.adminRequest('')] },
    { href: paths.adminAccounts(), label: t('accounts'), covers: [`${paths.adminAccounts()}/`] },
    { href: paths.adminOrganisations(), label: t('organisations'), covers: [] },
    { href: paths.adminUnits(), label: t('units'), covers: [] },
  ];
  return [{ heading: t('administration'), links }];
}
