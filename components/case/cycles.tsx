import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { OutcomeMark } from '@/components/case/status-mark';
import { useWords } from '@/components/case/use-words';
import { CorrectionWords } from '@/components/publication/corrections';
import { SideBySide } from '@/components/ui/side-by-side';
import {
  determinationContent,
  textOf,
  valueOf,
  type CaseFile,
  type DeterminationRecord,
} from '@/lib/domain/case/case-file';
import type { ProposedCorrection } from '@/lib/domain/case/correction';

/** The decision of each cycle that has one: the last determination that was approved, or recorded from elsewhere. */
export function decisionsByCycle(file: CaseFile): readonly DeterminationRecord[] {
  const decided = file.determinations.filter(({ stage }) => stage === 'APPROVED' || stage === 'HISTORIC');
  return [...new Map(decided.map((record) => [record.cycle, record])).values()].sort(
    (a, b) => a.cycle - b.cycle,
  );
}

/** What was decided in each cycle, beside each other: what stood before a reopening stays readable (process §6). */
export function Cycles({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.cycles');
  const enums = useTranslations('enums');
  const words = useWords(file);
  const decided = decisionsByCycle(file);
  if (decided.length < 2) return null;
  const row = (key: string, label: string, cell: (record: DeterminationRecord) => ReactNode) => ({
    key,
    label,
    cells: decided.map((record) => cell(record)),
  });
  const none = <span className="quiet">{t('none')}</span>;
  return (
    <>
      <h3 id="cycles">{t('title')}</h3>
      <SideBySide
        columns={decided.map(({ id, cycle }) => ({ key: id, head: t('cycle', { cycle }) }))}
        rows={[
          row('outcome', t('outcome'), ({ outcome }) =>
            outcome === null ? words.notStated : <OutcomeMark outcome={outcome} />,
          ),
          row('reason', t('reason'), ({ reason }) => (reason === null ? none : enums(`Reason.${reason}`))),
          row('killed', t('killed'), ({ killed }) => words.range(killed.min, killed.max)),
          row('injured', t('injured'), ({ injured }) => words.range(injured.min, injured.max)),
          row('findings', t('findings'), (record) => {
            const { findings } = determinationContent(file, record.id);
            if (findings.length === 0) return none;
            return (
              <ul className="plain">
                {findings.map(({ id, text }) => (
                  <li key={id} dir="auto">
                    {text}
                  </li>
                ))}
              </ul>
            );
          }),
          row('replies', t('replies'), (record) => {
            const { replies } = determinationContent(file, record.id);
            if (replies.length === 0) return none;
            return (
              <ul className="plain">
                {replies.map(({ rfiId, use, how }) => (
                  <li key={rfiId}>
                    {use !== null && <strong>{enums(`ReplyUse.${use}`)}</strong>} <bdi>{how}</bdi>
                  </li>
                ))}
              </ul>
            );
          }),
          row('contrary', t('contrary'), (record) => {
            const { contraryEvidence } = determinationContent(file, record.id);
            return contraryEvidence.kind === 'NAMED' ? <span dir="auto">{contraryEvidence.text}</span> : none;
          }),
          row('publicText', t('publicText'), (record) => {
            const text = textOf(file, 'DETERMINATION', record.id, 'publicText');
            return text === null ? (
              none
            ) : (
              <p dir="auto" className="as-written">
                {text}
              </p>
            );
          }),
          row('corrections', t('corrections'), (record) => <Corrected file={file} cycle={record.cycle} />),
          row('decided', t('decided'), (record) =>
            record.stage === 'HISTORIC' ? (
              <>
                <bdi>{record.decidingBody}</bdi>
                <br />
                {words.day(record.effectiveOn)}
              </>
            ) : (
              <>
                {t('by', {
                  author: words.person(record.authorId),
                  approver: words.approver(record),
                })}
                <br />
                {words.instant(record.decidedAt)}
              </>
            ),
          ),
        ]}
      />
    </>
  );
}

/** What two people corrected of a cycle's decision since. */
function Corrected({ file, cycle }: { readonly file: CaseFile; readonly cycle: number }) {
  const t = useTranslations('casePage.cycles');
  const words = useWords(file);
  const agreed = file.proposals.filter(
    (one) => one.kind === 'CORRECTION' && one.cycle === cycle && one.decision === 'AGREED',
  );
  if (agreed.length === 0) return <span className="quiet">{t('none')}</span>;
  return (
    <ul className="plain">
      {agreed.map(({ id, decidedAt }) => {
        const said = valueOf(file, 'PROPOSAL', id, 'correction') as ProposedCorrection | undefined;
        return (
          <li key={id}>
            {said && <CorrectionWords locale={words.locale} correction={said} />}{' '}
            <span className="small quiet">{words.day(decidedAt)}</span>
          </li>
        );
      })}
    </ul>
  );
}
