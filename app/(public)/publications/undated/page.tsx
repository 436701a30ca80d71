import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Items } from '@/components/publication/items';
import { PublicShell } from '@/components/shell/public-shell';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { itemsOfMonth } from '@/lib/db/queries/figures-of-month';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';

/** Undated decisions are few: a source that states none has no place here. */
const MOST_LISTED = 2_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('publication'))('undatedTitle') };
}

/** Decisions brought in from elsewhere of which no date is stated: published, and counted in no month. */
export default async function UndatedPage() {
  const { items } = await itemsOfMonth(PUBLIC_ACTOR, null, { limit: MOST_LISTED, offset: 0 });
  if (items.length === 0) notFound();
  const t = await getTranslations('publication');
  const of = (outcome: Outcome): number => items.filter((item) => item.outcome === outcome).length;
  return (
    <PublicShell here="publications" path={paths.publicationUndated()} bodyNames={env().bodyNames}>
      <article className="doc rpt-plain">
        <header className="rpt-head">
          <h1>{t('undatedTitle')}</h1>
          <p>{t('undatedLead')}</p>
          <p>
            <Link href={paths.publications()} prefetch={false}>
              {t('allReports')}
            </Link>
          </p>
        </header>
        <Items
          locale={await getLocale()}
          items={items}
          first={1}
          counts={{
            CREDIBLE: of('CREDIBLE'),
            NON_CREDIBLE: of('NON_CREDIBLE'),
            DUPLICATE: of('DUPLICATE'),
          }}
        />
      </article>
    </PublicShell>
  );
}
