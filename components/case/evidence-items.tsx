import { useLocale, useTranslations } from 'next-intl';
import { useWords } from '@/components/case/use-words';
import { formatBytes } from '@/components/report/byte-size';
import { DataTable } from '@/components/ui/table';
import { Hash } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import { evidenceShown } from '@/lib/domain/case/case-extract';
import { textOf, type CaseFile, type EvidenceItem } from '@/lib/domain/case/case-file';

/** The files and links that the file was read for, each under its number and with a place to lead to. */
export function EvidenceItems({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.held');
  const words = useWords(file);
  return (
    <DataTable
      columns={[
        { key: 'item', head: t('item') },
        { key: 'kind', head: t('kind'), label: t('kind') },
        { key: 'from', head: t('from'), label: t('from') },
        { key: 'seen', head: t('audience'), label: t('audience') },
        { key: 'hash', head: 'SHA-256', label: 'SHA-256' },
      ]}
      rows={evidenceShown(file).map((item) => ({
        key: item.id,
        cells: {
          item: (
            <span id={`e-${item.number}`}>
              <bdi dir="ltr">E{item.number}</bdi> <ItemName file={file} item={item} />
            </span>
          ),
          kind: item.form === 'LINK' ? t('link') : <Kind item={item} />,
          from: t('fromValue', {
            who: words.person(item.attachedBy, item.byKind),
            on: words.day(item.attachedAt),
          }),
          seen: t(`audiences.${item.audience}`),
          hash: item.sha256 === null ? t('notCaptured') : <Hash>{item.sha256}</Hash>,
        },
      }))}
    />
  );
}

function Kind({ item }: { readonly item: EvidenceItem }) {
  const t = useTranslations('casePage.held');
  const locale = useLocale();
  return <>{t('file', { type: item.mediaType ?? '', size: formatBytes(locale, item.size ?? 0) })}</>;
}

/** A file or link by its name, with what is known of it. */
export function ItemName({ file, item }: { readonly file: CaseFile; readonly item: EvidenceItem }) {
  const t = useTranslations('casePage.held');
  const text = (field: string): string | null => textOf(file, 'EVIDENCE', item.id, field);
  const title = text('title') ?? text('fileName') ?? text('url') ?? t('erased');
  const description = text('description');
  const url = text('url');
  return (
    <>
      {item.form === 'FILE' ? (
        <a href={paths.evidence(item.id)} download>
          <bdi>{title}</bdi>
        </a>
      ) : (
        <bdi>{title}</bdi>
      )}
      {url !== null && url !== title && (
        <>
          <br />
          <bdi dir="ltr" className="small quiet">
            {url}
          </bdi>
        </>
      )}
      {description !== null && (
        <details>
          <summary>{t('words')}</summary>
          <blockquote dir="auto" className="as-written small">
            {description}
          </blockquote>
        </details>
      )}
    </>
  );
}
