'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Hidden } from '@/components/forms/inputs';
import { unwatchCaseAction, watchCaseAction } from '@/lib/actions/worklist';

/** Starts or ends watching a case. What one watches, nobody else can see. */
export function WatchForm({ caseId, isWatched }: { readonly caseId: string; readonly isWatched: boolean }) {
  const t = useTranslations('notes.watch');
  const [, send] = useActionState(isWatched ? unwatchCaseAction : watchCaseAction, null);
  return (
    <form action={send} className="no-print watch">
      <Hidden name="caseId" value={caseId} />
      {isWatched && <span>{t('isWatched')}</span>}{' '}
      <button className="btn-link" title={t('hint')}>
        {isWatched ? t('end') : t('start')}
      </button>
    </form>
  );
}
