import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RequestShown } from '@/components/track/allegation-view';
import { EvidenceList, type EvidenceItem } from '@/components/track/evidence-list';

type DateText = (at: Date) => string;

/** A question to the submitter: what was asked, by when, what followed, and the answer or the way to give one. */
export function Question({
  request,
  date,
  news,
  form,
  files,
}: {
  readonly request: RequestShown;
  readonly date: DateText;
  readonly news: ReactNode;
  readonly form: ReactNode;
  /** What came with the answer. */
  readonly files: readonly EvidenceItem[];
}) {
  const t = useTranslations('track');
  const isOpen = request.repliedAt === null && request.withdrawnAt === null;
  return (
    <div className="answer" id={`question-${request.id}`}>
      <p className="small quiet">
        {t('askedOn', { date: date(request.sentAt) })}
        {request.dueOn !== null && isOpen && (
          <strong>
            {t('semicolon')} {t(request.overdue ? 'answerLate' : 'answerBy', { date: date(request.dueOn) })}
          </strong>
        )}
      </p>
      <p dir="auto" className="plain-words">
        {request.question}
      </p>
      {request.reminders.map(({ id, at, dueOn, message }) => (
        <div key={id} className="answer">
          <p className="small quiet">{t('remindedOn', { date: date(at) })}</p>
          {message !== null && (
            <p dir="auto" className="plain-words">
              {message}
            </p>
          )}
          {dueOn !== null && <p>{t('remindedNewDay', { date: date(dueOn) })}</p>}
        </div>
      ))}
      {isOpen && request.overdue && request.dueOn !== null && (
        <p>{t('lateHelps', { date: date(request.dueOn) })}</p>
      )}
      {request.withdrawnAt !== null && (
        <>
          <p>{t('withdrawnOn', { date: date(request.withdrawnAt) })}</p>
          {request.withdrawnBecause !== null && (
            <p>
              {t('withdrawnBecause')}: <bdi dir="auto">{request.withdrawnBecause}</bdi>
            </p>
          )}
        </>
      )}
      {isOpen ? form : news}
      {request.repliedAt !== null && (
        <>
          <Words when={t('answeredOn', { date: date(request.repliedAt) })} text={request.reply ?? ''} />
          {files.length > 0 && <EvidenceList items={files} />}
        </>
      )}
    </div>
  );
}

/** Words of the submitter, with when they came. */
export function Words({ when, text }: { readonly when: string; readonly text: string }) {
  return (
    <div className="answer">
      <p className="small quiet">{when}</p>
      <p dir="auto" className="plain-words">
        {text}
      </p>
    </div>
  );
}
