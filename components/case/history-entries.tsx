import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { STATUS_MARKS } from '@/components/case/status-mark';
import { useWords } from '@/components/case/use-words';
import { CorrectionWords } from '@/components/publication/corrections';
import { History } from '@/components/ui/record';
import { DataTable } from '@/components/ui/table';
import { Hash } from '@/components/ui/text';
import type { MarkName } from '@/components/ui/mark';
import { paths } from '@/lib/config/paths';
import { eventsShown } from '@/lib/domain/case/case-extract';
import { valueOf, type CaseFile, type HistoryEvent } from '@/lib/domain/case/case-file';
import type { ProposedCorrection } from '@/lib/domain/case/correction';
import { eventChanges, writtenBy } from '@/lib/domain/case/event-changes';
import { historyLines } from '@/lib/domain/case/history-lines';
import { sayEvent, type EventWords } from '@/lib/i18n/event-words';

/** The events that the file was read for, in words, oldest first. */
export function HistoryLines({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('history');
  const words = useWords(file);
  const say = useEventWords(file);
  const events = eventsShown(file);
  return (
    <History
      lines={historyLines(events).map(({ event, seqs }) => ({
        key: String(event.seq),
        at: event.recordedAt,
        when: words.day(event.recordedAt),
        mark: markOf(event),
        text: (
          <>
            {say(event, seqs)} <Corrected file={file} event={event} />{' '}
            {seqs.length > 1 && <span className="quiet">{t('times', { count: seqs.length })}</span>}
          </>
        ),
      }))}
    />
  );
}

/** The same entries one by one, each with its place in the ledger. */
export function LedgerEntries({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('history');
  const types = useTranslations('enums.EventType');
  const words = useWords(file);
  const events = eventsShown(file);
  return (
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
        rows={events.map((event) => ({
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
  );
}

/** The shape beside a line: where the case went, or a dot for what happened beside it. */
function markOf(event: HistoryEvent): MarkName {
  if (event.type === 'RFI_REPLY_RECEIVED') return 'unread';
  return event.toStatus === null ? 'received' : STATUS_MARKS[event.toStatus];
}

const OF_CORRECTIONS: readonly HistoryEvent['type'][] = [
  'CORRECTION_PROPOSED',
  'CORRECTION_APPROVED',
  'CORRECTION_REFUSED',
];

/** What a correction changes, from what to what; nothing for any other event. */
function Corrected({ file, event }: { readonly file: CaseFile; readonly event: HistoryEvent }) {
  const { locale } = useWords(file);
  if (!OF_CORRECTIONS.includes(event.type)) return null;
  const correction = valueOf(file, 'PROPOSAL', String(event.payload['proposalId']), 'correction');
  return correction === undefined ? null : (
    <CorrectionWords locale={locale} correction={correction as ProposedCorrection} />
  );
}

/** Says an event as a sentence: who, what, from where to where, and what all the events of its line wrote. */
function useEventWords(file: CaseFile): (event: HistoryEvent, seqs: readonly number[]) => string {
  const t = useTranslations('history.event');
  const enums = useTranslations('enums');
  const fields = useTranslations('recorded.field');
  const words = useWords(file);
  const changes = eventChanges(file);
  const said: EventWords = {
    say: (key, values) => t(key, values),
    enumWord: (key) => (enums.has(key) ? enums(key) : null),
    person: (id) => words.person(id),
    actor: (event) => words.actor(event),
    unit: (id) => file.units[id] ?? words.notStated,
    day: words.day,
    change: ({ seq }) => changes.get(seq),
  };
  return (event, seqs) =>
    sayEvent(
      said,
      event,
      writtenBy(file, seqs).map((field) => fields(field)),
    );
}
