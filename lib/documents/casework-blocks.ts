import type { CaseWords } from '@/lib/documents/case-words';
import {
  heading,
  line,
  ownWords,
  type PrintedBlock,
  type PrintedSection,
} from '@/lib/documents/printed-document';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { accessRequestsOf, responsesOf, withdrawalsOf } from '@/lib/domain/case/beside-the-case';
import { notesOf } from '@/lib/domain/case/case-notes';
import { initialAssessments } from '@/lib/domain/case/initial-assessments';
import { formatNumber, formatWrittenDay } from '@/lib/i18n/format';

/** The initial assessments, one section a cycle; none where none was written. */
export function assessmentSections(words: CaseWords): readonly PrintedSection[] {
  const { file, say, notStated, instant, person } = words;
  return initialAssessments(file).map(({ cycle, assessment, byId, at, contentHash }) => ({
    title: say('caseFile.assessment', { cycle }),
    blocks: [
      {
        kind: 'FACTS',
        rows: [
          [
            say('initialAssessment.potential'),
            assessment.potential === null ? notStated : say(`enums.Answer.${assessment.potential}`),
          ],
          [
            say('initialAssessment.recommendation'),
            assessment.recommendation === null
              ? notStated
              : say(`enums.InitialRecommendation.${assessment.recommendation}`),
          ],
          [say('caseFile.author'), [instant(at), person(byId)].join(say('common.comma'))],
          [say('determination.decide.hash'), contentHash ?? notStated],
        ],
      },
      heading(say('initialAssessment.reasons')),
      ...ownWords(assessment.reasons || notStated),
      heading(say('initialAssessment.duplicates')),
      duplicatesSearched(words, assessment.duplicateSearch),
      ...searchBlocks(words, assessment),
    ],
  }));
}

function duplicatesSearched(
  { say, notStated }: CaseWords,
  search: InitialAssessment['duplicateSearch'],
): PrintedBlock {
  if (search === null) return line(say('initialAssessment.noDuplicateSearch'));
  const found = search.noneFound ? say('initialAssessment.noneFound') : search.found.join(', ');
  return {
    kind: 'FACTS',
    rows: [
      [say('initialAssessment.where'), search.where.join(' · ') || notStated],
      [say('initialAssessment.how'), search.how || notStated],
      [say('initialAssessment.found'), found || notStated],
    ],
  };
}

/** The search for the place and the search of the strike logs, as they were kept. */
export function searchBlocks(
  { say, notStated, locale }: CaseWords,
  { placeSearch, strikeQuery }: Pick<InitialAssessment, 'placeSearch' | 'strikeQuery'>,
): readonly PrintedBlock[] {
  const place: PrintedBlock =
    placeSearch === null
      ? line(say('casePage.looked.noPlace'))
      : {
          kind: 'FACTS',
          rows: [
            [say('casePage.looked.latin'), placeSearch.latinTexts.join(' · ') || notStated],
            [say('casePage.looked.arabic'), placeSearch.arabicTexts.join(' · ') || notStated],
            [
              say('casePage.looked.candidates'),
              placeSearch.noneFound
                ? say('casePage.looked.noneFound')
                : placeSearch.candidateIds.join(', ') || notStated,
            ],
          ],
        };
  const centre = strikeQuery?.centre ?? null;
  const strikes: PrintedBlock =
    strikeQuery === null
      ? line(say('casePage.looked.noStrikes'))
      : {
          kind: 'FACTS',
          rows: [
            [say('casePage.looked.centre'), centre === null ? notStated : `${centre.lat}, ${centre.lon}`],
            [
              say('casePage.looked.radius'),
              strikeQuery.radiusKm === null
                ? notStated
                : say('casePage.looked.km', { km: strikeQuery.radiusKm }),
            ],
            [
              say('casePage.looked.window'),
              `${formatWrittenDay(locale, strikeQuery.from)} – ${formatWrittenDay(locale, strikeQuery.to)}`,
            ],
            [say('casePage.looked.logs'), strikeQuery.logsCovered.join('; ') || notStated],
            [
              say('casePage.looked.hits'),
              strikeQuery.hits === null
                ? say('casePage.looked.notRun')
                : formatNumber(locale, strikeQuery.hits),
            ],
          ],
        };
  return [heading(say('casePage.looked.place')), place, heading(say('casePage.looked.strikes')), strikes];
}

/** What was done for those harmed, and what the submitter took back or asked to see. */
export function responseBlocks({ file, say, day }: CaseWords): readonly PrintedBlock[] {
  const said = (key: string, values?: Record<string, string>): string =>
    say(`casePage.responses.${key}`, values);
  const responses = responsesOf(file);
  const rights = [
    ...withdrawalsOf(file).flatMap(({ at, consents, rationale }) => [
      line(
        said('withdrawn', {
          on: day(at),
          consents: consents.map((one) => say(`enums.Consent.${one}`)).join(said('separator')),
        }),
      ),
      ...ownWords(rationale),
    ]),
    ...accessRequestsOf(file).flatMap((request) => [
      line(said('access', { on: day(request.receivedOn) })),
      ...ownWords(request.askedFor ?? said('erased')),
      ...(request.isAnswered
        ? [
            line(said('answered', { on: day(request.answeredOn) })),
            ...ownWords(request.howAnswered ?? said('erased')),
          ]
        : [line(said('waiting'))]),
    ]),
  ];
  return [
    ...(responses.length === 0 ? [line(said('none'))] : []),
    ...responses.flatMap(({ kind, byBody, givenOn, whatDone, amount, isTold }) => [
      heading(
        [
          say(`enums.ResponseKind.${kind}`),
          ...(byBody === null ? [] : [said('by', { body: byBody })]),
          day(givenOn),
        ].join(' · '),
      ),
      ...ownWords(whatDone ?? said('erased')),
      ...(amount === null ? [] : [line(said('amount')), ...ownWords(amount)]),
      ...(isTold ? [line(said('told'))] : []),
    ]),
    ...(rights.length === 0 ? [] : [heading(said('rightsTitle')), ...rights]),
  ];
}

/** What the staff wrote to each other. */
export function noteBlocks({ file, say, instant, person }: CaseWords): readonly PrintedBlock[] {
  const notes = notesOf(file);
  if (notes.length === 0) return [line(say('notes.none'))];
  return notes.flatMap((note) => [
    line(
      [
        instant(note.writtenAt),
        person(note.authorId),
        ...(note.kind === 'HAND_OVER' ? [say('notes.handedOver')] : []),
      ].join(' · '),
    ),
    ...ownWords(note.text ?? say('notes.erased')),
  ]);
}
