import { useTranslations } from 'next-intl';
import { NumbersField } from '@/components/forms/inputs';
import type { ActionState } from '@/lib/domain/shared/action-state';

const OF_KILLED = ['killedMen', 'killedWomen', 'killedChildren'] as const;

/** How many people were harmed. Empty is "not known", 0 is "nobody": the words say so. */
export function WhoPart({ state }: { readonly state: ActionState }) {
  const t = useTranslations('report.who');
  const ends = (name: string) => [
    { name: `${name}Min`, label: t('least') },
    { name: `${name}Max`, label: t('most') },
  ];
  return (
    <>
      <p className="hint">{t('intro')}</p>
      <NumbersField name="killed" label={t('killed')} parts={ends('killed')} state={state} />
      <NumbersField name="injured" label={t('injured')} parts={ends('injured')} state={state} />
      <p className="field legend">{t('ofKilled')}</p>
      <div className="conditional">
        {OF_KILLED.map((name) => (
          <NumbersField key={name} name={name} label={t(name)} parts={ends(name)} state={state} />
        ))}
      </div>
    </>
  );
}
