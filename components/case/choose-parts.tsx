import { useTranslations } from 'next-intl';
import { DraftLines } from '@/components/case/changed-since';
import { useDraftWords } from '@/components/case/draft-words';
import { Hidden, PickField } from '@/components/forms/inputs';
import type { CitableSources } from '@/lib/domain/assessment/finding';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** The parts that two people have written on, both texts side by side, to choose between. */
export function ChooseParts({
  state,
  sources,
}: {
  readonly state: ActionState;
  readonly sources?: CitableSources;
}) {
  const t = useTranslations('changes');
  const words = useDraftWords(sources);
  const choices = state?.conflict?.choices ?? [];
  if (choices.length === 0) return null;
  return (
    <section aria-labelledby="choose-parts">
      <h2 id="choose-parts">{t('chooseTitle')}</h2>
      <p>{t('chooseIntro')}</p>
      {choices.map(({ field, mine, theirs }) => (
        <div key={field} className="dt-choose">
          <Hidden name="inConflict" value={field} />
          <PickField
            name={`keep.${field}`}
            kind="radio"
            label={words.name(field)}
            state={state}
            choices={[
              { value: 'mine', label: t('mine'), hint: <DraftLines lines={words.lines(field, mine)} /> },
              {
                value: 'theirs',
                label: t('theirs'),
                hint: <DraftLines lines={words.lines(field, theirs)} />,
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
}
