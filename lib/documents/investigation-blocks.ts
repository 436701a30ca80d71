import type { CaseWords } from '@/lib/documents/case-words';
import {
  heading,
  line,
  ownWords,
  type PrintedBlock,
  type PrintedSection,
} from '@/lib/documents/printed-document';
import { textOf, valueOf, type HistoryEvent, type InvestigationRecord } from '@/lib/domain/case/case-file';
import { citableSources } from '@/lib/domain/case/citable-sources';

/** The investigations: what was ordered, who was heard and what was seen, how each ended; none where there was none. */
export function investigationSections(words: CaseWords): readonly PrintedSection[] {
  const { file, say } = words;
  if (file.investigations.length === 0) return [];
  return [
    {
      title: say('casePage.investigation.title'),
      blocks: file.investigations.flatMap((one) => [
        heading(say(`enums.InvestigationType.${one.type}`)),
        ...orderedBlocks(words, one),
        ...heardAndSeen(words, one),
        ...endedBlocks(words, one),
      ]),
    },
  ];
}

const eventsOf = (
  { file }: CaseWords,
  one: InvestigationRecord,
  type: HistoryEvent['type'],
): readonly HistoryEvent[] =>
  file.events.filter((event) => event.type === type && event.payload.investigationId === one.id);

function orderedBlocks(words: CaseWords, one: InvestigationRecord): readonly PrintedBlock[] {
  const { file, say, day, person } = words;
  const said = (field: string): string | null => textOf(file, 'INVESTIGATION', one.id, field);
  const authority = said('appointingAuthority');
  return [
    line(
      [
        say('casePage.investigation.line', {
          officer: said('officer') ?? person(one.officerId),
          opened: day(one.openedAt),
        }),
        one.concludedAt === null
          ? say('casePage.investigation.due', { on: day(one.dueOn) })
          : say('casePage.investigation.concluded', { on: day(one.concludedAt) }),
        ...(one.runsBeside ? [say('casePage.investigation.beside')] : []),
        ...(authority === null ? [] : [`${say('casePage.investigation.appointedBy')} ${authority}`]),
      ].join(' '),
    ),
    ...ownWords(said('scope')),
    ...eventsOf(words, one, 'INVESTIGATION_EXTENDED').flatMap((event) => {
      const why = (field: string): string | null =>
        textOf(file, 'INVESTIGATION_EXTENSION', String(event.payload.extensionId), field);
      return [
        line(
          say('casePage.investigation.extended', {
            who: person(event.actorId, event.actorKind),
            on: day(why('dueOn')),
          }),
        ),
        ...ownWords(why('rationale')),
      ];
    }),
  ];
}

function heardAndSeen(words: CaseWords, one: InvestigationRecord): readonly PrintedBlock[] {
  const { file, say, day, notStated } = words;
  // The number of a person counts through the whole case: the compartment keeps the name under the same one.
  const everyone = file.events.filter(({ type }) => type === 'INTERVIEW_RECORDED');
  return [
    ...eventsOf(words, one, 'INTERVIEW_RECORDED').flatMap((event) => {
      const said = (field: string): string | null =>
        textOf(file, 'INTERVIEW', String(event.payload.interviewId), field);
      return [
        line(
          [
            say('casePage.investigation.person', { number: everyone.indexOf(event) + 1 }),
            say(`enums.InterviewCapacity.${String(event.payload.capacity)}`),
            day(said('heldOn')),
            said('placeOrMeans') ?? notStated,
          ].join(' · '),
        ),
        ...ownWords(said('whatSaid')),
      ];
    }),
    ...eventsOf(words, one, 'SITE_VISIT_RECORDED').flatMap((event) => {
      const said = (field: string): string | null =>
        textOf(file, 'SITE_VISIT', String(event.payload.siteVisitId), field);
      const isMade = event.payload.siteVisit === 'MADE';
      const what = say(`enums.SiteVisit.${isMade ? 'MADE' : 'NOT_MADE'}`);
      return [
        line(isMade ? `${what} ${day(said('visitedOn'))}` : what),
        ...ownWords(said(isMade ? 'whatSeen' : 'rationale')),
      ];
    }),
  ];
}

function endedBlocks(
  { file, say, day, notStated }: CaseWords,
  one: InvestigationRecord,
): readonly PrintedBlock[] {
  if (one.concludedAt === null) return [];
  const said = (field: string): string | null => textOf(file, 'INVESTIGATION', one.id, field);
  const exhibits = valueOf(file, 'INVESTIGATION', one.id, 'exhibits');
  const chosen = Array.isArray(exhibits)
    ? citableSources(file).evidence.filter(({ id }) => exhibits.includes(id))
    : [];
  const reviewed =
    said('legalReview') === 'DONE'
      ? say('casePage.investigation.reviewed', {
          by: said('legalReviewBy') ?? notStated,
          on: day(said('legalReviewOn')),
        })
      : say('enums.LegalReview.NOT_DONE');
  return [
    ...(['findings', 'noInterviewReason', 'noSiteVisitReason', 'recommendations'] as const).flatMap(
      (field) => {
        const written = said(field);
        return written === null
          ? []
          : [heading(say(`casePage.investigation.${field}`)), ...ownWords(written)];
      },
    ),
    heading(say('casePage.investigation.legalReview')),
    line(reviewed),
    ...ownWords(said('legalReviewResult') ?? said('noLegalReviewReason')),
    ...(chosen.length === 0
      ? []
      : [heading(say('casePage.investigation.exhibits')), line(chosen.map(({ name }) => name).join('; '))]),
  ];
}
