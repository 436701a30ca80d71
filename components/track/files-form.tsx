import { useTranslations } from 'next-intl';
import { FieldErrors } from '@/components/forms/field';
import { TextAreaField } from '@/components/forms/inputs';
import { Note } from '@/components/ui/text';
import {
  FileField,
  TurnedAwayFiles,
  type ArrivedFile,
  type FileLimits,
  type TurnedAwayFile,
} from '@/components/report/file-lists';
import type { Problem } from '@/lib/domain/shared/outcome';

/** What became of the files that were just sent. */
export type UploadResult = {
  readonly kept: readonly ArrivedFile[];
  readonly refused: readonly TurnedAwayFile[];
  readonly problems: readonly Problem[];
};

/** Adds files and links to a case: an ordinary form that streams; for submitters and staff alike. */
export function FilesForm({
  action,
  limits,
  result,
}: {
  readonly action: string;
  readonly limits: FileLimits;
  readonly result: UploadResult | null;
}) {
  const t = useTranslations('evidence');
  const wrong = result?.problems ?? [];
  return (
    <form action={action} method="post" encType="multipart/form-data" id="files-sent">
      {result && (
        <>
          {result.kept.length > 0 && (
            <div role="status">
              <Note>{t('sent', { count: result.kept.length })}</Note>
            </div>
          )}
          {wrong.length > 0 && (
            <div className="field field-error" role="alert">
              <FieldErrors name="files-form" problems={wrong} />
            </div>
          )}
          <TurnedAwayFiles files={result.refused} limits={limits} />
        </>
      )}
      <FileField limits={limits} />
      <TextAreaField name="links" label={t('links')} hint={t('linksHint')} rows={2} state={null} />
      <div className="btn-row" style={{ marginBlockStart: 12 }}>
        <button className="btn">{t('attach')}</button>
      </div>
    </form>
  );
}
