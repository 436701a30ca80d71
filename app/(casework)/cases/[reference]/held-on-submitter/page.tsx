import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CaseworkShell } from '../../../casework-shell';
import { STEP_FIELDS } from '../[step]/step-fields';
import { StepForm } from '../[step]/step-form';
import { hiddenFor } from '../[step]/step-matter';
import { ClientMessages } from '@/components/shell/client-messages';
import { AllegationView } from '@/components/track/allegation-view';
import { Section } from '@/components/ui/section';
import { Note, Reference } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { canAct } from '@/lib/domain/case/permissions';
import { displayReference } from '@/lib/domain/case/reference';

type Given = { readonly params: Promise<{ readonly reference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('casePage.heldOnSubmitter'))('title') };
}

/**
 * What is held on the submitter's own allegation, to be printed for whoever asked to see it: read through the
 * submitter's own door, so that nothing of the staff's work is in it. Who the source is comes by its recorded act.
 */
export default async function HeldOnSubmitterPage({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const found = await getCaseStep(actor, (await params).reference);
  const allegation =
    found === null ? null : await getAllegation({ kind: 'RETURN_CODE_HOLDER', caseId: found.state.id });
  if (found === null || allegation === null) notFound();
  const t = await getTranslations('casePage.heldOnSubmitter');
  return (
    <CaseworkShell actor={actor} here={null}>
      <p className="small back no-print">
        <Link href={paths.case(found.state.reference)} prefetch={false}>
          <Reference>{displayReference(found.state.reference, found.state.cycle)}</Reference>
        </Link>
      </p>
      <Note>{t('whatThisIs')}</Note>
      <AllegationView
        allegation={allegation}
        replyForm={() => null}
        informationForm={null}
        filesForm={null}
        reopeningForm={null}
        consentForm={null}
      />
      <Section title={t('identity')}>
        <p className="no-print">{t('identityHow')}</p>
        {canAct(found.state, actor, 'READ_SOURCE_IDENTITY') && (
          <ClientMessages namespaces={['common', 'problems', 'enums', 'caseActions']}>
            <StepForm
              action="READ_SOURCE_IDENTITY"
              fields={STEP_FIELDS.READ_SOURCE_IDENTITY}
              choices={{}}
              hidden={hiddenFor('READ_SOURCE_IDENTITY', found)}
            />
          </ClientMessages>
        )}
      </Section>
    </CaseworkShell>
  );
}
