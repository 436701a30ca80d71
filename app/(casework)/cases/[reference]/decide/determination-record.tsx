import { useLocale, useTranslations } from 'next-intl';
import { AsWritten } from './as-written';
import { FurtherRecord } from './further-record';
import { OutcomeMark } from '@/components/case/status-mark';
import { Marked } from '@/components/ui/mark';
import { AnsweredQuestions, HarmFigures, Statement } from '@/components/ui/record';
import { NumberedSection } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { Facts } from '@/components/ui/text';
import type { DeterminationPage } from '@/lib/db/queries/get-determination';
import { STANDARD_QUESTIONS, standardMet } from '@/lib/domain/assessment/determination';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { formatNumber, formatRange } from '@/lib/i18n/format';

/** A determination read whole: everything that the hash binds, in the order in which it was written. */
export function DeterminationRecord({ found }: { readonly found: DeterminationPage }) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums');
  const locale = useLocale();
  const { content } = found;
  const isMet = standardMet(content.answers);
  const contrary = content.contraryEvidence;
  return (
    <>
      <NumberedSection id="part-outcome" number={formatNumber(locale, 1)} title={t('decide.found')}>
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
      </NumberedSection>
      <NumberedSection id="part-sources" number={formatNumber(locale, 2)} title={t('parts.sources')}>
        <SourcesTable found={found} />
      </NumberedSection>
      <NumberedSection id="part-standard" number={formatNumber(locale, 3)} title={t('parts.standard')}>
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
      </NumberedSection>
      <NumberedSection id="part-harm" number={formatNumber(locale, 4)} title={t('parts.harm')}>
        <Harm found={found} />
      </NumberedSection>
      <NumberedSection id="part-contrary" number={formatNumber(locale, 5)} title={t('parts.contrary')}>
        <p>
          {contrary.kind === 'NAMED' ? (
            <AsWritten>{contrary.text}</AsWritten>
          ) : (
            t(contrary.kind === 'NONE' ? 'decide.contraryNone' : 'decide.notSaid')
          )}
        </p>
      </NumberedSection>
      <NumberedSection id="part-public" number={formatNumber(locale, 6)} title={t('parts.public')}>
        <Statement>
          <p dir="auto" className="as-written">
            {content.publicText === '' ? t('decide.noText') : content.publicText}
          </p>
        </Statement>
      </NumberedSection>
    </>
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
