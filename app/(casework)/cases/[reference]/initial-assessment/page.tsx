import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AssessmentForm } from './assessment-form';
import { CaseLine, Obstacles } from '../decide/case-line';
import { LastReturn } from '../decide/last-return';
import { CaseworkShell } from '../../../casework-shell';
import { AssessmentRead } from '@/components/case/assessed';
import { ProblemText } from '@/components/forms/problem-text';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { MissingList } from '@/components/ui/record';
import { PageHead, StateBlock } from '@/components/ui/section';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getInitialAssessment } from '@/lib/db/queries/get-initial-assessment';
import { missingFromAssessment, type InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { availableActions } from '@/lib/domain/case/permissions';
import { assessmentTexts } from '@/lib/schemas/initial-assessment-texts';

type Given = { readonly params: Promise<{ readonly reference: string }> };

async function requireAssessment({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const found = await getInitialAssessment(actor, (await params).reference);
  if (found === null) notFound();
  return { actor, found };
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { found } = await requireAssessment(given);
  const [t, common] = await Promise.all([getTranslations('initialAssessment'), getTranslations('common')]);
  return { title: `${t('title')}${common('comma')}${found.state.reference}` };
}

/** Where an analyst writes the first review of an allegation; whoever may not write it now reads it. */
export default async function InitialAssessmentPage(given: Given) {
  const { actor, found } = await requireAssessment(given);
  const { state, assessment } = found;
  const t = await getTranslations('initialAssessment');
  const save = availableActions(state, actor).find(({ action }) => action === 'SAVE_INITIAL_ASSESSMENT');
  const back = paths.case(state.reference);
  return (
    <CaseworkShell actor={actor} here={null}>
      <CaseLine found={found} />
      <PageHead title={t('title')} />
      {save?.allowed ? (
        <>
          <p className="prose">{t('intro')}</p>
          <div className="case-grid">
            <div>
              <LastReturn remarks={found.returned} />
              <ClientMessages
                namespaces={['common', 'problems', 'enums', 'determination', 'initialAssessment', 'changes']}
              >
                <AssessmentForm
                  caseId={state.id}
                  version={state.version}
                  texts={assessmentTexts(assessment)}
                  back={back}
                />
              </ClientMessages>
            </div>
            <aside className="panel">
              <Outstanding assessment={assessment} />
            </aside>
          </div>
        </>
      ) : (
        <>
          <StateBlock title={t('notNow')} actions={<ButtonLink href={back}>{t('backToCase')}</ButtonLink>}>
            <Obstacles problems={save?.blockedBy ?? []} />
          </StateBlock>
          <section className="assessed prose">
            <AssessmentRead assessment={assessment} />
          </section>
        </>
      )}
    </CaseworkShell>
  );
}

/** What it still lacks, as it was kept last. */
async function Outstanding({ assessment }: { readonly assessment: InitialAssessment }) {
  const t = await getTranslations('initialAssessment');
  const missing = missingFromAssessment(assessment);
  return (
    <section>
      <h2>{t('missingTitle')}</h2>
      <p className="quiet">{t(missing.length > 0 ? 'missingNote' : 'nothingMissing')}</p>
      <MissingList
        items={missing.map((problem) => ({
          key: `${problem.code} ${problem.field ?? ''}`,
          text: <ProblemText problem={problem} />,
          ...(problem.field === undefined ? {} : { href: `#${problem.field}` }),
        }))}
      />
    </section>
  );
}
