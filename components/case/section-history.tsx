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

/** 10. Everything that happened, in words; behind it every entry with its place in the ledger. */
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
  return (event) => {
    const given = (name: string): string | null => {
      const value = event.payload[name];
      return typeof value === 'string' ? value : null;
    };
    const mentioned = event.payload['mentionedIds'];
    const persons = Array.isArray(mentioned)
      ? mentioned.filter((id) => typeof id === 'string')
      : [given('assigneeId') ?? given('officerId') ?? given('userId')].filter((id) => id !== null);
    const task = given('task');
    const sentence = t(event.type, {
      who: words.actor(event),
      whom: persons.map((id) => words.person(id)).join(t('separator')),
      hasWhom: persons.length === 0 ? 'no' : 'yes',
      outcome: event.outcome === null ? '' : enums(`Outcome.${event.outcome}`),
      reason: event.reason === null ? '' : enums(`Reason.${event.reason}`),
      hasReason: event.reason === null ? 'no' : 'yes',
      unit: file.units[given('unitId') ?? ''] ?? words.notStated,
      task:
        task !== null && enums.has(`ReviewTask.${task}`)
          ? enums(`ReviewTask.${task as 'DUPLICATE_ADDS'}`)
          : '',
      status: event.toStatus === null ? '' : enums(`CaseStatus.${event.toStatus}`),
      cycle: event.cycle ?? 1,
    });
    const moved = event.fromStatus !== null && event.toStatus !== null && event.fromStatus !== event.toStatus;
    const isEarlier = event.effectiveAt !== null && event.effectivePrecision !== 'INSTANT';
    return [
      // A sentence may begin with "the submitter".
      sentence.charAt(0).toUpperCase() + sentence.slice(1),
      moved &&
        t('moved', {
          from: enums(`CaseStatus.${event.fromStatus ?? 'RECEIVED'}`),
          to: enums(`CaseStatus.${event.toStatus ?? 'RECEIVED'}`),
        }),
      isEarlier && t('tookEffect', { on: words.day(event.effectiveAt) }),
    ]
      .filter(Boolean)
      .join(' ');
  };
}
