import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CaseLine, Obstacles } from './case-line';
import { ApproveForm, ReturnForm } from './decide-forms';
import { DeterminationRecord } from './determination-record';
import { LastReturn } from './last-return';
import { CaseworkShell } from '../../../casework-shell';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { Seats } from '@/components/ui/record';
import { PageHead, StateBlock } from '@/components/ui/section';
import { Facts, Hash } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getDetermination, type DeterminationPage } from '@/lib/db/queries/get-determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import { availableActions } from '@/lib/domain/case/permissions';
import { formatInstant } from '@/lib/i18n/format';

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

/** Where a supervisor reads the submitted determination whole, and approves or returns exactly that. */
export default async function DecidePage(given: Given) {
  const { actor, found } = await requireDetermination(given);
  const { determination, reference } = found.state;
  const t = await getTranslations('determination');
  const back = <ButtonLink href={paths.case(reference)}>{t('backToCase')}</ButtonLink>;
  return (
    <CaseworkShell actor={actor} here={null}>
      <CaseLine found={found} />
      <PageHead title={t('decide.title')} />
      {determination?.stage === 'SUBMITTED' ? (
        <div className="case-grid">
          <div>
            <div className="dt-head">
              <p>{t('decide.intro')}</p>
              <Submission found={found} />
              <LastReturn remarks={found.lastReturn} />
            </div>
            <DeterminationRecord found={found} />
            <Decision actor={actor} found={found} />
          </div>
          <aside className="panel">
            <AuthorAndApprover found={found} />
          </aside>
        </div>
      ) : (
        <StateBlock title={t('decide.none')} actions={back}>
          <p>{t('decide.noneText')}</p>
        </StateBlock>
      )}
    </CaseworkShell>
  );
}

async function Submission({ found }: Read) {
  const [t, locale] = await Promise.all([getTranslations('determination'), getLocale()]);
  return (
    <Facts
      items={[
        { term: t('decide.author'), value: <bdi>{found.authorName ?? t('unknownPerson')}</bdi> },
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

/** The two forms; for each, where this reader may not use it, why. */
async function Decision({ actor, found }: Read & { readonly actor: StaffActor }) {
  const t = await getTranslations('determination');
  const { state, matchesHash } = found;
  const available = availableActions(state, actor);
  const approve = available.find(({ action }) => action === 'APPROVE_DETERMINATION');
  const giveBack = available.find(({ action }) => action === 'RETURN_DETERMINATION');
  const { determination } = state;
  if (!approve || !giveBack || determination === null) return null;
  if (!approve.allowed && !giveBack.allowed) {
    const back = <ButtonLink href={paths.case(state.reference)}>{t('backToCase')}</ButtonLink>;
    return (
      <StateBlock title={t('decide.blocked')} actions={back}>
        <Obstacles problems={approve.blockedBy} />
      </StateBlock>
    );
  }
  const shown = {
    caseId: state.id,
    version: state.version,
    determinationId: determination.id,
    contentHash: determination.contentHash ?? '',
  };
  return (
    <ClientMessages namespaces={['common', 'problems', 'enums', 'determination']}>
      <div className="decide-forms">
        {!matchesHash ? (
          <StateBlock title={t('decide.mismatch')}>
            <p>{t('decide.mismatchText')}</p>
          </StateBlock>
        ) : approve.allowed ? (
          <ApproveForm shown={shown} />
        ) : (
          <StateBlock title={t('decide.approveBlocked')}>
            <Obstacles problems={approve.blockedBy} />
          </StateBlock>
        )}
        {giveBack.allowed ? (
          <ReturnForm shown={shown} />
        ) : (
          <StateBlock title={t('decide.returnBlocked')}>
            <Obstacles problems={giveBack.blockedBy} />
          </StateBlock>
        )}
      </div>
    </ClientMessages>
  );
}
