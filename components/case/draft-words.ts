import { useLocale, useTranslations } from 'next-intl';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { DraftField } from '@/lib/domain/assessment/draft-fields';
import type { Citation, CitableSources, Finding } from '@/lib/domain/assessment/finding';
import type { DuplicateSearch, InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { PartRange } from '@/lib/domain/assessment/people-parts';
import type { ConsultedRow } from '@/lib/domain/assessment/sources-consulted';
import type { WeighedReply } from '@/lib/domain/assessment/weighed-reply';
import { formatNumber, formatRange, formatWrittenDay, localDigits } from '@/lib/i18n/format';

type Said<F extends keyof DeterminationContent> = DeterminationContent[F];

const NOTHING_HELD: CitableSources = { evidence: [], replies: [] };

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

/**
 * Words for the parts of a determination or an initial assessment and for what stands in them, wherever two texts of one
 * are compared.
 */
export function useDraftWords(sources: CitableSources = NOTHING_HELD) {
  const t = useTranslations('determination');
  const said = useTranslations('changes');
  const enums = useTranslations('enums');
  const locale = useLocale();
  const rangeOf = ({ min, max }: PartRange): string => formatRange(locale, min, max) ?? said('notStated');
  const oneOf = (choices: Readonly<Record<string, string>>, kind: string): readonly string[] => [
    choices[kind] ?? said('notStated'),
  ];

  const cited = (citation: Citation): string => {
    const held = (letter: string, list: CitableSources['evidence'], id: string): string => {
      const source = list.find((one) => one.id === id);
      return source === undefined
        ? t('found.notHere')
        : `${letter}${localDigits(locale, String(source.number))} ${source.name}`;
    };
    switch (citation.kind) {
      case 'EVIDENCE':
        return held('E', sources.evidence, citation.id);
      case 'RFI_REPLY':
        return held('R', sources.replies, citation.id);
      case 'STRIKE':
        return `${t('found.strike')} ${citation.reference}`;
      case 'URL':
        return citation.url;
    }
  };

  const figure = (value: Said<'killed'>): readonly string[] => [
    rangeOf(value),
    ...(value.best === null ? [] : [t('decide.bestOf', { best: formatNumber(locale, value.best) })]),
  ];
  const place = (value: NonNullable<Said<'placeSearch'>>): readonly string[] => [
    ...value.latinTexts,
    ...value.arabicTexts,
    ...value.candidateIds,
    ...(value.noneFound ? [t('noneFound')] : []),
  ];
  const strikes = (value: NonNullable<Said<'strikeQuery'>>): readonly string[] => [
    ...(value.centre === null ? [] : [`${value.centre.lat}, ${value.centre.lon}`]),
    ...(value.radiusKm === null ? [] : [`${t('radiusKm')}: ${formatNumber(locale, value.radiusKm)}`]),
    [value.from, value.to]
      .filter((moment) => moment !== '')
      .map((moment) => formatWrittenDay(locale, moment))
      .join(' – '),
    ...value.logsCovered,
    ...(value.hits === null ? [] : [`${t('hits')}: ${formatNumber(locale, value.hits)}`]),
  ];
  const searched = ({ where, how, found, noneFound }: DuplicateSearch): readonly string[] => [
    ...where,
    how,
    ...found,
    ...(noneFound ? [said('noCaseNear')] : []),
  ];
  const duplicate = ({ targetReference, kind, adds }: NonNullable<Said<'duplicate'>>): readonly string[] => [
    targetReference,
    ...(kind === null ? [] : [enums(`DuplicateKind.${kind}`)]),
    ...(adds.kind === 'ADDS' ? [adds.text] : adds.kind === 'NOTHING' ? [t('addsNothing')] : []),
  ];
  const contrary = (value: Said<'contraryEvidence'>): readonly string[] =>
    value.kind === 'NAMED' ? [value.text] : oneOf({ NONE: t('decide.contraryNone') }, value.kind);
  const crime = (value: Said<'criminality'>): readonly string[] =>
    value.kind === 'RAISED' ? [value.text] : oneOf({ NONE: t('criminalityNone') }, value.kind);
  const answer = ({ answer: given, note }: Said<'answers'>['HARM']): readonly string[] => [
    given === null ? t('decide.unanswered') : enums(`Answer.${given}`),
    note,
  ];
  const source = ({ state, reason }: ConsultedRow): readonly string[] => [
    state === null ? t('decide.notFilled') : enums(`ConsultedState.${state}`),
    reason,
  ];

  const weighed = ({ use, how }: WeighedReply): readonly string[] => [
    ...(use === null ? [] : [enums(`ReplyUse.${use}`)]),
    how,
  ];

  /** What stands in a part, line by line; a single "not stated" where nothing does. */
  const lines = (field: DraftField, value: unknown): readonly string[] => {
    const [name = ''] = field.split('.');
    const written = ((): readonly string[] => {
      if (isBlank(value)) return [];
      switch (name) {
        case 'outcome':
          return [enums(`Outcome.${value as NonNullable<Said<'outcome'>>}`)];
        case 'reason':
          return [enums(`Reason.${value as NonNullable<Said<'reason'>>}`)];
        case 'causeCode':
          return [enums(`CauseCode.${value as NonNullable<Said<'causeCode'>>}`)];
        case 'potential':
          return [enums(`Answer.${value as NonNullable<InitialAssessment['potential']>}`)];
        case 'recommendation':
          return [
            enums(`InitialRecommendation.${value as NonNullable<InitialAssessment['recommendation']>}`),
          ];
        case 'duplicateSearch':
          return searched(value as DuplicateSearch);
        case 'killed':
        case 'injured':
          return figure(value as Said<'killed'>);
        case 'placeSearch':
          return place(value as NonNullable<Said<'placeSearch'>>);
        case 'strikeQuery':
          return strikes(value as NonNullable<Said<'strikeQuery'>>);
        case 'duplicate':
          return duplicate(value as NonNullable<Said<'duplicate'>>);
        case 'contraryEvidence':
          return contrary(value as Said<'contraryEvidence'>);
        case 'criminality':
          return crime(value as Said<'criminality'>);
        case 'answers':
          return answer(value as Said<'answers'>['HARM']);
        case 'sourcesConsulted':
          return source(value as ConsultedRow);
        case 'replies':
          return weighed(value as WeighedReply);
        case 'findings':
          return [(value as Finding).text, ...(value as Finding).citations.map(cited)];
        default:
          return typeof value === 'string' ? [value] : [rangeOf(value as PartRange)];
      }
    })().filter((line) => line !== '');
    return written.length === 0 ? [said('notStated')] : written;
  };

  /** What a part is called. */
  const name = (field: DraftField): string => {
    const [whole = '', row = ''] = field.split('.');
    if (whole === 'answers') return enums(`StandardQuestion.${row as 'HARM'}`);
    if (whole === 'sourcesConsulted') return enums(`ConsultedSource.${row as ConsultedRow['source']}`);
    if (whole === 'replies') return `${said('fields.replies')} ${cited({ kind: 'RFI_REPLY', id: row })}`;
    return said(`fields.${whole}`);
  };

  return { lines, name };
}
