import { useTranslations } from 'next-intl';
import { Reference } from '@/components/ui/text';
import type { CorrectableField, CorrectableValues, ProposedCorrection } from '@/lib/domain/case/correction';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { incidentDays } from '@/lib/domain/shared/incident-day';
import { formatDate, formatNumber, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** One correction in the words meant for the public; `reference` is left out where the page is about one case. */
export type CorrectionShown = {
  readonly id: string;
  readonly reference?: string;
  readonly field?: CorrectableField;
  readonly at: string;
  readonly said: ProposedCorrection | null;
  readonly why: string;
};

/** A field with one of its values. */
type FieldValue = {
  readonly [F in CorrectableField]: { readonly field: F; readonly value: CorrectableValues[F] };
}[CorrectableField];

/** What stood before the correction. */
export const oldValue = ({ field, from }: ProposedCorrection) => ({ field, value: from }) as FieldValue;
/** What stands since. */
export const newValue = ({ field, to }: ProposedCorrection) => ({ field, value: to }) as FieldValue;
/** What stands on record of a field. */
export const standingValue = (field: CorrectableField, values: CorrectableValues) =>
  ({ field, value: values[field] }) as FieldValue;

/** Corrections as lines: which case, what, from what to what, and why. */
export function CorrectionLines({
  locale,
  corrections,
}: {
  readonly locale: Locale;
  readonly corrections: readonly CorrectionShown[];
}) {
  const t = useTranslations('publication');
  const fields = useTranslations('enums.CorrectableField');
  return (
    <ul className="corrections">
      {corrections.map((one) => {
        const field = one.said?.field ?? one.field;
        return (
          <li key={one.id}>
            <p>
              {one.reference !== undefined && (
                <>
                  <Reference>{one.reference}</Reference>{' '}
                </>
              )}
              {one.said === null ? (
                <strong>{field === undefined ? t('correctedRecord') : fields(field)}</strong>
              ) : (
                <CorrectionWords locale={locale} correction={one.said} />
              )}
            </p>
            <p className="small quiet">
              {t('correctedOn', { date: formatDate(locale, one.at) })} <span dir="auto">{one.why}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** "Killed: 3–5 becomes 4–6", with long texts beneath each other. */
export function CorrectionWords({
  locale,
  correction,
}: {
  readonly locale: Locale;
  readonly correction: ProposedCorrection;
}) {
  const t = useTranslations('publication');
  const fields = useTranslations('enums.CorrectableField');
  return (
    <>
      <strong>{fields(correction.field)}</strong>{' '}
      {t.rich('corrected', {
        from: () => (
          <del className="was">
            <CorrectedValue locale={locale} {...oldValue(correction)} />
          </del>
        ),
        to: () => (
          <ins className="is">
            <CorrectedValue locale={locale} {...newValue(correction)} />
          </ins>
        ),
      })}
    </>
  );
}

/** One value of a correctable field, in words. */
export function CorrectedValue({ locale, ...given }: { readonly locale: Locale } & FieldValue) {
  const notStated = useTranslations('common')('notStated');
  const reasons = useTranslations('enums.Reason');
  const t = useTranslations('publication');
  switch (given.field) {
    case 'KILLED':
    case 'INJURED': {
      const { min, best, max } = given.value;
      const range = formatRange(locale, min, max);
      if (range === null) return <>{notStated}</>;
      return (
        <bdi>
          {best === null || min === max
            ? range
            : t('correctedPeople', { range, best: formatNumber(locale, best) })}
        </bdi>
      );
    }
    case 'REASON':
      return <>{given.value === null ? notStated : reasons(given.value)}</>;
    case 'INCIDENT_DATE': {
      const days = incidentDays({ ...given.value, timeZone: given.value.zone ?? null });
      if (days === null) return <>{notStated}</>;
      const [first, last] = [formatDate(locale, days.first), formatDate(locale, days.last)];
      return <bdi>{first === last ? first : t('between', { from: first, to: last })}</bdi>;
    }
    case 'GOVERNORATE': {
      const found = GOVERNORATES.find(({ code }) => code === given.value);
      return <>{found === undefined ? notStated : locale === 'ar' ? found.ar : found.en}</>;
    }
    case 'PUBLIC_TEXT':
    case 'PLACE_NAME':
      return given.value === null ? <>{notStated}</> : <bdi dir="auto">{given.value}</bdi>;
  }
}
