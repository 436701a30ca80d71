import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { useWords } from '@/components/case/use-words';
import { ButtonLink } from '@/components/ui/button';
import { Flag } from '@/components/ui/mark';
import { Thread } from '@/components/ui/record';
import { textOf, type CaseFile } from '@/lib/domain/case/case-file';

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
          {request.repliedAt === null && (
            <p className="small quiet">
              {request.dueOn === null ? t('noReply') : t('noReplyDue', { on: words.day(request.dueOn) })}
            </p>
          )}
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
