import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CaseLine, Obstacles } from './case-line';
import { ChangedSinceReturn } from './changed-since-return';
import { ApproveForm, ReturnForm } from './decide-forms';
import { DeterminationRecord } from './determination-record';
import { News } from './news';
import { PrintedWith } from './printed-with';
import { RestsOn } from './rests-on';
import { ActsFor } from '../acts-for';
import { CaseworkShell } from '../../../casework-shell';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { Seats } from '@/components/ui/record';
import { PageHead, StateBlock } from '@/components/ui/section';
import { Facts, Hash } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getTextAt } from '@/lib/db/queries/determination-versions';
import { getDetermination, type DeterminationPage } from '@/lib/db/queries/get-determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import { returnedSubmission, sinceSubmission } from '@/lib/domain/case/arrivals';
import { authorBar } from '@/lib/domain/case/author-bar';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { availableActions } from '@/lib/domain/case/permissions';
import type { Problem } from '@/lib/domain/shared/outcome';
import { formatDate, formatInstant } from '@/lib/i18n/format';

type Given = { readonly params: Promise<{ readonly reference: string }> };
type Read = { readonly found: DeterminationPage };

async function requireDetermination({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const found = await getDetermination(actor, (await params).reference);
  if (found === null) notFound();
  return { actor, found };
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { found } = await requireDetermination(given);
  const [t, common] = await Promise.all([getTranslations('determination.decide'), getTranslations('common')]);
  return { title: `${t('title')}${common('comma')}${found.state.reference}` };
}

/** What is shown beside the determination, read after it: so that nobody approves on a page older than what it shows. */
async function requireRecord(actor: StaffActor, { state }: DeterminationPage) {
  const file = await getCaseForActor(actor, state.reference);
  if (file === null) notFound();
  const earlier = returnedSubmission(file);
  const returned = earlier === null ? null : await getTextAt(actor, { caseId: state.id, ...earlier });
  return { file, returned };
}

/** Where a supervisor reads the submitted determination whole, and approves or returns exactly that. */
export default async function DecidePage(given: Given) {
  const { actor, found } = await requireDetermination(given);
  const { file, returned } = await requireRecord(actor, found);
  const t = await getTranslations('determination');
  const isBefore = found.state.determination?.stage === 'SUBMITTED';
  return (
    <CaseworkShell actor={actor} here={null}>
      <CaseLine found={found} />
      <PageHead title={t('decide.title')} />
      <div className="case-grid">
        <div>
          {isBefore && (
            <>
              <div className="dt-head">
                <p>{t('decide.intro')}</p>
                <Submission found={found} file={file} />
              </div>
              <ChangedSinceReturn found={found} returned={returned} />
              <News file={file} />
              <DeterminationRecord found={found} />
              <PrintedWith file={file} />
              <RestsOn findings={found.content.findings} sources={found.sources} file={file} />
            </>
          )}
          <Decision actor={actor} found={found} file={file} />
        </div>
        {isBefore && (
          <aside className="panel">
            <AuthorAndApprover found={found} />
          </aside>
        )}
      </div>
    </CaseworkShell>
  );
}

async function Submission({ found, file }: Read & { readonly file: CaseFile }) {
  const [t, locale] = await Promise.all([getTranslations('determination'), getLocale()]);
  const bar = authorBar(file);
  return (
    <Facts
      items={[
        { term: t('decide.author'), value: <bdi>{found.authorName ?? t('unknownPerson')}</bdi> },
        ...(bar === null
          ? []
          : [
              {
                term: t(`decide.barred.${bar.kind}`),
                value: t('decide.barredOn', { on: formatDate(locale, bar.at) }),
              },
            ]),
        {
          term: t('decide.submittedAt'),
          value:
            found.submittedAt === null ? t('decide.notStated') : formatInstant(locale, found.submittedAt),
        },
        { term: t('decide.hash'), value: <Hash>{found.state.determination?.contentHash ?? ''}</Hash> },
      ]}
    />
  );
}

async function AuthorAndApprover({ found }: Read) {
  const [t, locale] = await Promise.all([getTranslations('determination'), getLocale()]);
  return (
    <section>
      <h2>{t('decide.seatsTitle')}</h2>
      <Seats
        seats={[
          {
            key: 'author',
            taken: true,
            title: t('decide.seatAuthor', { name: found.authorName ?? t('unknownPerson') }),
            line: found.submittedAt === null ? '' : formatInstant(locale, found.submittedAt),
          },
          {
            key: 'supervisor',
            taken: false,
            title: t('decide.seatSupervisor'),
            line: t('decide.seatSupervisorLine'),
          },
        ]}
      />
    </section>
  );
}

/**
 * The two forms; for each, where this reader may not use it, why. They stand in one place whatever the case has come to,
 * so that what was typed in them, and what has changed under them, is shown after a refusal.
 */
async function Decision({
  actor,
  found,
  file,
}: Read & { readonly actor: StaffActor; readonly file: CaseFile }) {
  const t = await getTranslations('determination');
  const { state, matchesHash } = found;
  const available = availableActions(state, actor);
  const approve = available.find(({ action }) => action === 'APPROVE_DETERMINATION');
  const giveBack = available.find(({ action }) => action === 'RETURN_DETERMINATION');
  const isBefore = state.determination?.stage === 'SUBMITTED';
  const mayDecide = isBefore && (approve?.allowed === true || giveBack?.allowed === true);
  const back = <ButtonLink href={paths.case(state.reference)}>{t('backToCase')}</ButtonLink>;
  const why = (title: string, problems: readonly Problem[] = []) => (
    <StateBlock title={title}>
      <Obstacles problems={problems} />
    </StateBlock>
  );
  const shown = {
    caseId: state.id,
    version: state.version,
    determinationId: state.determination?.id ?? '',
    contentHash: state.determination?.contentHash ?? '',
    arrivals: sinceSubmission(file).arrivals.length,
    sources: found.sources,
  };
  return (
    <ClientMessages namespaces={['common', 'problems', 'enums', 'determination', 'changes']}>
      {!mayDecide && (
        <StateBlock title={t(isBefore ? 'decide.blocked' : 'decide.none')} actions={back}>
          {isBefore ? <Obstacles problems={approve?.blockedBy ?? []} /> : <p>{t('decide.noneText')}</p>}
        </StateBlock>
      )}
      {mayDecide && <ActsFor delegation={approve?.delegation ?? giveBack?.delegation} />}
      <div className="decide-forms">
        <ApproveForm
          shown={shown}
          instead={
            !mayDecide ? (
              ''
            ) : !matchesHash ? (
              <StateBlock title={t('decide.mismatch')}>
                <p>{t('decide.mismatchText')}</p>
              </StateBlock>
            ) : approve?.allowed ? null : (
              why(t('decide.approveBlocked'), approve?.blockedBy)
            )
          }
        />
        <ReturnForm
          shown={shown}
          instead={
            !mayDecide ? '' : giveBack?.allowed ? null : why(t('decide.returnBlocked'), giveBack?.blockedBy)
          }
        />
      </div>
    </ClientMessages>
  );
}
