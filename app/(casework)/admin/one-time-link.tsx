'use client';

import { useTranslations } from 'next-intl';
import { Note } from '@/components/ui/text';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** The link that a form's answer holds, if it holds one: to be handed over now, for it is shown this once. */
export function OneTimeLink({ state }: { readonly state: ActionState }) {
  const t = useTranslations('admin');
  const link = state?.values['link'];
  if (typeof link !== 'string') return null;
  return (
    <Note>
      <p>
        <label htmlFor="one-time-link">{t('linkTitle')}</label>
      </p>
      <input
        id="one-time-link"
        className="in"
        dir="ltr"
        readOnly
        value={link}
        aria-describedby="one-time-link-hint"
      />
      <p className="small" id="one-time-link-hint">
        {t('linkHint')}
      </p>
    </Note>
  );
}
