import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { useWords } from '@/components/case/use-words';
import { ItemName } from '@/components/case/evidence-items';
import { ButtonLink } from '@/components/ui/button';
import { Flag } from '@/components/ui/mark';
import { Thread } from '@/components/ui/record';
import { textOf, type CaseFile, type InformationRequest } from '@/lib/domain/case/case-file';

/** 8. What was asked and answered. A reply that nobody has read stands out, with the way to say that it was. */
export function SectionQuestions({
  file,
  readHref,
}: {
  readonly file: CaseFile;
  readonly readHref: string | null;
}) {
  const t = useTranslations('casePage.questions');
  const common = useTranslations('common');
  const words = useWords(file);
  const items = file.requests.flatMap((request, n) => {
    const question = {
      key: request.id,
      id: `rfi-${request.id}`,
      when: (
        <>
          {words.day(request.sentAt)}
          <br />
          {t('question', { number: n + 1, who: words.person(request.sentBy) })}
        </>
      ),
      children: (
        <>
          <p dir="auto" className="as-written">
            {textOf(file, 'RFI', request.id, 'question') ?? t('erased')}
          </p>
          <Standing file={file} request={request} />
        </>
      ),
    };
    if (request.repliedAt === null) return [question];
    const unread = request.replyReadAt === null;
    const reply = {
      key: `${request.id}-reply`,
      id: `reply-${request.id}`,
      unread,
      when: (
        <>
          {words.instant(request.repliedAt)}
          <br />
          {unread ? (
            <Flag kind="unread">{common('unread', { count: 1 })}</Flag>
          ) : (
            t('read', { on: words.day(request.replyReadAt) })
          )}
        </>
      ),
      children: (
        <>
          <p dir="auto" className="as-written">
            {textOf(file, 'RFI_REPLY', request.id, 'reply') ?? t('erased')}
          </p>
          <FilesWith file={file} request={request} />
          {unread && readHref !== null && (
            <p>
              <ButtonLink href={readHref} size="small">
                {t('markRead')}
              </ButtonLink>
            </p>
          )}
        </>
      ),
    };
    return [question, reply];
  });
  return (
    <CaseSection id="questions" title={t('title')}>
      {items.length === 0 ? <p className="quiet">{t('none')}</p> : <Thread items={items} />}
    </CaseSection>
  );
}

type OfRequest = { readonly file: CaseFile; readonly request: InformationRequest };

/** What followed a question: reminders, that it was taken back, or that an answer is awaited and perhaps late. */
function Standing({ file, request }: OfRequest) {
  const t = useTranslations('casePage.questions');
  const words = useWords(file);
  const { dueOn, repliedAt, withdrawnAt, overdue, reminders } = request;
  const because = textOf(file, 'RFI', request.id, 'withdrawnBecause');
  return (
    <>
      {reminders.map((reminder) => {
        const message = textOf(file, 'RFI_REMINDER', reminder.id, 'message');
        const said = { on: words.day(reminder.at), who: words.person(reminder.by) };
        return (
          <p key={reminder.id} className="small">
            {reminder.dueOn === null
              ? t('reminded', said)
              : t('remindedDue', { ...said, due: words.day(reminder.dueOn) })}{' '}
            {message !== null && <bdi className="as-written">{message}</bdi>}
          </p>
        );
      })}
      {withdrawnAt !== null && (
        <p className="small">
          {t('withdrawn', { on: words.day(withdrawnAt) })}{' '}
          {because !== null && (
            <>
              {t('withdrawnBecause')} <bdi className="as-written">{because}</bdi>
            </>
          )}
        </p>
      )}
      {repliedAt === null && withdrawnAt === null && (
        <p className="small quiet">
          {overdue ? (
            <Flag kind="late">{t('overdue', { on: words.day(dueOn) })}</Flag>
          ) : dueOn === null ? (
            t('noReply')
          ) : (
            t('noReplyDue', { on: words.day(dueOn) })
          )}
        </p>
      )}
    </>
  );
}

/** The files of a reply, by their numbers among all that is held. */
function FilesWith({ file, request }: OfRequest) {
  const t = useTranslations('casePage.questions');
  const items = file.evidence.filter(({ rfiId }) => rfiId === request.id);
  if (items.length === 0 || request.repliedAt === null) return null;
  return (
    <>
      <p className="small quiet">{t('filesWith')}</p>
      <ul className="plain">
        {items.map((item) => (
          <li key={item.id}>
            <bdi dir="ltr">E{item.number}</bdi> <ItemName file={file} item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}
