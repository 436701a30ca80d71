import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ConfirmFigureForm } from './figure-forms';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { PageHead } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { enteredFigures, type EnteredFigure, type NamedFigure } from '@/lib/db/queries/figures-entered';
import type { StaffActor } from '@/lib/domain/case/actor';
import { formatInstant, formatMonth, formatNumber } from '@/lib/i18n/format';

export async function generateMetadata(): Promise<Metadata> {
  await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  return { title: (await getTranslations('publication.staff'))('title') };
}

/** What the body states, adjusts and started from: entered by one person, confirmed by another. */
export default async function FiguresPage() {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const t = await getTranslations('publication.staff');
  const figures = await enteredFigures(actor);
  const waiting = figures.filter(({ figure }) => figure.confirmedAt === null);
  const confirmed = figures.filter(({ figure }) => figure.confirmedAt !== null);
  return (
    <>
      <PageHead title={t('title')} />
      <p className="measure">{t('lead')}</p>
      {actor.kind !== 'AUDITOR' && (
        <p className="btn-row">
          <ButtonLink href={paths.enterFigure('state')}>{t('stateTitle')}</ButtonLink>
          <ButtonLink href={paths.enterFigure('adjust')}>{t('adjustTitle')}</ButtonLink>
          <ButtonLink href={paths.enterFigure('open')}>{t('openTitle')}</ButtonLink>
        </p>
      )}
      <h2 className="doc-h2">{t('waiting')}</h2>
      {waiting.length === 0 ? <p>{t('none')}</p> : <FiguresTable figures={waiting} actor={actor} />}
      <h2 className="doc-h2">{t('confirmed')}</h2>
      {confirmed.length === 0 ? <p>{t('none')}</p> : <FiguresTable figures={confirmed} actor={actor} />}
    </>
  );
}

async function FiguresTable({
  figures,
  actor,
}: {
  readonly figures: readonly NamedFigure[];
  readonly actor: StaffActor;
}) {
  const locale = await getLocale();
  const t = await getTranslations('publication.staff');
  const said = await Promise.all(figures.map(({ figure }) => wordsOf(figure)));
  return (
    <ClientMessages namespaces={['common', 'problems', 'publication']}>
      <DataTable
        columns={[
          { key: 'month', head: t('month') },
          { key: 'what', head: t('what'), label: t('what') },
          { key: 'value', head: t('value'), label: t('value') },
          { key: 'who', head: t('who'), label: t('who') },
        ]}
        rows={figures.map(({ figure, enteredByName, confirmedByName }, n) => {
          const words = said[n];
          return {
            key: figure.id,
            cells: {
              month: formatMonth(locale, figure.content.month),
              what: words?.what,
              value: (
                <>
                  <bdi>{words?.value}</bdi>
                  {words?.why !== undefined && <p dir="auto">{words.why}</p>}
                </>
              ),
              who: (
                <>
                  <p className="small">
                    {t('entered', {
                      name: enteredByName ?? t('operator'),
                      at: formatInstant(locale, figure.enteredAt),
                    })}
                  </p>
                  {figure.confirmedAt !== null && (
                    <p className="small">
                      {t('confirmedBy', {
                        name: confirmedByName ?? '',
                        at: formatInstant(locale, figure.confirmedAt),
                      })}
                    </p>
                  )}
                  {figure.confirmedAt === null && (
                    <Seat figure={figure} actor={actor} what={words?.what ?? ''} />
                  )}
                </>
              ),
            },
          };
        })}
      />
    </ClientMessages>
  );
}

/** The second person's seat: theirs to take, or who may. */
async function Seat({
  figure,
  actor,
  what,
}: {
  readonly figure: EnteredFigure;
  readonly actor: StaffActor;
  readonly what: string;
}) {
  const t = await getTranslations('publication.staff');
  if (figure.byUserId === actor.userId) return <p className="small quiet">{t('own')}</p>;
  if (actor.kind !== 'SUPERVISOR') return <p className="small quiet">{t('onlySupervisor')}</p>;
  return <ConfirmFigureForm kind={figure.kind} figureId={figure.id} what={what} />;
}

type Worded = { readonly what: string; readonly value: string; readonly why?: string };

async function wordsOf(figure: EnteredFigure): Promise<Worded> {
  const locale = await getLocale();
  const t = await getTranslations('publication.staff');
  const number = (value: number): string => formatNumber(locale, value);
  switch (figure.kind) {
    case 'STATED_FIGURE': {
      const names = await getTranslations('enums.StatedFigure');
      return { what: names(figure.content.figure), value: number(figure.content.value) };
    }
    case 'ADJUSTMENT': {
      const names = await getTranslations('enums.AdjustedStock');
      const { delta, reason } = figure.content;
      const by = `${delta < 0 ? '−' : '+'}${number(Math.abs(delta))}`;
      return {
        what: `${t('kind.ADJUSTMENT')}: ${names(figure.content.figure)}`,
        value: by,
        why: reason,
      };
    }
    case 'OPENING_BALANCE': {
      const notStated = (await getTranslations('figures'))('notStated');
      const stock = (value: number | null): string => (value === null ? notStated : number(value));
      const { content } = figure;
      return {
        what: t('kind.OPENING_BALANCE'),
        value: t('summary', {
          open: number(content.openCases),
          reopened: number(content.reopenedCases),
          killed: stock(content.killed),
          injured: stock(content.injured),
          reports: stock(content.reports),
          credible: stock(content.credible),
          nonCredible: stock(content.nonCredible),
          duplicate: stock(content.duplicate),
        }),
      };
    }
  }
}
