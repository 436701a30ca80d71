import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ConfirmBatchForm } from './confirm-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead, Section } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { Comma, Facts, Hash, Note } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getHistoricBatch, type HistoricBatchDetail } from '@/lib/db/queries/historic-batches';
import { nothingStands } from '@/lib/domain/case/historic-batch';
import { OUTCOMES } from '@/lib/domain/assessment/outcome';
import type { StaffActor } from '@/lib/domain/case/actor';
import { formatInstant, formatNumber, formatRange } from '@/lib/i18n/format';
import { isLocale, type Locale } from '@/lib/i18n/locales';

type Given = { readonly params: Promise<{ readonly id: string }> };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function requireBatch({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const { id } = await params;
  const batch = UUID.test(id) ? await getHistoricBatch(actor, id) : null;
  if (!batch) notFound();
  return { actor, batch };
}

async function language(): Promise<Locale> {
  const locale = await getLocale();
  return isLocale(locale) ? locale : 'en';
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { batch } = await requireBatch(given);
  const t = await getTranslations('historic');
  return { title: t('batchTitle', { date: formatInstant(await language(), batch.enteredAt) }) };
}

/** One batch: its totals, and the second person's confirmation. */
export default async function HistoricBatchPage(given: Given) {
  const { actor, batch } = await requireBatch(given);
  const [t, locale] = await Promise.all([getTranslations('historic'), language()]);
  return (
    <>
      <p className="small">
        <Link href={paths.historicBatches()} prefetch={false}>
          {t('back')}
        </Link>
      </p>
      <PageHead
        title={t('batchTitle', { date: formatInstant(locale, batch.enteredAt) })}
        line={
          batch.confirmedAt !== null
            ? t('confirmed')
            : t(nothingStands(batch.totals) ? 'nothingStands' : 'waiting')
        }
      />
      <Facts
        items={[
          { term: t('source'), value: batch.source === 'airwars' ? t('sources.airwars') : batch.source },
          { term: t('enteredBy'), value: <bdi>{batch.enteredByName ?? t('operator')}</bdi> },
          { term: t('file'), value: <Hash>{batch.fileSha256}</Hash> },
          ...(batch.confirmedAt === null
            ? []
            : [
                {
                  term: t('confirmedBy'),
                  value: (
                    <>
                      <bdi>{batch.confirmedByName}</bdi>
                      <Comma />
                      {formatInstant(locale, batch.confirmedAt)}
                    </>
                  ),
                },
              ]),
        ]}
      />
      <Totals batch={batch} locale={locale} />
      <Section title={t('confirmTitle')}>
        <Confirmation batch={batch} actor={actor} />
      </Section>
    </>
  );
}

/** The form, or why there is none for this reader. */
async function Confirmation({
  batch,
  actor,
}: {
  readonly batch: HistoricBatchDetail;
  readonly actor: Pick<StaffActor, 'kind' | 'userId'>;
}) {
  const t = await getTranslations('historic');
  if (batch.confirmedAt !== null) return <Note>{t('published')}</Note>;
  if (actor.kind !== 'SUPERVISOR') return <Note>{t('supervisorOnly')}</Note>;
  if (batch.enteredById === actor.userId) return <Note>{t('ownBatch')}</Note>;
  return (
    <ClientMessages namespaces={['common', 'problems', 'historic']}>
      <ConfirmBatchForm batchId={batch.id} />
    </ClientMessages>
  );
}

async function Totals({ batch, locale }: { readonly batch: HistoricBatchDetail; readonly locale: Locale }) {
  const [t, common, enums] = await Promise.all([
    getTranslations('historic'),
    getTranslations('common'),
    getTranslations('enums'),
  ]);
  const { totals } = batch;
  const number = (value: number): string => formatNumber(locale, value);
  const range = (min: number, max: number): string => formatRange(locale, min, max) ?? common('notStated');
  const cases = { key: 'cases', head: t('cases'), label: t('cases'), align: 'end' } as const;
  return (
    <>
      <Section title={t('byOutcome')}>
        <DataTable
          columns={[{ key: 'outcome', head: t('outcome') }, cases]}
          rows={OUTCOMES.map((outcome) => ({
            key: outcome,
            cells: { outcome: enums(`Outcome.${outcome}`), cases: number(totals[outcome]) },
          }))}
          foot={{
            outcome: t('total'),
            cases: number(totals.CREDIBLE + totals.NON_CREDIBLE + totals.DUPLICATE),
          }}
        />
        <Facts
          items={[
            { term: t('killed'), value: range(totals.killedMin, totals.killedMax) },
            { term: t('injured'), value: range(totals.injuredMin, totals.injuredMax) },
            { term: t('killedNotStated'), value: number(totals.killedNotStated) },
            {
              term: t('undated'),
              value: (
                <>
                  {number(totals.undated)} <span className="small quiet">{t('undatedNote')}</span>
                </>
              ),
            },
            ...(totals.replaced === 0
              ? []
              : [
                  {
                    term: t('replaced'),
                    value: (
                      <>
                        {number(totals.replaced)} <span className="small quiet">{t('replacedNote')}</span>
                      </>
                    ),
                  },
                ]),
          ]}
        />
      </Section>
      <Section title={t('byReason')}>
        <DataTable
          columns={[
            { key: 'reason', head: t('reason') },
            { key: 'outcome', head: t('outcome'), label: t('outcome') },
            cases,
          ]}
          rows={batch.reasons.map(({ outcome, reason, cases: count }) => ({
            key: `${outcome}/${reason ?? ''}`,
            cells: {
              reason:
                reason !== null
                  ? enums(`Reason.${reason}`)
                  : outcome === 'CREDIBLE'
                    ? t('noReason')
                    : t('reasonNotStated'),
              outcome: enums(`Outcome.${outcome}`),
              cases: number(count),
            },
          }))}
        />
      </Section>
      <Section title={t('byBody')}>
        <DataTable
          columns={[{ key: 'body', head: t('body') }, cases]}
          rows={batch.bodies.map(({ decidingBody, cases: count }) => ({
            key: decidingBody,
            cells: { body: <bdi>{decidingBody}</bdi>, cases: number(count) },
          }))}
        />
      </Section>
    </>
  );
}
