import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHead, StateBlock } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { RangeFigure } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { findHistoricBatches } from '@/lib/db/queries/historic-batches';
import { nothingStands } from '@/lib/domain/case/historic-batch';
import { formatDate, formatInstant, formatNumber, formatRange } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  return { title: (await getTranslations('historic'))('title') };
}

/** Determinations made elsewhere, batch by batch; those that wait for a second person come first. */
export default async function HistoricBatchesPage() {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const [t, common, outcomes, locale, batches] = await Promise.all([
    getTranslations('historic'),
    getTranslations('common'),
    getTranslations('enums.Outcome'),
    getLocale(),
    findHistoricBatches(actor),
  ]);
  const language = isLocale(locale) ? locale : 'en';
  return (
    <>
      <PageHead title={t('title')} line={t('intro')} />
      {batches.length === 0 ? (
        <StateBlock title={t('none')}>
          <p>{t('howToImport')}</p>
        </StateBlock>
      ) : (
        <DataTable
          caption={<span className="vh">{t('allBatches')}</span>}
          columns={[
            { key: 'entered', head: t('entered') },
            { key: 'source', head: t('source'), label: t('source') },
            { key: 'by', head: t('enteredBy'), label: t('enteredBy') },
            { key: 'CREDIBLE', head: outcomes('CREDIBLE'), label: outcomes('CREDIBLE'), align: 'end' },
            {
              key: 'NON_CREDIBLE',
              head: outcomes('NON_CREDIBLE'),
              label: outcomes('NON_CREDIBLE'),
              align: 'end',
            },
            { key: 'DUPLICATE', head: outcomes('DUPLICATE'), label: outcomes('DUPLICATE'), align: 'end' },
            { key: 'killed', head: t('killed'), label: t('killed'), align: 'end' },
            { key: 'state', head: t('state'), label: t('state') },
          ]}
          rows={batches.map((batch) => ({
            key: batch.id,
            cells: {
              entered: (
                <Link href={paths.historicBatch(batch.id)} prefetch={false}>
                  {formatInstant(language, batch.enteredAt)}
                </Link>
              ),
              source: batch.source === 'airwars' ? t('sources.airwars') : batch.source,
              by: <bdi>{batch.enteredByName ?? t('operator')}</bdi>,
              CREDIBLE: formatNumber(language, batch.totals.CREDIBLE),
              NON_CREDIBLE: formatNumber(language, batch.totals.NON_CREDIBLE),
              DUPLICATE: formatNumber(language, batch.totals.DUPLICATE),
              killed: (
                <RangeFigure
                  text={formatRange(language, batch.totals.killedMin, batch.totals.killedMax)}
                  notStated={common('notStated')}
                />
              ),
              state:
                batch.confirmedAt === null
                  ? t(nothingStands(batch.totals) ? 'nothingStands' : 'waiting')
                  : t('confirmedLine', {
                      name: batch.confirmedByName ?? '',
                      date: formatDate(language, batch.confirmedAt),
                    }),
            },
          }))}
        />
      )}
    </>
  );
}
