import Link from 'next/link';
import { useTranslations } from 'next-intl';
import {
  ConcededPeople,
  CriminalityNote,
  FindingsList,
  Lessons,
  RepliesWeighed,
} from '@/components/case/found';
import { OutcomeMark } from '@/components/case/status-mark';
import { HistoricFinding } from '@/components/case/historic-finding';
import { useWords } from '@/components/case/use-words';
import { AnsweredQuestions, HarmFigures, Statement } from '@/components/ui/record';
import { Comma, Facts, Hash, Note, Reference } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import { STANDARD_QUESTIONS, standardMet, type ConcededRange } from '@/lib/domain/assessment/determination';
import { isShown } from '@/lib/domain/case/case-extract';
import { citableSources } from '@/lib/domain/case/citable-sources';
import {
  determinationContent,
  textOf,
  type CaseFile,
  type DeterminationRecord,
} from '@/lib/domain/case/case-file';

/** One finding: who wrote it, what it says and what it rests on. One made elsewhere is shown in its source's words. */
export function Finding({ file, record }: { readonly file: CaseFile; readonly record: DeterminationRecord }) {
  return record.stage === 'HISTORIC' ? (
    <HistoricFinding file={file} record={record} />
  ) : (
    <OwnFinding file={file} record={record} />
  );
}

function OwnFinding({ file, record }: { readonly file: CaseFile; readonly record: DeterminationRecord }) {
  const t = useTranslations('casePage.finding');
  const enums = useTranslations('enums');
  const words = useWords(file);
  const content = determinationContent(file, record.id);
  const text = (field: string): string | null => textOf(file, 'DETERMINATION', record.id, field);
  const met = standardMet(content.answers);
  const conceded = (range: ConcededRange): string => words.range(range.min, range.max);
  const alleged = {
    killed: words.range(file.head.killedMin, file.head.killedMax),
    injured: words.range(file.head.injuredMin, file.head.injuredMax),
  };
  const { contraryEvidence, duplicate } = content;
  const cited = {
    sources: citableSources(file),
    casePath: '',
    evidencePath: (number: number) =>
      isShown(file, number) ? `#e-${number}` : paths.caseHeldItem(file.state.reference, number),
  };
  return (
    <>
      <Provenance file={file} record={record} />
      {record.stage === 'RETURNED' && text('remarks') && (
        <Note>
          <strong>{t('returned')}</strong> <span dir="auto">{text('remarks')}</span>
        </Note>
      )}
      {content.outcome !== 'DUPLICATE' && (
        <AnsweredQuestions
          items={STANDARD_QUESTIONS.map((question) => {
            const { answer, note } = content.answers[question];
            return {
              key: question,
              question: enums(`StandardQuestion.${question}`),
              answer: answer === null ? '–' : enums(`Answer.${answer}`),
              ...(note === '' ? {} : { why: <span dir="auto">{note}</span> }),
            };
          })}
        />
      )}
      <p>
        {met !== null && content.outcome !== 'DUPLICATE' && <strong>{t(met ? 'met' : 'notMet')} </strong>}
        {t(record.stage === 'APPROVED' ? 'outcome' : 'proposed')}{' '}
        {content.outcome === null ? words.notStated : <OutcomeMark outcome={content.outcome} />}
      </p>
      <Facts
        items={[
          ...(content.reason === null
            ? []
            : [{ term: t('reason'), value: enums(`Reason.${content.reason}`) }]),
          ...(content.causeCode === null
            ? []
            : [{ term: t('cause'), value: enums(`CauseCode.${content.causeCode}`) }]),
          ...(content.rfiImpossibleReason === ''
            ? []
            : [{ term: t('rfiImpossible'), value: <span dir="auto">{content.rfiImpossibleReason}</span> }]),
          ...(duplicate === null
            ? []
            : [
                {
                  term: t('duplicateOf'),
                  value: (
                    <>
                      <Link href={paths.case(duplicate.targetReference)} prefetch={false}>
                        <Reference>{duplicate.targetReference}</Reference>
                      </Link>
                      {duplicate.kind && (
                        <>
                          <Comma />
                          {enums(`DuplicateKind.${duplicate.kind}`)}
                        </>
                      )}
                    </>
                  ),
                },
                {
                  term: t('adds'),
                  value:
                    duplicate.adds.kind === 'ADDS' ? (
                      <span dir="auto">{duplicate.adds.text}</span>
                    ) : (
                      t(duplicate.adds.kind === 'NOTHING' ? 'addsNothing' : 'notSaid')
                    ),
                },
              ]),
        ]}
      />
      {content.findings.length > 0 && (
        <>
          <h3>{t('findings')}</h3>
          <FindingsList findings={content.findings} {...cited} />
        </>
      )}
      <RepliesWeighed replies={content.replies} {...cited} />
      {content.outcome !== 'DUPLICATE' && (
        <HarmFigures
          items={(['killed', 'injured'] as const).map((figure) => ({
            key: figure,
            label: t(figure),
            figure: conceded(content[figure]),
            note: t('figureNote', {
              best:
                content[figure].best === null
                  ? words.notStated
                  : words.range(content[figure].best, content[figure].best),
              alleged: alleged[figure],
            }),
          }))}
        />
      )}
      <ConcededPeople content={content} />
      {/* A duplicate is not asked for it: that it says nothing is no gap. */}
      {(content.outcome !== 'DUPLICATE' || contraryEvidence.kind !== 'NOT_SAID') && (
        <>
          <h3>{t('contrary')}</h3>
          <p dir="auto" className="as-written">
            {contraryEvidence.kind === 'NAMED'
              ? contraryEvidence.text
              : t(contraryEvidence.kind === 'NONE' ? 'contraryNone' : 'notSaid')}
          </p>
        </>
      )}
      <Lessons content={content} />
      {content.criminality.kind !== 'NOT_SAID' && (
        <>
          <h3>{t('criminality')}</h3>
          <CriminalityNote criminality={content.criminality} />
        </>
      )}
      <h3>{t('publicText')}</h3>
      {content.publicText === '' ? (
        <p className="quiet">{t('notSaid')}</p>
      ) : (
        <Statement>
          <p dir="auto" className="as-written">
            {content.publicText}
          </p>
        </Statement>
      )}
      {text('decisionRemarks') && (
        <>
          <h3>{t('decisionRemarks')}</h3>
          <p dir="auto">{text('decisionRemarks')}</p>
        </>
      )}
    </>
  );
}

function Provenance({ file, record }: { readonly file: CaseFile; readonly record: DeterminationRecord }) {
  const t = useTranslations('casePage.finding');
  const words = useWords(file);
  const stage = useTranslations('enums.DeterminationStage');
  return (
    <p className="small quiet">
      {t('by', {
        stage: stage(record.stage),
        author: words.person(record.authorId),
        cycle: record.cycle,
      })}
      {record.submittedAt && ` ${t('submittedAt', { at: words.instant(record.submittedAt) })}`}
      {record.decidedAt &&
        ` ${t('approvedBy', { who: words.approver(record), at: words.instant(record.decidedAt) })}`}
      {record.contentHash && record.stage !== 'DRAFT' && (
        <>
          {' '}
          {t('version')} <Hash>{record.contentHash}</Hash>
          {record.stage === 'SUBMITTED' && <> {t('voids')}</>}
        </>
      )}
    </p>
  );
}
