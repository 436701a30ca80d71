import { useLocale, useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { useDraftWords } from '@/components/case/draft-words';
import type { Kept } from '@/components/forms/use-autosave';
import { Note } from '@/components/ui/text';
import type { CitableSources } from '@/lib/domain/assessment/finding';
import type { ActionState } from '@/lib/domain/shared/action-state';
import { formatInstant } from '@/lib/i18n/format';

type Named = { readonly sources?: CitableSources };

const never = (): (() => void) => () => undefined;

/** Whether and when the draft was kept by itself. Nothing is promised where no script runs. */
export function KeptLine({ kept, sources }: Named & { readonly kept: Kept }) {
  const t = useTranslations('changes.autosave');
  const common = useTranslations('common');
  const words = useDraftWords(sources);
  const locale = useLocale();
  const runs = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const said = (): string => {
    switch (kept.kind) {
      case 'AS_SENT':
        return t('on');
      case 'HINDERED':
        return t('hindered');
      case 'FAILED':
        return t('failed');
      case 'CONFLICT':
        return t('conflict', { by: kept.by });
      case 'SAVED': {
        const at = formatInstant(locale, kept.at);
        if (kept.merged === null) return t('saved', { at });
        const { by } = kept.merged;
        const fields = kept.merged.fields.map((field) => words.name(field)).join(common('comma'));
        return by === '' ? t('mergedUnknown', { at, fields }) : t('merged', { at, by, fields });
      }
    }
  };
  return (
    <p className="small quiet" role="status">
      {runs && said()}
    </p>
  );
}

/** After a save that brought in what another had written: whose it was, and which parts. */
export function MergedNote({ state, sources }: Named & { readonly state: ActionState }) {
  const t = useTranslations('changes');
  const common = useTranslations('common');
  const words = useDraftWords(sources);
  const by = state?.values['mergedBy'];
  const fields = [state?.values['mergedFields'] ?? []].flat();
  if (typeof by !== 'string' || state?.conflict !== undefined || fields.length === 0) return null;
  return (
    <div role="status">
      <Note>
        <p>
          <strong>{by === '' ? t('mergedTitleUnknown') : t('mergedTitle', { by })}</strong>
        </p>
        <p>{t('mergedFields', { fields: fields.map((field) => words.name(field)).join(common('comma')) })}</p>
      </Note>
    </div>
  );
}
