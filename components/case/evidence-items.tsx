import { useLocale, useTranslations } from 'next-intl';
import { useWords } from '@/components/case/use-words';
import { formatBytes } from '@/components/report/byte-size';
import { Mark } from '@/components/ui/mark';
import { DataTable } from '@/components/ui/table';
import { Hash } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { ArchiveContents } from '@/lib/domain/evidence/archive';
import { evidenceShown } from '@/lib/domain/case/case-extract';
import { isHeld, textOf, valueOf, type CaseFile, type EvidenceItem } from '@/lib/domain/case/case-file';

/** The files and links that the file was read for, each under its number and with a place to lead to. */
export function EvidenceItems({
  file,
  releaseHref = null,
  leadsToCustody = true,
}: {
  readonly file: CaseFile;
  /** Where the reader lets held files through; null where that is not theirs to do. */
  readonly releaseHref?: string | null;
  /** Whether each file leads to its custody record. */
  readonly leadsToCustody?: boolean;
}) {
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
              <Standing file={file} item={item} releaseHref={releaseHref} />
              <Contents file={file} item={item} />
              {leadsToCustody && item.form === 'FILE' && (
                <p className="small no-print">
                  <a href={paths.caseCustody(file.state.reference, item.number)}>{t('custody')}</a>
                </p>
              )}
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

/** That a file is held, or was, and why. */
function Standing({
  file,
  item,
  releaseHref,
}: {
  readonly file: CaseFile;
  readonly item: EvidenceItem;
  readonly releaseHref: string | null;
}) {
  const t = useTranslations('casePage.held');
  const reasons = useTranslations('enums.HeldBecause');
  const locale = useLocale();
  const words = useWords(file);
  if (item.heldBecause.length === 0) return null;
  const why = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    item.heldBecause.map((one) => reasons(one)),
  );
  return (
    <p className="small">
      {isHeld(item) ? (
        <>
          <Mark name="warning" /> {t('held', { why })}{' '}
          {releaseHref !== null && <a href={releaseHref}>{t('release')}</a>}
        </>
      ) : (
        <>
          {t('released', {
            why,
            on: words.day(item.releasedAt ?? ''),
            who: words.person(item.releasedBy),
          })}{' '}
          <bdi className="as-written">{textOf(file, 'EVIDENCE', item.id, 'releasedBecause')}</bdi>
        </>
      )}
    </p>
  );
}

/** What is in an archive: its first entries by name and unpacked size. */
function Contents({ file, item }: { readonly file: CaseFile; readonly item: EvidenceItem }) {
  const t = useTranslations('casePage.held');
  const locale = useLocale();
  const contents = valueOf(file, 'EVIDENCE', item.id, 'contents') as ArchiveContents | undefined;
  if (contents === undefined) return null;
  const unnamed = contents.entryCount - contents.entries.length;
  return (
    <details className="small">
      <summary>
        {t('contents', { count: contents.entryCount, size: formatBytes(locale, contents.unpackedBytes) })}
      </summary>
      <ul>
        {contents.entries.map(({ name, size }, n) => (
          <li key={n}>
            <bdi>{name}</bdi>, {formatBytes(locale, size)}
          </li>
        ))}
        {unnamed > 0 && contents.entries.length > 0 && <li>{t('contentsMore', { count: unnamed })}</li>}
      </ul>
    </details>
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
      {item.form === 'FILE' && !isHeld(item) ? (
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
