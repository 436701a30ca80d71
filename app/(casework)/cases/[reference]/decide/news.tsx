import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AsWritten } from './as-written';
import { ReviewSection } from './review-section';
import { useWords } from '@/components/case/use-words';
import { Marked } from '@/components/ui/mark';
import { DataTable } from '@/components/ui/table';
import { paths } from '@/lib/config/paths';
import { sinceSubmission, type Arrival } from '@/lib/domain/case/arrivals';
import { textOf, type CaseFile, type HistoryEvent } from '@/lib/domain/case/case-file';

/** Replies nobody has read, and all that came to the case after the submission: evidence, information, replies, notes. */
export function News({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('changes.news');
  const words = useWords(file);
  const casePath = paths.case(file.state.reference);
  const { arrivals, notes } = sinceSubmission(file);
  const unread = file.requests.filter(
    ({ repliedAt, replyReadAt }) => repliedAt !== null && replyReadAt === null,
  );
  const rows = [
    ...unread.map(({ id, repliedAt }) => ({
      key: id,
      cells: {
        at: words.instant(repliedAt),
        what: <Marked name="unread">{t('unread')}</Marked>,
        text: <a href={`${casePath}#rfi-${id}`}>{t('readIt')}</a>,
      },
    })),
    ...[...arrivals, ...notes]
      .sort((a, b) => a.seq - b.seq)
      .map((event) => ({
        key: String(event.seq),
        cells: {
          at: words.instant(event.recordedAt),
          what: t(event.type as Arrival),
          text: <Said file={file} event={event} casePath={casePath} />,
        },
      })),
  ];
  return (
    <ReviewSection id="news" title={t('title')}>
      {rows.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <DataTable
          columns={[
            { key: 'at', head: t('at') },
            { key: 'what', head: t('what'), label: t('what') },
            { key: 'text', head: t('text'), label: t('text') },
          ]}
          rows={rows}
        />
      )}
    </ReviewSection>
  );
}

/** The words that came with an event, with the way to where they stand. */
function Said({
  file,
  event: { type, payload },
  casePath,
}: {
  readonly file: CaseFile;
  readonly event: HistoryEvent;
  readonly casePath: string;
}): ReactNode {
  const t = useTranslations('changes.news');
  const id = (name: string): string => (typeof payload[name] === 'string' ? payload[name] : '');
  switch (type) {
    case 'EVIDENCE_ATTACHED': {
      const item = id('evidenceId');
      const named = ['title', 'fileName', 'url'].map((field) => textOf(file, 'EVIDENCE', item, field));
      return (
        <a href={`${casePath}#hold`}>
          <bdi>{named.find((name) => name !== null) ?? t('erased')}</bdi>
        </a>
      );
    }
    case 'RFI_REPLY_RECEIVED':
      return <a href={`${casePath}#rfi-${id('rfiId')}`}>{t('readIt')}</a>;
    case 'ALLEGATION_VERSION_APPENDED':
      return <a href={casePath}>{t('ALLEGATION_VERSION_APPENDED')}</a>;
    default: {
      const said =
        type === 'INFORMATION_ADDED'
          ? textOf(file, 'INFORMATION', id('informationId'), 'text')
          : textOf(file, 'NOTE', id('noteId'), 'text');
      return said === null ? t('erased') : <AsWritten>{said}</AsWritten>;
    }
  }
}
