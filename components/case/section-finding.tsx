import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { Cycles } from '@/components/case/cycles';
import { Finding } from '@/components/case/finding';
import { SourcesTable } from '@/components/case/finding-parts';
import { Investigations } from '@/components/case/investigations';
import { useWords } from '@/components/case/use-words';
import { CorrectionWords } from '@/components/publication/corrections';
import { Note, Reference } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import {
  currentDetermination,
  determinationContent,
  textOf,
  type CaseFile,
  type DeterminationRecord,
  type ProposalRecord,
} from '@/lib/domain/case/case-file';
import type { ProposedCorrection } from '@/lib/domain/case/correction';

/** The finding of this cycle; where it has none yet, null. */
function contentNow(file: CaseFile) {
  const record = currentDetermination(file);
  return record === null || record.stage === 'HISTORIC' ? null : determinationContent(file, record.id);
}

/** 6. The checklist of sources. */
export function SectionSources({
  file,
  mendHref,
}: {
  readonly file: CaseFile;
  readonly mendHref: string | null;
}) {
  const t = useTranslations('casePage.sources');
  const content = contentNow(file);
  return (
    <CaseSection id="sources" title={t('title')}>
      {content === null ? (
        <p className="quiet">{t('none')}</p>
      ) : content.outcome === 'DUPLICATE' && content.sourcesConsulted.length === 0 ? (
        <p className="quiet">{t('notAsked')}</p>
      ) : (
        <SourcesTable content={content} mendHref={mendHref} />
      )}
    </CaseSection>
  );
}

/** 7. What was found, what was proposed on the way, and what earlier cycles found: those stay as they were. */
export function SectionFinding({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.finding');
  const record = currentDetermination(file);
  const duplicates = file.extract?.duplicates ?? file.duplicates.length;
  const earlier = file.determinations.filter(({ id }) => id !== record?.id).reverse();
  return (
    <CaseSection id="finding" title={t('title')}>
      {record === null ? <p className="quiet">{t('none')}</p> : <Finding file={file} record={record} />}
      <Investigations file={file} />
      <Proposals file={file} />
      {file.duplicates.length > 0 && (
        <Note>
          {t('duplicates', { count: duplicates })}{' '}
          {file.duplicates.map(({ reference }) => (
            <Link key={reference} href={paths.case(reference)} prefetch={false}>
              <Reference>{reference}</Reference>{' '}
            </Link>
          ))}
          {duplicates > file.duplicates.length &&
            t('duplicatesMore', { count: duplicates - file.duplicates.length })}
        </Note>
      )}
      {(file.duplicates.length > 0 || file.head.duplicateOf !== null) && (
        <p>
          <Link href={paths.compare(file.state.reference)} prefetch={false}>
            {t('compare')}
          </Link>
        </p>
      )}
      <Cycles file={file} />
      {earlier.map((one) => (
        <EarlierFinding key={one.id} file={file} record={one} />
      ))}
    </CaseSection>
  );
}

function EarlierFinding({ file, record }: { readonly file: CaseFile; readonly record: DeterminationRecord }) {
  const t = useTranslations('casePage.finding');
  const words = useWords(file);
  const outcomes = useTranslations('enums.Outcome');
  return (
    <details id={`cycle-${record.cycle}-${record.number}`}>
      <summary>
        {t('earlier', {
          cycle: record.cycle,
          outcome: record.outcome === null ? words.notStated : outcomes(record.outcome),
          on: words.day(record.decidedAt ?? record.effectiveOn),
        })}
      </summary>
      <div className="sec-body">
        <Finding file={file} record={record} />
      </div>
      {record.stage !== 'HISTORIC' && (
        <SourcesTable content={determinationContent(file, record.id)} mendHref={null} />
      )}
    </details>
  );
}

function Proposals({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.proposals');
  if (file.proposals.length === 0) return null;
  return (
    <>
      <h3>{t('title')}</h3>
      <ol className="thread">
        {file.proposals.map((one) => (
          <Proposal key={one.id} file={file} proposal={one} />
        ))}
      </ol>
    </>
  );
}

/** What someone put forward, why, and how it was answered. */
export function Proposal({ file, proposal }: { readonly file: CaseFile; readonly proposal: ProposalRecord }) {
  const t = useTranslations('casePage.proposals');
  const enums = useTranslations('enums');
  const words = useWords(file);
  const text = (field: string): string | null => textOf(file, 'PROPOSAL', proposal.id, field);
  const correction = file.values.find(
    (one) => one.kind === 'PROPOSAL' && one.objectId === proposal.id && one.field === 'correction',
  )?.value as ProposedCorrection | undefined;
  const ground =
    proposal.ground === null
      ? null
      : proposal.kind === 'SCREENING_OUT'
        ? enums(`ScreeningGround.${proposal.ground as 'SPAM'}`)
        : proposal.kind === 'REOPENING'
          ? enums(`ReopeningBasis.${proposal.ground as 'NEW_EVIDENCE'}`)
          : null;
  return (
    <li>
      <div className="when">
        {words.day(proposal.proposedAt)}
        <br />
        <bdi>{words.person(proposal.proposedBy, proposal.byKind)}</bdi>
      </div>
      <div>
        <p>
          <strong>{t(`kind.${proposal.kind}`)}</strong>
          {ground && <> {ground}.</>} <span dir="auto">{text('rationale')}</span>
        </p>
        {correction && (
          <p>
            <CorrectionWords locale={words.locale} correction={correction} />
          </p>
        )}
        <p className="small quiet">
          {proposal.decidedAt === null
            ? t('waits')
            : t(`decided.${proposal.decision ?? 'SUPERSEDED'}`, {
                who: words.answerer(proposal),
                on: words.day(proposal.decidedAt),
              })}{' '}
          <span dir="auto">{text('remarks')}</span>
        </p>
      </div>
    </li>
  );
}
