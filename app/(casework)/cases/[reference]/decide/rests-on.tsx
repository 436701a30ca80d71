import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ReviewSection } from './review-section';
import { Marked } from '@/components/ui/mark';
import { DataTable } from '@/components/ui/table';
import { Hash } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { Citation, CitableSources, Finding } from '@/lib/domain/assessment/finding';
import type { CaseFile, EvidenceItem } from '@/lib/domain/case/case-file';
import { formatNumber, localDigits } from '@/lib/i18n/format';

type Given = {
  readonly findings: readonly Finding[];
  readonly sources: CitableSources;
  readonly file: CaseFile;
};

const cites = (kind: 'EVIDENCE' | 'RFI_REPLY', id: string) => (citation: Citation) =>
  citation.kind === kind && citation.id === id;

/** Every record of the case by whether a finding cites it, and what is cited besides: for whoever decides to look into. */
export function RestsOn({ findings, sources, file }: Given) {
  const t = useTranslations('changes.cited');
  const locale = useLocale();
  const citedBy = (isIt: (citation: Citation) => boolean): readonly number[] =>
    findings.flatMap(({ citations }, n) => (citations.some(isIt) ? [n + 1] : []));
  const evidence = sources.evidence.map(({ id, name }, n) => {
    const item = file.evidence.find((held) => held.id === id);
    return { key: id, label: `E${n + 1}`, name, item, numbers: citedBy(cites('EVIDENCE', id)) };
  });
  const replies = sources.replies.map(({ id, name }, n) => ({
    ...{ key: id, label: `R${n + 1}`, name, item: null },
    numbers: citedBy(cites('RFI_REPLY', id)),
  }));
  const records = [...evidence, ...replies];
  return (
    <ReviewSection id="rests-on" title={t('title')}>
      {records.length === 0 ? (
        <p className="quiet">{t('empty')}</p>
      ) : (
        <>
          <p className="quiet">
            {t('intro')}{' '}
            {t('notCitedTitle', { count: records.filter(({ numbers }) => numbers.length === 0).length })}
          </p>
          <DataTable
            columns={[
              { key: 'item', head: t('item') },
              { key: 'kind', head: t('kind'), label: t('kind') },
              { key: 'by', head: t('by'), label: t('by') },
              { key: 'hash', head: t('hash'), label: t('hash') },
            ]}
            rows={records.map(({ key, label, name, item, numbers }) => ({
              key,
              cells: {
                item: (
                  <>
                    <bdi dir="ltr">{localDigits(locale, label)}</bdi>{' '}
                    <RecordName id={key} name={name} item={item} reference={file.state.reference} />
                  </>
                ),
                kind: item === null ? t('reply') : item?.form === 'FILE' ? (item.mediaType ?? '') : t('link'),
                by:
                  numbers.length === 0 ? (
                    <Marked name="missing">{t('none')}</Marked>
                  ) : (
                    <Marked name="tick">
                      {numbers.map((number) => formatNumber(locale, number)).join(' ')}
                    </Marked>
                  ),
                hash: item === null ? null : item?.sha256 ? <Hash>{item.sha256}</Hash> : t('notCaptured'),
              },
            }))}
          />
        </>
      )}
      <Elsewhere findings={findings} />
    </ReviewSection>
  );
}

/** A file to be fetched, a link to be read, a reply to be read on the case page. */
function RecordName({
  id,
  name,
  item,
  reference,
}: {
  readonly id: string;
  readonly name: string;
  /** Null for a reply. */
  readonly item: EvidenceItem | null | undefined;
  readonly reference: string;
}): ReactNode {
  if (item?.form === 'FILE')
    return (
      <a href={paths.evidence(id)} download>
        <bdi>{name}</bdi>
      </a>
    );
  return (
    <a href={item ? paths.caseHeldItem(reference, item.number) : `${paths.case(reference)}#rfi-${id}`}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** What is cited and not held by the case: entries of strike logs, and what was published. */
function Elsewhere({ findings }: Pick<Given, 'findings'>) {
  const t = useTranslations('changes.cited');
  const cited = findings.flatMap(({ citations }, n) =>
    citations.flatMap((citation) =>
      citation.kind === 'STRIKE'
        ? [{ number: n + 1, kind: t('strike'), text: citation.reference }]
        : citation.kind === 'URL'
          ? [{ number: n + 1, kind: t('url'), text: citation.url }]
          : [],
    ),
  );
  if (cited.length === 0) return null;
  return (
    <>
      <h3>{t('elsewhere')}</h3>
      <ul>
        {cited.map(({ number, kind, text }, n) => (
          <li key={n}>
            {kind}: <bdi>{text}</bdi> <span className="quiet">({t('finding', { number })})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
