import { caseWords, eventWords, type CaseWords, type Say } from '@/lib/documents/case-words';
import { assessmentSections, noteBlocks, responseBlocks } from '@/lib/documents/casework-blocks';
import { determinationBlocks } from '@/lib/documents/determination-blocks';
import { investigationSections } from '@/lib/documents/investigation-blocks';
import { fieldName, recordBlocks } from '@/lib/documents/record-blocks';
import {
  line,
  ownWords,
  type PrintedBlock,
  type PrintedDocument,
  type PrintedSection,
} from '@/lib/documents/printed-document';
import {
  isHeld,
  textOf,
  valueOf,
  type CaseForPrint,
  type InformationRequest,
} from '@/lib/domain/case/case-file';
import { writtenBy } from '@/lib/domain/case/event-changes';
import { displayReference } from '@/lib/domain/case/reference';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { sayEvent } from '@/lib/i18n/event-words';
import { formatInstant, formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/**
 * A whole case for paper: what the case page tells, in its order, every determination of every cycle, the history with
 * its place in the ledger, and last everything on record in every version. `now` is when it is printed.
 */
export function caseFileDocument(
  { file, versions }: CaseForPrint,
  locale: Locale,
  say: Say,
  now: string,
): PrintedDocument {
  const words = caseWords(file, locale, say);
  const reference = displayReference(file.state.reference, file.state.cycle);
  const last = file.events.at(-1);
  return {
    title: say('caseFile.title', { reference }),
    lines: [
      [file.head.placeNameLatin, file.head.placeNameOriginal].filter((name) => name !== null).join(' · '),
      say('caseFile.printed', { at: formatInstant(locale, now) }),
      ...(last ? [say('caseFile.through', { seq: formatNumber(locale, last.seq) }), last.leafHash] : []),
    ].filter((line) => line !== ''),
    language: locale,
    contentsTitle: say('caseFile.contents'),
    foot: `${reference} · ${say('caseFile.staffOnly')}`,
    at: now,
    sections: [
      { title: say('caseFile.theCase'), blocks: [theCase(words)] },
      { title: say('casePage.alleged.title'), blocks: alleged(words) },
      { title: say('casePage.held.title'), blocks: held(words) },
      { title: say('casePage.questions.title'), blocks: questions(words) },
      ...assessmentSections(words),
      ...findings(words),
      ...investigationSections(words),
      { title: say('casePage.responses.title'), blocks: responseBlocks(words) },
      { title: say('notes.title'), blocks: noteBlocks(words) },
      { title: say('history.title'), blocks: [history(words)] },
      {
        title: say('caseFile.record'),
        blocks: [line(say('caseFile.recordText')), ...recordBlocks(words, versions)],
      },
    ],
  };
}

function theCase({ file, locale, say, notStated, instant, day, person }: CaseWords): PrintedBlock {
  const { head, state } = file;
  const area = GOVERNORATES.find(({ code }) => code === head.governorate);
  const position = head.latitude === null ? notStated : `${head.latitude}, ${head.longitude ?? ''}`;
  return {
    kind: 'FACTS',
    rows: [
      [say('caseFile.status'), say(`enums.CaseStatus.${state.status}`)],
      [say('caseFile.since'), instant(head.statusSince)],
      [say('caseFile.cycle'), formatNumber(locale, state.cycle)],
      [say('caseFile.assignee'), state.assigneeId === null ? notStated : person(state.assigneeId)],
      [
        say('casePage.alleged.received'),
        head.receivedPrecision === 'NOT_STATED' ? notStated : day(head.receivedAt),
      ],
      [
        say('casePage.alleged.source'),
        `${say(`enums.SourceKind.${head.sourceKind}`)} ${head.organisation ?? ''}`,
      ],
      [say('caseFile.codes'), head.codes.join(' ') || notStated],
      [say('casePage.where.governorate'), area ? (locale === 'ar' ? area.ar : area.en) : notStated],
      [say('casePage.where.position'), position],
      [say('caseFile.duplicateOf'), head.duplicateOf?.reference ?? notStated],
    ],
  };
}

const CLAIMED = [
  'killed',
  'killedMen',
  'killedWomen',
  'killedChildren',
  'injured',
  'injuredChildren',
] as const;

function alleged({ file, say, notStated, range }: CaseWords): readonly PrintedBlock[] {
  const said = (field: string): string | null => textOf(file, 'ALLEGATION', file.state.id, field);
  const figure = (name: string): string => {
    const value = valueOf(file, 'ALLEGATION', file.state.id, name);
    return value === undefined || value === null ? notStated : range(value as { min: number; max: number });
  };
  return [
    ...(said('narrative') === null
      ? [line(say('casePage.alleged.noNarrative'))]
      : ownWords(said('narrative'))),
    ...(said('translation') === null
      ? []
      : [
          { kind: 'HEADING', text: say('casePage.alleged.translation') } as const,
          ...ownWords(said('translation')),
        ]),
    {
      kind: 'FACTS',
      rows: [
        [say('casePage.alleged.ours'), said('ourInvolvement') ?? notStated],
        ...CLAIMED.map((name) => [say(`casePage.harm.figure.${name}`), figure(name)] as const),
      ],
    },
  ];
}

function held({ file, say, notStated, day, person }: CaseWords): readonly PrintedBlock[] {
  if (file.evidence.length === 0) return [line(say('casePage.held.none'))];
  const name = (id: string): string =>
    ['title', 'fileName', 'url']
      .map((field) => textOf(file, 'EVIDENCE', id, field))
      .find((one) => one !== null) ?? say('casePage.held.erased');
  return [
    {
      kind: 'TABLE',
      head: [say('caseFile.number'), say('casePage.held.item'), say('casePage.held.from'), 'SHA-256'],
      widths: [1, 4, 3, 5],
      codes: [0, 3],
      rows: file.evidence.map((item, n) => [
        `E${n + 1}`,
        isHeld(item)
          ? // On a line of its own: the name may read the other way.
            `${name(item.id)}\n${say('casePage.held.held', { why: item.heldBecause.map((why) => say(`enums.HeldBecause.${why}`)).join(say('common.comma')) })}`
          : name(item.id),
        say('casePage.held.fromValue', {
          who: person(item.attachedBy, item.byKind),
          on: day(item.attachedAt),
        }),
        item.sha256 ?? (item.form === 'LINK' ? say('casePage.held.notCaptured') : notStated),
      ]),
    },
  ];
}

function questions(words: CaseWords): readonly PrintedBlock[] {
  const { file, say, instant, day, person } = words;
  if (file.requests.length === 0) return [line(say('casePage.questions.none'))];
  return file.requests.flatMap((request, n) => [
    {
      kind: 'HEADING',
      text: [
        instant(request.sentAt),
        say('casePage.questions.question', { number: n + 1, who: person(request.sentBy) }),
      ].join(say('common.comma')),
    } as const,
    ...ownWords(textOf(file, 'RFI', request.id, 'question')),
    ...request.reminders.flatMap((reminder) => [
      line(
        reminder.dueOn === null
          ? say('casePage.questions.reminded', { on: day(reminder.at), who: person(reminder.by) })
          : say('casePage.questions.remindedDue', {
              on: day(reminder.at),
              who: person(reminder.by),
              due: day(reminder.dueOn),
            }),
      ),
      ...ownWords(textOf(file, 'RFI_REMINDER', reminder.id, 'message')),
    ]),
    ...(request.withdrawnAt === null
      ? []
      : [
          line(say('casePage.questions.withdrawn', { on: day(request.withdrawnAt) })),
          ...ownWords(textOf(file, 'RFI', request.id, 'withdrawnBecause')),
        ]),
    ...(request.repliedAt === null
      ? request.withdrawnAt !== null
        ? []
        : [
            line(
              request.overdue
                ? say('casePage.questions.overdue', { on: day(request.dueOn) })
                : say('casePage.questions.noReply'),
            ),
          ]
      : [
          line(instant(request.repliedAt)),
          ...ownWords(textOf(file, 'RFI_REPLY', request.id, 'reply')),
          ...filesWith(words, request),
        ]),
  ]);
}

/** What came with a reply, by its numbers among all that is held. */
function filesWith({ file, say }: CaseWords, request: InformationRequest): readonly PrintedBlock[] {
  const numbers = file.evidence.flatMap(({ rfiId, number }) => (rfiId === request.id ? [`E${number}`] : []));
  return numbers.length === 0 ? [] : [line(`${say('casePage.questions.filesWith')}: ${numbers.join(', ')}`)];
}

/** One section for each determination, the newest first; earlier cycles stand as they were frozen. */
function findings(words: CaseWords): readonly PrintedSection[] {
  const { file, say } = words;
  if (file.determinations.length === 0)
    return [{ title: say('casePage.finding.title'), blocks: [line(say('casePage.finding.none'))] }];
  return [...file.determinations].reverse().map((determination) => ({
    title: say('caseFile.finding', { cycle: determination.cycle }),
    blocks: determinationBlocks(words, determination),
  }));
}

function history(words: CaseWords): PrintedBlock {
  const { file, say, instant } = words;
  const said = eventWords(words);
  return {
    kind: 'TABLE',
    head: [say('history.seq'), say('history.at'), say('history.what'), say('history.leafHash')],
    widths: [1, 2, 6, 5],
    codes: [0, 3],
    rows: file.events.map((event) => [
      String(event.seq),
      instant(event.recordedAt),
      sayEvent(
        said,
        event,
        writtenBy(file, [event.seq]).map((field) => fieldName(say, field)),
      ),
      event.leafHash,
    ]),
  };
}
