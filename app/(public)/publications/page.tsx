import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/shell/public-shell';
import { StateBlock } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { figuresOverview } from '@/lib/db/queries/figures-totals';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { formatMonth, formatNumber, localDigits } from '@/lib/i18n/format';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('publication'))('listTitle') };
}

/** Every month of which something is known, newest first, with its figures. */
export default async function PublicationsPage() {
  const locale = await getLocale();
  const t = await getTranslations('publication');
  const figures = await getTranslations('figures');
  const { series, totals, currentMonth } = await figuresOverview(PUBLIC_ACTOR, new Date());
  const number = (value: number | null): string =>
    value === null ? figures('notStated') : formatNumber(locale, value);
  // A month that only history is known of is listed where something was decided in it.
  const listed = series
    .filter(({ received, open, completed }) => received !== null || open !== null || completed !== null)
    .toReversed();
  const columns = (['received', 'completed', 'openEnd'] as const).map((key) => ({
    key,
    head: figures(key),
    label: figures(key),
    align: 'end' as const,
  }));
  return (
    <PublicShell here="publications" path={paths.publications()} bodyNames={env().bodyNames}>
      <h1 className="doc-h1">{t('listTitle')}</h1>
      {listed.length === 0 ? (
        <StateBlock title={t('listEmpty')}>
          <p>{t('listEmptyText')}</p>
        </StateBlock>
      ) : (
        <div className="doc-list">
          <p className="measure">{t('listLead')}</p>
          <DataTable
            columns={[{ key: 'month', head: t('month') }, ...columns]}
            rows={listed.map(({ month, received, completed, open }) => ({
              key: month,
              cells: {
                month: (
                  <>
                    <Link href={paths.publication(month)} prefetch={false}>
                      {formatMonth(locale, month)}
                    </Link>
                    {month === currentMonth && <span className="small quiet"> ({t('underway')})</span>}
                    {open === null && <span className="small quiet"> ({t('historic')})</span>}
                  </>
                ),
                received: number(received),
                completed: number(completed),
                openEnd: number(open),
              },
            }))}
          />
        </div>
      )}
      {totals.undated > 0 && (
        <section>
          <h2 className="doc-h2">{t('listUndated')}</h2>
          <p>
            {localDigits(locale, t('listUndatedText', { n: totals.undated }))}{' '}
            <Link href={paths.publicationUndated()} prefetch={false}>
              {t('seeUndated')}
            </Link>
          </p>
        </section>
      )}
    </PublicShell>
  );
}
