import { useLocale, useTranslations } from 'next-intl';
import { AsWritten } from './as-written';
import { StatusMark } from '@/components/case/status-mark';
import { Comma, Facts, Reference } from '@/components/ui/text';
import type { DeterminationPage } from '@/lib/db/queries/get-determination';
import type { PlaceSearch, StrikeQuery } from '@/lib/domain/assessment/determination';
import { displayReference } from '@/lib/domain/case/reference';
import { formatNumber } from '@/lib/i18n/format';

type Given = { readonly found: DeterminationPage };

/** What the reason asked for besides, where it was written: request, place search, strike search, the other case. */
export function FurtherRecord({ found }: Given) {
  const { content, state } = found;
  return (
    <>
      <DuplicateRecord found={found} />
      {(content.reason === 'INSUFFICIENT_INFORMATION' || content.rfiImpossibleReason !== '') && (
        <RequestRecord sent={state.rfisSent} impossible={content.rfiImpossibleReason} />
      )}
      {content.placeSearch && <PlaceRecord search={content.placeSearch} />}
      {content.strikeQuery && <StrikesRecord query={content.strikeQuery} />}
    </>
  );
}

function DuplicateRecord({ found: { content, duplicateTarget } }: Given) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  const { duplicate } = content;
  if (duplicate === null) return null;
  const { adds } = duplicate;
  return (
    <>
      <h3>{t('parts.duplicate')}</h3>
      <Facts
        items={[
          {
            term: t('decide.target'),
            value: (
              <Reference>
                {duplicateTarget === null
                  ? duplicate.targetReference
                  : displayReference(duplicateTarget.reference, duplicateTarget.cycle)}
              </Reference>
            ),
          },
          {
            term: t('decide.targetStatus'),
            value:
              duplicateTarget === null ? (
                t('decide.targetUnknown')
              ) : (
                <StatusMark status={duplicateTarget.status} />
              ),
          },
          {
            term: t('duplicateKind'),
            value: duplicate.kind === null ? t('decide.notStated') : enums(`DuplicateKind.${duplicate.kind}`),
          },
          {
            term: t('decide.adds'),
            value:
              adds.kind === 'ADDS' ? (
                <AsWritten>{adds.text}</AsWritten>
              ) : (
                t(adds.kind === 'NOTHING' ? 'decide.nothingAdded' : 'decide.notStated')
              ),
          },
        ]}
      />
    </>
  );
}

function RequestRecord({ sent, impossible }: { readonly sent: number; readonly impossible: string }) {
  const t = useTranslations('determination');
  const locale = useLocale();
  return (
    <>
      <h3>{t('parts.request')}</h3>
      <Facts
        items={[
          { term: t('decide.requestsSent'), value: formatNumber(locale, sent) },
          ...(impossible === ''
            ? []
            : [{ term: t('rfiImpossibleReason'), value: <AsWritten>{impossible}</AsWritten> }]),
        ]}
      />
    </>
  );
}

function PlaceRecord({ search }: { readonly search: PlaceSearch }) {
  const t = useTranslations('determination');
  return (
    <>
      <h3>{t('parts.place')}</h3>
      <Facts
        items={[
          { term: t('latinTexts'), value: <Lines lines={search.latinTexts} /> },
          { term: t('arabicTexts'), value: <Lines lines={search.arabicTexts} /> },
          {
            term: t('decide.candidates'),
            value:
              search.noneFound && search.candidateIds.length === 0 ? (
                t('decide.noneFound')
              ) : (
                <Lines lines={search.candidateIds} />
              ),
          },
        ]}
      />
    </>
  );
}

function StrikesRecord({ query }: { readonly query: StrikeQuery }) {
  const t = useTranslations('determination');
  const locale = useLocale();
  const figure = (value: number | null): string =>
    value === null ? t('decide.notStated') : formatNumber(locale, value);
  return (
    <>
      <h3>{t('parts.strikes')}</h3>
      <Facts
        items={[
          {
            term: t('centre'),
            value:
              query.centre === null ? (
                t('decide.notStated')
              ) : (
                <Reference>{`${String(query.centre.lat)}, ${String(query.centre.lon)}`}</Reference>
              ),
          },
          { term: t('radiusKm'), value: figure(query.radiusKm) },
          {
            term: t('decide.window'),
            value: (
              <>
                <Reference>{query.from}</Reference>
                <Comma />
                <Reference>{query.to}</Reference>
              </>
            ),
          },
          { term: t('logsCovered'), value: <Lines lines={query.logsCovered} /> },
          { term: t('hits'), value: figure(query.hits) },
        ]}
      />
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const t = useTranslations('determination.decide');
  if (lines.length === 0) return <>{t('notStated')}</>;
  return (
    <ul>
      {lines.map((line, n) => (
        <li key={n}>
          <bdi dir="auto">{line}</bdi>
        </li>
      ))}
    </ul>
  );
}
