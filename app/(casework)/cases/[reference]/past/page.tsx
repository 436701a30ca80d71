import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { CaseDocument } from '@/components/case/case-document';
import { PastForm } from '@/components/case/past-form';
import { ButtonLink } from '@/components/ui/button';
import { PageHead, StateBlock } from '@/components/ui/section';
import { Note, Reference } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getCaseAsItWas } from '@/lib/db/queries/case-as-it-was';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { displayReference } from '@/lib/domain/case/reference';
import { formatInstant, formatNumber } from '@/lib/i18n/format';
import { readPastMoment, type PastQuestion } from '@/lib/domain/case/past-moment';

type Given = {
  readonly params: Promise<{ readonly reference: string }>;
  readonly searchParams: Promise<PastQuestion>;
};

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const [t, common] = await Promise.all([getTranslations('casePast'), getTranslations('common')]);
  return { title: `${t('title')}${common('comma')}${(await params).reference.slice(0, 40)}` };
}

/** A case as the staff could see it at a past moment: the same document, replayed, with nothing to do on it. */
export default async function PastCasePage({ params, searchParams }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const { reference } = await params;
  const [question, now] = await Promise.all([searchParams, getCaseForActor(actor, reference)]);
  if (now === null) notFound();
  const moment = readPastMoment(question);
  const present = new Date().toISOString();
  const liesAhead =
    moment !== null && 'instant' in moment && moment.instant.slice(0, 10) > present.slice(0, 10);
  const file = moment === null || liesAhead ? null : await getCaseAsItWas(actor, reference, moment);
  const t = await getTranslations('casePast');
  const locale = await getLocale();
  const back = (
    <ButtonLink href={paths.case(now.state.reference)} size="small">
      {t('toNow')}
    </ButtonLink>
  );
  const last = file?.events.at(-1);
  // Until the end of today is until now.
  const shown = moment !== null && 'instant' in moment ? [moment.instant, present].toSorted()[0] : undefined;
  const form = <PastForm reference={now.state.reference} value={question} />;
  return (
    <CaseworkShell actor={actor} here={null}>
      {file && last ? (
        <>
          <Note amber>
            <strong>{t('asItWas', { at: formatInstant(locale, shown ?? last.recordedAt) })}</strong>{' '}
            {t('afterEntry', {
              seq: formatNumber(locale, last.seq),
              at: formatInstant(locale, last.recordedAt),
            })}
            <div className="btn-row">{back}</div>
          </Note>
          {form}
          <CaseDocument
            file={file}
            facts={null}
            addEvidence={null}
            readHref={null}
            mendHref={null}
            notesRead={null}
            noteHref={null}
            heldHref={null}
          />
        </>
      ) : (
        <>
          <PageHead title={t('title')} />
          <StateBlock title={t(moment === null ? 'noMoment' : liesAhead ? 'ahead' : 'notYet')} actions={back}>
            <p>
              <Reference>{displayReference(now.state.reference, now.state.cycle)}</Reference>
            </p>
            {form}
          </StateBlock>
        </>
      )}
    </CaseworkShell>
  );
}
