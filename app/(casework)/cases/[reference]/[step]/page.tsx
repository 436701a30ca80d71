import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { StepForm } from './step-form';
import { STEP_FIELDS } from './step-fields';
import { choicesFor, hiddenFor, nothingToChoose, proposalAnswered } from './step-matter';
import { ActsFor } from '../acts-for';
import { CaseworkShell } from '../../../casework-shell';
import { AssessmentRead } from '@/components/case/assessed';
import { ProblemText } from '@/components/forms/problem-text';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead, StateBlock } from '@/components/ui/section';
import { CorrectedValue, newValue, oldValue } from '@/components/publication/corrections';
import { Facts, PlaceName, Reference } from '@/components/ui/text';
import { ButtonLink } from '@/components/ui/button';
import { oneOf } from '@/lib/actions/kept-report';
import { getUnsentForm } from '@/lib/actions/unsent-form';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getCaseStep, type ProposalToAnswer } from '@/lib/db/queries/get-case-step';
import { availableActions } from '@/lib/domain/case/permissions';
import { answererProblems } from '@/lib/domain/case/requests';
import { displayReference } from '@/lib/domain/case/reference';
import { stepAction, type StepAction } from '@/lib/domain/case/step-slugs';
import { formatInstant } from '@/lib/i18n/format';

type Given = {
  readonly params: Promise<{ readonly reference: string; readonly step: string }>;
  readonly searchParams: Promise<{ readonly unsent?: string | string[] }>;
};

async function requireStep({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const { reference, step } = await params;
  const action = stepAction(step);
  const found = action === null ? null : await getCaseStep(actor, reference);
  if (action === null || found === null || action === 'ATTACH_EVIDENCE') notFound();
  return { actor, action, found };
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { action, found } = await requireStep(given);
  const [names, common] = await Promise.all([getTranslations('enums.Action'), getTranslations('common')]);
  return { title: `${names(action)}${common('comma')}${found.state.reference}` };
}

/** One step of a case: what is asked, the form, or why this reader cannot take it. */
export default async function CaseStepPage(given: Given) {
  const { actor, action, found } = await requireStep(given);
  const { state } = found;
  const [t, names] = await Promise.all([getTranslations('caseActions'), getTranslations('enums.Action')]);
  const assessed = await getTranslations('initialAssessment');
  const standing = availableActions(state, actor).find((available) => available.action === action);
  const cannot = [
    ...(standing?.blockedBy ?? []),
    ...(asksSubmitter(action) ? answererProblems(found.answerer, 'question') : []),
  ];
  const isAllowed = standing?.allowed === true && cannot.length === 0;
  const choices = isAllowed ? await choicesFor(action, actor, found) : {};
  const lacking = isAllowed ? nothingToChoose(action, choices) : null;
  const isOpen = isAllowed && lacking === null;
  const back = paths.case(state.reference);
  const proposal = proposalAnswered(action, found);
  const unsent = await getUnsentForm(oneOf((await given.searchParams).unsent));
  return (
    <CaseworkShell actor={actor} here={null}>
      <p className="small">
        <Link href={back} prefetch={false}>
          <Reference>{displayReference(state.reference, state.cycle)}</Reference>
        </Link>{' '}
        <PlaceName latin={found.placeNameLatin} original={found.placeNameOriginal} fallback={t('noPlace')} />
      </p>
      <PageHead title={names(action)} />
      <div className="prose">
        <p>{t(`intro.${action}`)}</p>
        {action === 'PROPOSE_REOPENING' &&
          found.reopeningRequests.map((request, n) => <blockquote key={n}>{request}</blockquote>)}
        {isOpen && <ActsFor delegation={standing.delegation} />}
        {proposal && <Proposed proposal={proposal} />}
        {proposal?.kind === 'RECOMMENDATION' && found.assessment && (
          <section className="assessed">
            <h2>{assessed('title')}</h2>
            <AssessmentRead assessment={found.assessment} />
          </section>
        )}
        <ClientMessages
          namespaces={['common', 'problems', 'enums', 'caseActions', 'changes', 'determination']}
        >
          <StepForm
            action={action}
            fields={STEP_FIELDS[action]}
            choices={choices}
            hidden={hiddenFor(action, found)}
            written={unsent?.written ?? null}
            instead={
              isOpen ? null : (
                <StateBlock
                  title={t(lacking === null ? 'notNow' : 'nothingToChoose')}
                  actions={<ButtonLink href={back}>{t('backToCase')}</ButtonLink>}
                >
                  {lacking !== null && <p>{t(`noChoice.${lacking}`)}</p>}
                  <ul>
                    {cannot.map((problem) => (
                      <li key={problem.code}>
                        <ProblemText problem={problem} />
                      </li>
                    ))}
                  </ul>
                </StateBlock>
              )
            }
          />
        </ClientMessages>
      </div>
    </CaseworkShell>
  );
}

/** Whether a step needs somebody who could answer: it is said before anything is written. */
function asksSubmitter(action: StepAction): boolean {
  return action === 'SEND_RFI' || action === 'REMIND_RFI';
}

/** What waits for this reader's answer. */
async function Proposed({ proposal }: { readonly proposal: ProposalToAnswer }) {
  const [t, locale] = await Promise.all([getTranslations('caseActions'), getLocale()]);
  const enums = await getTranslations('enums');
  const ground = proposal.kind === 'SCREENING_OUT' ? 'ScreeningGround' : 'ReopeningBasis';
  return (
    <Facts
      items={[
        { term: t('proposedBy'), value: <bdi>{proposal.byName ?? t('unknownPerson')}</bdi> },
        { term: t('proposedAt'), value: formatInstant(locale, proposal.proposedAt) },
        ...(proposal.ground === null || proposal.correction !== null
          ? []
          : [{ term: t('ground'), value: enums(`${ground}.${proposal.ground}`) }]),
        ...(proposal.correction === null
          ? []
          : [
              {
                term: t('fields.correctedField'),
                value: enums(`CorrectableField.${proposal.correction.field}`),
              },
              {
                term: t('fields.oldValue'),
                value: <CorrectedValue {...{ locale, ...oldValue(proposal.correction) }} />,
              },
              {
                term: t('fields.newValue'),
                value: <CorrectedValue {...{ locale, ...newValue(proposal.correction) }} />,
              },
            ]),
        // A recommendation has its reasons in the assessment that it puts forward.
        ...(proposal.rationale === ''
          ? []
          : [{ term: t('fields.rationale'), value: <span dir="auto">{proposal.rationale}</span> }]),
      ]}
    />
  );
}
