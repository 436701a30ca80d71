import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AsWritten } from './as-written';
import { FurtherRecord } from './further-record';
import {
  ConcededPeople,
  CriminalityNote,
  FindingsList,
  Lessons,
  RepliesWeighed,
} from '@/components/case/found';
import { OutcomeMark } from '@/components/case/status-mark';
import { Marked } from '@/components/ui/mark';
import { AnsweredQuestions, HarmFigures, Statement } from '@/components/ui/record';
import { NumberedSection } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { Facts } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { DeterminationPage } from '@/lib/db/queries/get-determination';
import { STANDARD_QUESTIONS, standardMet } from '@/lib/domain/assessment/determination';
import { DETERMINATION_LAYOUT, type DeterminationPart } from '@/lib/domain/assessment/determination-layout';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { formatNumber, formatRange } from '@/lib/i18n/format';

type Given = { readonly found: DeterminationPage };

const PARTS: Readonly<Record<DeterminationPart, (given: Given) => ReactNode>> = {
  outcome: ({ found }) => <Outcome found={found} />,
  sources: ({ found }) => <SourcesTable found={found} />,
  findings: ({ found: { content, sources, state } }) => {
    const cited = {
      sources,
      casePath: paths.case(state.reference),
      evidencePath: (number: number) => paths.caseHeldItem(state.reference, number),
    };
    return (
      <>
        <FindingsList findings={content.findings} {...cited} />
        <RepliesWeighed replies={content.replies} {...cited} />
      </>
    );
  },
  contrary: ({ found }) => <Contrary found={found} />,
  standard: ({ found }) => <Standard found={found} />,
  harm: ({ found }) => (
    <>
      <Harm found={found} />
      <ConcededPeople content={found.content} />
    </>
  ),
  lessons: ({ found }) => <Lessons content={found.content} />,
  criminality: ({ found }) => <CriminalityNote criminality={found.content.criminality} />,
  public: ({ found }) => <PublicText found={found} />,
};

/** Parts that stand there only where something was said, and, for the last, where the record gives it to this reader. */
function isShown(part: DeterminationPart, { found: { content } }: Given): boolean {
  if (part === 'criminality') return content.criminality.kind !== 'NOT_SAID';
  return part !== 'lessons' || content.lessons !== '' || content.mitigations !== '';
}

/** A determination read whole: everything that the hash binds, in the order in which it was written. */
export function DeterminationRecord(given: Given) {
  const t = useTranslations('determination');
  const locale = useLocale();
  return DETERMINATION_LAYOUT.filter(({ part }) => isShown(part, given)).map(({ part }, n) => (
    <NumberedSection
      key={part}
      id={`part-${part}`}
      number={formatNumber(locale, n + 1)}
      title={part === 'outcome' ? t('decide.found') : t(`parts.${part}`)}
    >
      {PARTS[part](given)}
    </NumberedSection>
  ));
}

function Outcome({ found }: Given) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  const { content } = found;
  return (
    <>
      <Facts
        items={[
          {
            term: t('outcome'),
            value:
              content.outcome === null ? (
                t('decide.notStated')
              ) : (
                <strong>
                  <OutcomeMark outcome={content.outcome} />
                </strong>
              ),
          },
          ...(content.reason === null
            ? []
            : [{ term: t('reason'), value: enums(`Reason.${content.reason}`) }]),
          ...(content.causeCode === null
            ? []
            : [{ term: t('causeCode'), value: enums(`CauseCode.${content.causeCode}`) }]),
        ]}
      />
      <FurtherRecord found={found} />
    </>
  );
}

function Standard({ found: { content } }: Given) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  const isMet = standardMet(content.answers);
  return (
    <>
      <AnsweredQuestions
        items={STANDARD_QUESTIONS.map((question) => {
          const { answer, note } = content.answers[question];
          return {
            key: question,
            question: enums(`StandardQuestion.${question}`),
            answer: answer === null ? t('decide.unanswered') : enums(`Answer.${answer}`),
            why: <AsWritten>{note}</AsWritten>,
          };
        })}
      />
      <p>
        <strong>{t(isMet === null ? 'standard.open' : isMet ? 'standard.met' : 'standard.notMet')}</strong>
      </p>
    </>
  );
}

function Contrary({ found: { content } }: Given) {
  const t = useTranslations('determination.decide');
  const contrary = content.contraryEvidence;
  return (
    <p>
      {contrary.kind === 'NAMED' ? (
        <AsWritten>{contrary.text}</AsWritten>
      ) : (
        t(contrary.kind === 'NONE' ? 'contraryNone' : 'notSaid')
      )}
    </p>
  );
}

function PublicText({ found: { content } }: Given) {
  const t = useTranslations('determination.decide');
  return (
    <Statement>
      <p dir="auto" className="as-written">
        {content.publicText === '' ? t('noText') : content.publicText}
      </p>
    </Statement>
  );
}

function SourcesTable({ found }: { readonly found: DeterminationPage }) {
  const t = useTranslations('determination.decide');
  const enums = useTranslations('enums');
  return (
    <DataTable
      columns={[
        { key: 'source', head: t('source') },
        { key: 'state', head: t('state'), label: t('state') },
        { key: 'why', head: t('why'), label: t('why') },
      ]}
      rows={CONSULTED_SOURCES.map((source) => {
        const row = found.content.sourcesConsulted.find((candidate) => candidate.source === source);
        const state = row?.state ?? null;
        return {
          key: source,
          cells: {
            source: enums(`ConsultedSource.${source}`),
            state:
              state === null ? (
                <Marked name="missing">{t('notFilled')}</Marked>
              ) : (
                <Marked name={state === 'CONSULTED' ? 'tick' : 'cross'}>
                  {enums(`ConsultedState.${state}`)}
                </Marked>
              ),
            why: row === undefined || row.reason === '' ? null : <AsWritten>{row.reason}</AsWritten>,
          },
        };
      })}
    />
  );
}

function Harm({ found }: { readonly found: DeterminationPage }) {
  const t = useTranslations('determination');
  const locale = useLocale();
  return (
    <HarmFigures
      items={(['killed', 'injured'] as const).map((figure) => {
        const { min, best, max } = found.content[figure];
        return {
          key: figure,
          label: t(figure),
          figure: formatRange(locale, min, max) ?? <span className="ns">{t('decide.notStated')}</span>,
          note: best === null ? null : t('decide.bestOf', { best: formatNumber(locale, best) }),
        };
      })}
    />
  );
}
