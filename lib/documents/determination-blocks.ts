import type { CaseWords } from '@/lib/documents/case-words';
import { searchBlocks } from '@/lib/documents/casework-blocks';
import { apart, heading, ownWords, type PrintedBlock } from '@/lib/documents/printed-document';
import { STANDARD_QUESTIONS, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { Citation } from '@/lib/domain/assessment/finding';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { citableSources } from '@/lib/domain/case/citable-sources';
import {
  consulted,
  determinationContent,
  publishedStatements,
  textOf,
  type DeterminationRecord,
} from '@/lib/domain/case/case-file';
import { formatNumber } from '@/lib/i18n/format';

/** A determination with its hash: who found what, on what, and who decided it when. */
export function determinationBlocks(words: CaseWords, record: DeterminationRecord): readonly PrintedBlock[] {
  const { file, say } = words;
  const provenance = provenanceOf(words, record);
  if (record.stage === 'HISTORIC') return [provenance, ...historicBlocks(words, record)];
  const content = determinationContent(file, record.id);
  return [
    provenance,
    { kind: 'HEADING', text: say('casePage.finding.publicText') },
    ...ownWords(content.publicText || say('determination.decide.noText')),
    { kind: 'HEADING', text: say('determination.parts.findings') },
    ...findingBlocks(words, content),
    { kind: 'HEADING', text: say('determination.parts.standard') },
    {
      kind: 'FACTS',
      rows: STANDARD_QUESTIONS.map((question) => {
        const { answer, note } = content.answers[question];
        const given =
          answer === null ? say('determination.decide.unanswered') : say(`enums.Answer.${answer}`);
        return [say(`enums.StandardQuestion.${question}`), `${given}. ${apart(note)}`] as const;
      }),
    },
    { kind: 'HEADING', text: say('determination.parts.contrary') },
    ...ownWords(
      content.contraryEvidence.kind === 'NAMED'
        ? content.contraryEvidence.text
        : say(
            content.contraryEvidence.kind === 'NONE'
              ? 'determination.decide.contraryNone'
              : 'determination.decide.notSaid',
          ),
    ),
    ...(['lessons', 'mitigations'] as const).flatMap((field): readonly PrintedBlock[] =>
      content[field] === ''
        ? []
        : [{ kind: 'HEADING', text: say(`determination.${field}`) }, ...ownWords(content[field])],
    ),
    { kind: 'HEADING', text: say('casePage.sources.title') },
    {
      kind: 'TABLE',
      head: [say('casePage.sources.source'), say('casePage.sources.state'), say('casePage.sources.why')],
      widths: [3, 2, 4],
      codes: [],
      rows: CONSULTED_SOURCES.map((source) => {
        const row = consulted(content, source);
        return [
          say(`enums.ConsultedSource.${source}`),
          row.state === null ? say('casePage.sources.notAnswered') : say(`enums.ConsultedState.${row.state}`),
          row.reason,
        ];
      }),
    },
    ...searchBlocks(words, content),
  ];
}

function provenanceOf(words: CaseWords, record: DeterminationRecord): PrintedBlock {
  const { file, say, locale, notStated, instant, day, person, approver, range } = words;
  const content = record.stage === 'HISTORIC' ? record : determinationContent(file, record.id);
  const figure = (name: 'killed' | 'injured'): string => {
    const { best } = content[name];
    const words = range(content[name]);
    return best === null
      ? words
      : [words, say('determination.decide.bestOf', { best: formatNumber(locale, best) })].join(
          say('common.comma'),
        );
  };
  return {
    kind: 'FACTS',
    rows: [
      [say('caseFile.stage'), say(`enums.DeterminationStage.${record.stage}`)],
      [
        say('determination.outcome'),
        record.outcome === null ? notStated : say(`enums.Outcome.${record.outcome}`),
      ],
      [
        say('determination.reason'),
        record.reason === null ? notStated : say(`enums.Reason.${record.reason}`),
      ],
      [say('determination.killed'), figure('killed')],
      [say('determination.injured'), figure('injured')],
      [say('caseFile.author'), record.decidingBody ?? person(record.authorId)],
      [say('caseFile.submitted'), instant(record.submittedAt)],
      [
        say('caseFile.decided'),
        record.decidedAt === null
          ? day(record.effectiveOn)
          : [instant(record.decidedAt), approver(record)].join(say('common.comma')),
      ],
      [say('determination.decide.hash'), record.contentHash ?? notStated],
    ],
  };
}

function findingBlocks(words: CaseWords, content: DeterminationContent): readonly PrintedBlock[] {
  const { file, say, notStated } = words;
  const sources = citableSources(file);
  const held = (
    letter: string,
    list: readonly { readonly id: string; readonly name: string }[],
    id: string,
  ) => {
    const at = list.findIndex((source) => source.id === id);
    return at < 0 ? say('determination.found.notHere') : `${letter}${at + 1} ${list[at]?.name ?? ''}`;
  };
  const cite = (citation: Citation): string => {
    if (citation.kind === 'EVIDENCE') return held('E', sources.evidence, citation.id);
    if (citation.kind === 'RFI_REPLY') return held('R', sources.replies, citation.id);
    return citation.kind === 'URL'
      ? citation.url
      : `${say('determination.found.strike')} ${citation.reference}`;
  };
  const none: PrintedBlock = { kind: 'TEXT', text: say('determination.found.none') };
  const found = content.findings.flatMap(({ text, citations }): readonly PrintedBlock[] => [
    ...ownWords(text),
    {
      kind: 'TEXT',
      text:
        citations.length === 0
          ? say('determination.found.uncited')
          : `${say('determination.found.restsOn')}: ${citations.map(cite).join('; ')}`,
    },
  ]);
  return [
    ...(found.length === 0 ? [none] : found),
    ...content.replies.flatMap(({ rfiId, use, how }): readonly PrintedBlock[] => [
      {
        kind: 'TEXT',
        text: `${cite({ kind: 'RFI_REPLY', id: rfiId })}: ${use === null ? notStated : say(`enums.ReplyUse.${use}`)}`,
      },
      ...ownWords(how),
    ]),
  ];
}

/** One made elsewhere, in its source's words. */
function historicBlocks(
  { file, say, notStated, day }: CaseWords,
  record: DeterminationRecord,
): readonly PrintedBlock[] {
  const statements = publishedStatements(file);
  const report = textOf(file, 'DETERMINATION', record.id, 'strikeReport');
  return [
    { kind: 'TEXT', text: say('casePage.historic.note') },
    ...(statements.length === 0 ? [] : [heading(say('casePage.historic.statements'))]),
    ...statements.flatMap(({ on, words, url }): readonly PrintedBlock[] => [
      ...ownWords(words ?? say('casePage.historic.erased')),
      {
        kind: 'TEXT',
        text: [on === null ? notStated : day(on), url].filter((part) => part !== null).join(' · '),
      },
    ]),
    ...(report === null ? [] : [heading(say('casePage.historic.strikeReport')), ...ownWords(report)]),
  ];
}
