import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PortalShell } from '@/app/(portal)/portal/portal-shell';
import { SelectField, TextField } from '@/components/forms/inputs';
import { Hidden } from '@/components/forms/inputs';
import { AllegationTable } from '@/components/track/allegation-table';
import { ButtonLink } from '@/components/ui/button';
import { PageHead, StateBlock } from '@/components/ui/section';
import { Pager, Views } from '@/components/ui/views';
import { requireActor } from '@/lib/auth/actor';
import { paths, type PortalFilter } from '@/lib/config/paths';
import { findAllegations } from '@/lib/db/queries/find-allegations';
import { formatNumber } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';
import { cursorText, portalFilter } from '@/lib/schemas/portal-filter';

type Given = { searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal'))('title') };
}

/** An organisation's own allegations. */
export default async function PortalPage({ searchParams }: Given) {
  const actor = await requireActor('REPORTER');
  const filter = portalFilter.parse(await searchParams);
  const page = await findAllegations(actor, filter, filter.after);
  const t = await getTranslations('portal');
  const current = await getLocale();
  const locale = isLocale(current) ? current : 'en';
  const chosen: PortalFilter = {
    ...(filter.state === null ? {} : { state: filter.state }),
    ...(filter.year === null ? {} : { year: filter.year }),
    ...(filter.code === null ? {} : { code: filter.code }),
  };
  const views = [
    ['all', undefined, page.counts.all],
    ['open', 'OPEN', page.counts.open],
    ['answered', 'ANSWERED', page.counts.answered],
    ['awaiting', 'AWAITING_REPLY', page.counts.awaitingReply],
  ] as const;
  const isChosen = filter.year !== null || filter.code !== null || filter.after !== null;
  return (
    <PortalShell actor={actor} here="list" path={paths.portal(chosen)}>
      <PageHead title={t('title')}>
        <ButtonLink href={paths.portalReport()} look="go">
          {t('new')}
        </ButtonLink>
      </PageHead>
      <Views
        label={t('title')}
        current={views.find(([, state]) => state === (filter.state ?? undefined))?.[0] ?? 'all'}
        views={views.map(([key, state, count]) => ({
          key,
          href: paths.portal(state === undefined ? {} : { state }),
          label: t(key),
          count: formatNumber(locale, count),
        }))}
      />
      {page.counts.all > 0 && (
        <form method="get" action={paths.portal()} className="filters">
          {filter.state !== null && <Hidden name="state" value={filter.state} />}
          <SelectField
            name="year"
            label={t('year')}
            blank={t('anyYear')}
            value={filter.year === null ? '' : String(filter.year)}
            choices={page.years.map((year) => ({ value: String(year), label: String(year) }))}
            state={null}
          />
          <TextField
            name="code"
            label={t('code')}
            value={filter.code ?? ''}
            dir="ltr"
            width={10}
            state={null}
          />
          <button className="btn btn-sm">{t('show')}</button>
          {isChosen && (
            <ButtonLink href={paths.portal()} size="small">
              {t('clear')}
            </ButtonLink>
          )}
        </form>
      )}
      {page.rows.length === 0 ? (
        <StateBlock
          title={t(page.counts.all === 0 ? 'emptyTitle' : 'noneTitle')}
          actions={
            page.counts.all === 0 ? (
              <ButtonLink href={paths.portalReport()}>{t('new')}</ButtonLink>
            ) : (
              <ButtonLink href={paths.portal()}>{t('clear')}</ButtonLink>
            )
          }
        >
          <p>{t(page.counts.all === 0 ? 'empty' : 'none')}</p>
        </StateBlock>
      ) : (
        <>
          <AllegationTable rows={page.rows} />
          <Pager
            position={t('found', { shown: page.rows.length })}
            previous={filter.after === null ? null : { href: paths.portal(chosen), label: t('first') }}
            next={
              page.next === null
                ? null
                : { href: paths.portal({ ...chosen, after: cursorText(page.next) }), label: t('more') }
            }
          />
        </>
      )}
    </PortalShell>
  );
}
