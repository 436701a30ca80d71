import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { DelegationNotices } from '@/app/(casework)/delegation-notices';
import { countText } from '@/components/case/count-text';
import { WorklistKeys } from '@/components/case/worklist-keys';
import { WorklistTable, type SortHeads } from '@/components/case/worklist-table';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { PageHead, StateBlock } from '@/components/ui/section';
import { Pager, Views } from '@/components/ui/views';
import { homeOf, requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getWorklist } from '@/lib/db/queries/worklist';
import { canSortBy, viewsFor, WORKLIST_PAGE, WORKLIST_SORTS } from '@/lib/domain/case/worklist';
import { formatInstant, formatNumber } from '@/lib/i18n/format';
import type { SearchParams } from '@/lib/schemas/search-params';
import { cursorText, readQuestion, type ReadQuestion } from './read-question';
import { BulkAssign } from './bulk-assign';
import { SavedFilters } from './saved-filters';
import { worklistLines } from './worklist-lines';
import { WorklistFilters } from './worklist-filters';

type Given = { readonly searchParams: Promise<SearchParams> };

export async function generateMetadata({ searchParams }: Given): Promise<Metadata> {
  const { question } = readQuestion(await searchParams);
  return { title: (await getTranslations('worklist.titles'))(question.view) };
}

/** The worklists: what a reader must do next, with filters in the address and 50 rows a page. */
export default async function WorklistPage({ searchParams }: Given) {
  const actor = await requireActor();
  if (actor.kind === 'REPORTER' || actor.kind === 'ADMIN') redirect(homeOf(actor));
  const read = readQuestion(await searchParams);
  const { question, given, first } = read;
  const [t, locale, list] = await Promise.all([
    getTranslations('worklist'),
    getLocale(),
    getWorklist(actor, question),
  ]);
  const now = new Date();
  const { rows, counts, staff, saved } = list;
  const total = countText(locale, list.found);
  const reopened = countText(locale, counts.reopened);
  const last = first + rows.length - 1;
  const [start, end] = [rows[0], rows.at(-1)];
  // Only a supervisor assigns, and only open cases.
  const ticks = actor.kind === 'SUPERVISOR' && question.view !== 'closed';
  const table = {
    label: t(`titles.${question.view}`),
    lines: await worklistLines(rows, question.view, now),
    sorts: sortHeads(read),
    closed: question.view === 'closed',
  };
  const isNarrowed = Object.values(question.filters).some((filter) => filter !== null);
  const empty = (
    <StateBlock title={t('emptyTitle')}>
      <p>{t(isNarrowed ? 'emptyBody' : 'emptyView')}</p>
    </StateBlock>
  );
  return (
    <CaseworkShell actor={actor} here={question.view === 'reopened' ? null : question.view} counts={list}>
      <PageHead
        title={t(`titles.${question.view}`)}
        line={t('line', { open: countText(locale, counts.open), reopened })}
      >
        {actor.kind === 'ANALYST' && (
          <ButtonLink href={paths.logAllegation()} size="small">
            {t('rail.log')}
          </ButtonLink>
        )}
      </PageHead>
      <DelegationNotices actor={actor} />
      <Views
        label={t('viewsLabel')}
        current={question.view}
        views={viewsFor(actor.kind).map((view) => ({
          key: view,
          href: paths.cases({ view }),
          label: t(`views.${view}`),
          count: countText(locale, counts[view]),
        }))}
      />
      <WorklistFilters read={read} staff={staff} found={list.found} whole={counts[question.view]} />
      <ClientMessages namespaces={['worklist', 'common', 'problems', 'enums.CaseStatusShort']}>
        <SavedFilters given={given} saved={saved} />
        {ticks ? (
          <BulkAssign people={staff.map(({ id, name }) => ({ value: id, label: name }))} table={table}>
            {rows.length === 0 ? empty : null}
          </BulkAssign>
        ) : rows.length === 0 ? (
          empty
        ) : (
          <WorklistTable {...table} />
        )}
        {rows.length > 0 && (
          <Pager
            position={t('position', {
              first: formatNumber(locale, first),
              last: formatNumber(locale, last),
              total,
            })}
            previous={
              list.hasBefore && start && first > 1
                ? {
                    href: paths.cases({
                      ...given,
                      before: cursorText(start),
                      n: Math.max(1, first - WORKLIST_PAGE),
                    }),
                    label: t('previous'),
                  }
                : null
            }
            next={
              list.hasAfter && end
                ? { href: paths.cases({ ...given, after: cursorText(end), n: last + 1 }), label: t('next') }
                : null
            }
          >
            {t('countedAt', { at: formatInstant(locale, now) })}
          </Pager>
        )}
        <WorklistKeys ticks={ticks} />
      </ClientMessages>
    </CaseworkShell>
  );
}

/** Where a press on each head leads: the order asked for, or the other way round when it is in that order now. */
function sortHeads({ question, given }: ReadQuestion): SortHeads {
  return Object.fromEntries(
    WORKLIST_SORTS.filter((sort) => canSortBy(question.view, sort)).map((sort) => {
      const isNow = question.sort === sort;
      const descends = isNow ? !question.descending : sort === 'closed';
      return [
        sort,
        {
          href: paths.cases({ ...given, sort: `${descends ? '-' : ''}${sort}` }),
          // Days since arrival run against the dates they are counted from.
          order: isNow ? (question.descending !== (sort === 'received') ? 'descending' : 'ascending') : null,
        },
      ];
    }),
  );
}
