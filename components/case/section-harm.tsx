import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { useWords } from '@/components/case/use-words';
import { DataTable } from '@/components/ui/table';
import { RangeFigure } from '@/components/ui/text';
import { valueOf, type CaseFile } from '@/lib/domain/case/case-file';
import { formatRange } from '@/lib/i18n/format';

const FIGURES = [
  'killed',
  'killedMen',
  'killedWomen',
  'killedChildren',
  'injured',
  'injuredChildren',
  'militantsKilled',
] as const;
type Range = { readonly min: number | null; readonly max: number | null };

/** 3. Who was harmed, as the source counts them. A figure that was not given is left out; zero is a figure. */
export function SectionHarm({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.harm');
  const { locale, notStated } = useWords(file);
  const rows = FIGURES.flatMap((figure) => {
    const range = (valueOf(file, 'ALLEGATION', file.state.id, figure) ?? null) as Range | null;
    const text = range === null ? null : formatRange(locale, range.min, range.max);
    const isMain = figure === 'killed' || figure === 'injured';
    return text === null && !isMain ? [] : [{ figure, text }];
  });
  return (
    <CaseSection id="harm" title={t('title')}>
      <DataTable
        columns={[
          { key: 'who', head: t('who') },
          { key: 'figure', head: t('alleged'), label: t('alleged'), align: 'center' },
        ]}
        rows={rows.map(({ figure, text }) => ({
          key: figure,
          cells: {
            who: t(`figure.${figure}`),
            figure: (
              <span className="harm">
                <RangeFigure text={text} notStated={notStated} />
              </span>
            ),
          },
        }))}
      />
      <p className="small quiet">{t('note')}</p>
    </CaseSection>
  );
}
