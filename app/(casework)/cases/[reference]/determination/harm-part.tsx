import { useTranslations } from 'next-intl';
import type { Shown } from './shown';
import { FieldGroup } from '@/components/forms/field';
import { NumbersField } from '@/components/forms/inputs';
import { partsOf } from '@/lib/domain/assessment/people-parts';

/** Who was harmed, as far as it is conceded: the total, and of these the men, women and children where that is known. */
export function HarmPart({ state }: Shown) {
  const t = useTranslations('determination');
  return (
    <>
      <p className="hint">{t('harmHint')}</p>
      {(['killed', 'injured'] as const).map((figure) => (
        <div key={figure}>
          <NumbersField
            name={figure}
            label={t(figure)}
            state={state}
            parts={(['min', 'best', 'max'] as const).map((part) => ({
              name: `${figure}.${part}`,
              label: t(part),
            }))}
          />
          <FieldGroup
            name={`${figure}Parts`}
            label={t(`${figure}Parts`)}
            hint={t('partsHint')}
            optional
            state={state}
          >
            <div className="dt-people">
              {partsOf(figure).map((part) => (
                <NumbersField
                  key={part}
                  name={part}
                  label={t(`people.${part}`)}
                  state={state}
                  parts={(['min', 'max'] as const).map((end) => ({
                    name: `${part}.${end}`,
                    label: t(end),
                  }))}
                />
              ))}
            </div>
          </FieldGroup>
        </div>
      ))}
    </>
  );
}
