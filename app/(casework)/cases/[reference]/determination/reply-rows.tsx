import { useLocale, useTranslations } from 'next-intl';
import type { Shown } from './shown';
import { FieldGroup } from '@/components/forms/field';
import { Pick, TextAreaField } from '@/components/forms/inputs';
import { typed } from '@/components/forms/typed';
import type { CitableSource } from '@/lib/domain/assessment/finding';
import { REPLY_USES } from '@/lib/domain/assessment/weighed-reply';
import { localDigits } from '@/lib/i18n/format';

/** What became of each reply to a request for information: where it was used, or why not. */
export function ReplyRows({ state, replies }: Shown & { readonly replies: readonly CitableSource[] }) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  const locale = useLocale();
  if (replies.length === 0) return null;
  return (
    <>
      <h3>{t('replies')}</h3>
      <p className="hint">{t('repliesHint')}</p>
      {replies.map(({ id, name: question }, n) => {
        const name = `replies.${id}`;
        return (
          <FieldGroup
            key={id}
            name={name}
            label={t('reply', { number: localDigits(locale, String(n + 1)), question })}
            state={state}
          >
            <div className="opts-row">
              {REPLY_USES.map((use) => (
                <Pick
                  key={use}
                  kind="radio"
                  name={name}
                  value={use}
                  chosen={typed(state, name) === use}
                  label={enums(`ReplyUse.${use}`)}
                />
              ))}
            </div>
            <TextAreaField name={`${name}.how`} label={t('replyHow')} rows={2} state={state} />
          </FieldGroup>
        );
      })}
    </>
  );
}
