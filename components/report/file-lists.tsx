import { useLocale, useTranslations } from 'next-intl';
import { formatBytes } from '@/components/report/byte-size';
import { Mark } from '@/components/ui/mark';

/** A file that has arrived. `sha256` in hex, `size` in bytes. */
export type ArrivedFile = { readonly fileName: string; readonly size: number; readonly sha256: string };

/** A file that did not, and why. */
export type TurnedAwayFile = {
  readonly fileName: string;
  readonly reason: 'EMPTY' | 'TOO_LARGE' | 'CUT_OFF' | 'TOO_MANY';
};

export type FileLimits = { readonly files: number; readonly bytes: number };

/** Files that are here already; `removable`: each can be taken out with the form. */
export function ArrivedFiles({
  files,
  removable = false,
}: {
  readonly files: readonly ArrivedFile[];
  readonly removable?: boolean;
}) {
  const t = useTranslations('evidence');
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <ul className="up">
      {files.map((file) => (
        <li key={file.sha256}>
          <bdi className="name">{file.fileName}</bdi>
          <span className="meta">
            <Mark name="tick" /> {t('here')}
            {locale === 'ar' ? '، ' : ', '}
            {formatBytes(locale, file.size)}
          </span>
          {removable && (
            <label className="pick">
              <input type="checkbox" name="removeFile" value={file.sha256} />
              <span>{t('removeOne', { name: file.fileName })}</span>
            </label>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Files that did not arrive, each with its reason and what to do; everything else is kept. */
export function TurnedAwayFiles({
  files,
  limits,
}: {
  readonly files: readonly TurnedAwayFile[];
  readonly limits: FileLimits;
}) {
  const t = useTranslations('evidence');
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <div className="field field-error" role="alert">
      <p className="legend">{t('refusedTitle', { count: files.length })}</p>
      {files.map(({ fileName, reason }, n) => (
        <p className="err" key={n}>
          <Mark name="warning" />
          <span>
            {t(`refused.${reason}`, {
              name: fileName,
              size: formatBytes(locale, limits.bytes),
              files: limits.files,
            })}
          </span>
        </p>
      ))}
      <p className="hint">{t('refusedOthers')}</p>
    </div>
  );
}

/** The field that takes files, with its limits said beforehand. */
export function FileField({
  limits,
  id = 'files',
}: {
  readonly limits: FileLimits;
  /** Its own where a page holds several. */
  readonly id?: string;
}) {
  const t = useTranslations('evidence');
  const locale = useLocale();
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {t('choose')}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {t('limits', { files: limits.files, size: formatBytes(locale, limits.bytes) })}{' '}
        {t('noMetadataRemoval')}
      </p>
      <input className="in-file" id={id} name="files" type="file" multiple aria-describedby={`${id}-hint`} />
    </div>
  );
}
