import { useTranslations } from 'next-intl';
import { EntryTable } from '@/components/case/entry-table';
import { STATUS_MARKS } from '@/components/case/status-mark';
import { useWords } from '@/components/case/use-words';
import { CorrectionWords } from '@/components/publication/corrections';
import { History } from '@/components/ui/record';
import type { MarkName } from '@/components/ui/mark';
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
  const events = eventsShown(file);
  return (
    <details>
      <summary>{t('everyEntry')}</summary>
      <p className="small quiet">
        {t('noProofYet')} {t('seqLeads')}
      </p>
      <EntryTable file={file} entries={events.map((event) => ({ event, what: types(event.type) }))} />
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
