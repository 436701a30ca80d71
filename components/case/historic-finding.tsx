import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { OutcomeMark } from '@/components/case/status-mark';
import { useWords } from '@/components/case/use-words';
import { Statement } from '@/components/ui/record';
import { Facts, Note } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import { publishedStatements, type CaseFile, type DeterminationRecord } from '@/lib/domain/case/case-file';

type Labels = {
  readonly determination?: string;
  readonly reasonNonCredible?: readonly string[];
  readonly reasonCredible?: readonly string[];
};

/** A finding made elsewhere and recorded here: what the source calls it, word for word. */
export function HistoricFinding({
  file,
  record,
}: {
  readonly file: CaseFile;
  readonly record: DeterminationRecord;
}) {
  const t = useTranslations('casePage.historic');
  const enums = useTranslations('enums');
  const words = useWords(file);
  const value = (field: string): unknown =>
    file.values.find(
      (one) => one.kind === 'DETERMINATION' && one.objectId === record.id && one.field === field,
    )?.value;
  const labels = (value('sourceLabels') ?? {}) as Labels;
  const report = value('strikeReport');
  const urls = value('strikeReportUrls');
  const statements = publishedStatements(file);
  const cells = value('sourceCells');
  const verbatim = [
    labels.determination,
    ...(labels.reasonNonCredible ?? []),
    ...(labels.reasonCredible ?? []),
  ].filter((label): label is string => typeof label === 'string' && label !== '');
  const rows: { term: ReactNode; value: ReactNode }[] = [
    {
      term: t('outcome'),
      value: record.outcome ? <OutcomeMark outcome={record.outcome} /> : words.notStated,
    },
    { term: t('reason'), value: record.reason ? enums(`Reason.${record.reason}`) : words.notStated },
    { term: t('body'), value: <bdi>{record.decidingBody}</bdi> },
    {
      term: t('effective'),
      value:
        record.effectiveOn === null
          ? words.notStated
          : t('effectiveValue', { on: words.day(record.effectiveOn) }),
    },
    {
      term: t('killed'),
      value: <Conceded {...record.killed} words={words} />,
    },
    {
      term: t('injured'),
      value: <Conceded {...record.injured} words={words} />,
    },
    {
      term: t('labels'),
      value:
        verbatim.length === 0
          ? words.notStated
          : verbatim.map((label) => (
              <code key={label} dir="ltr" className="tag">
                {label}
              </code>
            )),
    },
  ];
  return (
    <>
      <p className="small quiet">{t('note')}</p>
      {record.batchId && !record.batchConfirmed && (
        <Note>
          {t('unconfirmed')}{' '}
          <Link href={paths.historicBatch(record.batchId)} prefetch={false}>
            {t('batch')}
          </Link>
        </Note>
      )}
      <Facts items={rows} />
      {statements.length > 0 && <h3>{t('statements')}</h3>}
      {statements.map(({ id, on, words: said, url }) => (
        <Statement key={id}>
          <blockquote dir="auto" className="as-written">
            {said ?? t('erased')}
          </blockquote>
          <p className="small quiet">
            {on === null ? words.notStated : t('effectiveValue', { on: words.day(on) })}
            {url !== null && (
              <>
                {' · '}
                <bdi dir="ltr">{url}</bdi>
              </>
            )}
          </p>
        </Statement>
      ))}
      {typeof report === 'string' && (
        <>
          <h3>{t('strikeReport')}</h3>
          <blockquote dir="auto" className="serif as-written">
            {report}
          </blockquote>
        </>
      )}
      {Array.isArray(urls) && urls.length > 0 && (
        <p className="small">
          {urls.map((url) => (
            <bdi key={String(url)} dir="ltr">
              {String(url)}{' '}
            </bdi>
          ))}
        </p>
      )}
      {typeof cells === 'object' && cells !== null && (
        <details>
          <summary>{t('cells')}</summary>
          <Facts
            items={Object.entries(cells).map(([name, cell]) => ({
              term: <code dir="ltr">{name}</code>,
              value: <bdi>{String(cell)}</bdi>,
            }))}
          />
        </details>
      )}
    </>
  );
}

/** A figure in the colour of harm; that none is stated is no harm. */
function Conceded({
  min,
  max,
  words,
}: {
  readonly min: number | null;
  readonly max: number | null;
  readonly words: ReturnType<typeof useWords>;
}) {
  if (min === null && max === null) return words.notStated;
  return <span className="harm">{words.range(min, max)}</span>;
}
