import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, TextAreaField } from '@/components/forms/inputs';
import {
  ArrivedFiles,
  FileField,
  TurnedAwayFiles,
  type ArrivedFile,
  type FileLimits,
  type TurnedAwayFile,
} from '@/components/report/file-lists';
import { Note } from '@/components/ui/text';
import type { Problem } from '@/lib/domain/shared/outcome';

/** What became of an answer that was just sent. */
export type ReplyResult = {
  readonly stage: 'REPLYING' | 'REPLIED';
  readonly draft: string;
  readonly rfiId: string;
  readonly reply: string;
  readonly files: readonly ArrivedFile[];
  readonly refused: readonly TurnedAwayFile[];
  readonly problems: readonly Problem[];
};

/** The answer to one question, words and files in one: an ordinary form that streams. What was sent and refused stands there again. */
export function ReplyForm({
  action,
  rfiId,
  limits,
  result,
}: {
  readonly action: string;
  readonly rfiId: string;
  readonly limits: FileLimits;
  readonly result: ReplyResult | null;
}) {
  const t = useTranslations('track');
  const again = result !== null && result.rfiId === rfiId && result.stage === 'REPLYING' ? result : null;
  const state = again === null ? null : { values: { reply: again.reply }, problems: again.problems };
  // Several questions may be open at once: each form's field is found by an id of its own.
  const replyId = `reply-${rfiId}`;
  return (
    <form action={action} method="post" encType="multipart/form-data">
      <ErrorSummary state={state && { ...state, problems: state.problems.map(byOwnId(replyId)) }} />
      <Hidden name="rfiId" value={rfiId} />
      {again !== null && <Hidden name="draft" value={again.draft} />}
      <TextAreaField
        name="reply"
        id={replyId}
        label={t('answer')}
        rows={5}
        maxLength={50_000}
        state={state}
      />
      {again !== null && (
        <>
          <TurnedAwayFiles files={again.refused} limits={limits} />
          {again.refused.length > 0 && <p className="hint">{t('notSentYet')}</p>}
          <ArrivedFiles files={again.files} removable />
        </>
      )}
      <FileField limits={limits} id={`files-${rfiId}`} />
      <div className="btn-row" style={{ marginBlockStart: 12 }}>
        <button className="btn">{t('sendAnswer')}</button>
      </div>
    </form>
  );
}

/** A problem with the answer, pointing at the field of this form. */
const byOwnId =
  (replyId: string) =>
  (problem: Problem): Problem =>
    problem.field === 'reply' ? { ...problem, field: replyId } : problem;

/** Says of a question that its answer came in, or why it can't be answered any more. */
export function ReplyNews({
  rfiId,
  result,
}: {
  readonly rfiId: string;
  readonly result: ReplyResult | null;
}) {
  const t = useTranslations('allegation.done');
  if (result === null || result.rfiId !== rfiId) return null;
  if (result.stage === 'REPLIED')
    return (
      <div role="status">
        <Note>{t('reply')}</Note>
      </div>
    );
  return <ErrorSummary state={{ values: {}, problems: result.problems }} />;
}
