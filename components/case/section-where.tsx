import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { useWords } from '@/components/case/use-words';
import { Facts, PlaceName, Reference } from '@/components/ui/text';
import { textOf, valueOf, type CaseFile } from '@/lib/domain/case/case-file';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import type { TimePrecision } from '@/lib/domain/shared/incident-time';

/** The time of the incident as the source has it, for sentences elsewhere on the page. */
export function incidentOf(file: CaseFile) {
  const value = valueOf(file, 'ALLEGATION', file.state.id, 'incident') as
    | {
        start?: string | null;
        end?: string | null;
        precision?: TimePrecision | null;
        zone?: string | null;
        words?: string;
      }
    | null
    | undefined;
  return {
    from: value?.start ?? null,
    to: value?.end ?? null,
    precision: value?.precision ?? null,
    timeZone: value?.zone ?? 'UTC',
    words: value?.words ?? '',
  };
}

/** 2. The place in each script, the position as it was given, and the time in words. */
export function SectionWhere({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.where');
  const words = useWords(file);
  const { head, state } = file;
  const area = GOVERNORATES.find(({ code }) => code === head.governorate);
  const position = valueOf(file, 'ALLEGATION', state.id, 'position') as { given?: string } | null | undefined;
  const incident = incidentOf(file);
  const time = words.when(incident);
  const accuracy = textOf(file, 'ALLEGATION', state.id, 'positionAccuracy');
  const levels = useTranslations('enums.AccuracyLevel');
  return (
    <CaseSection id="where" title={t('title')}>
      <Facts
        items={[
          {
            term: t('place'),
            value: (
              <PlaceName
                latin={head.placeNameLatin}
                original={head.placeNameOriginal}
                fallback={words.notStated}
              />
            ),
          },
          {
            term: t('governorate'),
            value: (
              <PlaceName latin={area?.en ?? null} original={area?.ar ?? null} fallback={words.notStated} />
            ),
          },
          {
            term: t('position'),
            value: position?.given ? (
              <Reference>{position.given}</Reference>
            ) : head.latitude !== null && head.longitude !== null ? (
              <Reference>{`${head.latitude}, ${head.longitude}`}</Reference>
            ) : (
              words.notStated
            ),
          },
          ...(accuracy && levels.has(accuracy) ? [{ term: t('accuracy'), value: levels(accuracy) }] : []),
          {
            term: t('when'),
            value: (
              <>
                {time.text}
                {(time.utc ?? incident.words) !== '' && '.'}
                {time.utc && <span className="quiet"> {t('inUtc', { utc: time.utc })}</span>}
                {incident.words !== '' && (
                  <>
                    {' '}
                    <bdi dir="auto">{t('inTheirWords', { words: incident.words })}</bdi>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </CaseSection>
  );
}
