import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { PastForm } from '@/components/case/past-form';
import { STATUS_MARKS } from '@/components/case/status-mark';
import { useWords } from '@/components/case/use-words';
import { History } from '@/components/ui/record';
import { DataTable } from '@/components/ui/table';
import { Hash } from '@/components/ui/text';
import type { MarkName } from '@/components/ui/mark';
import { paths } from '@/lib/config/paths';
import type { CaseFile, HistoryEvent } from '@/lib/domain/case/case-file';
import { historyLines } from '@/lib/domain/case/history-lines';
import { sayEvent, type EventWords } from '@/lib/i18n/event-words';

/** 11. Everything that happened, in words; behind it every entry with its place in the ledger. */
export function SectionHistory({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('history');
  const types = useTranslations('enums.EventType');
  const words = useWords(file);
  const say = useEventWords(file);
  return (
    <CaseSection id="history" title={t('title')}>
      <History
        lines={historyLines(file.events).map(({ event, count }) => ({
          key: String(event.seq),
          at: event.recordedAt,
          when: words.day(event.recordedAt),
          mark: markOf(event),
          text: (
            <>
              {say(event)} {count > 1 && <span className="quiet">{t('times', { count })}</span>}
            </>
          ),
        }))}
      />
      <PastForm reference={file.state.reference} />
      <details>
        <summary>{t('everyEntry')}</summary>
        <p className="small quiet">
          {t('noProofYet')} {t('seqLeads')}
        </p>
        <DataTable
          columns={[
            { key: 'seq', head: t('seq') },
            { key: 'at', head: t('at'), label: t('at') },
            { key: 'what', head: t('what'), label: t('what') },
            { key: 'who', head: t('who'), label: t('who') },
            { key: 'hash', head: t('leafHash'), label: t('leafHash') },
          ]}
          rows={file.events.map((event) => ({
            key: String(event.seq),
            cells: {
              seq: (
                <Link href={paths.casePast(file.state.reference, event.seq)} prefetch={false}>
                  <bdi dir="ltr">{event.seq}</bdi>
                </Link>
              ),
              at: words.instant(event.recordedAt),
              what: types(event.type),
              who: <bdi>{words.actor(event)}</bdi>,
              hash: <Hash>{event.leafHash}</Hash>,
            },
          }))}
        />
      </details>
    </CaseSection>
  );
}

/** The shape beside a line: where the case went, or a dot for what happened beside it. */
function markOf(event: HistoryEvent): MarkName {
  if (event.type === 'RFI_REPLY_RECEIVED') return 'unread';
  return event.toStatus === null ? 'received' : STATUS_MARKS[event.toStatus];
}

/** Says an event as a sentence: who, what, and from where to where. */
function useEventWords(file: CaseFile): (event: HistoryEvent) => string {
  const t = useTranslations('history.event');
  const enums = useTranslations('enums');
  const words = useWords(file);
  const said: EventWords = {
    say: (key, values) => t(key, values),
    enumWord: (key) => (enums.has(key) ? enums(key) : null),
    person: (id) => words.person(id),
    actor: (event) => words.actor(event),
    unit: (id) => file.units[id] ?? words.notStated,
    day: words.day,
  };
  return (event) => sayEvent(said, event);
}
