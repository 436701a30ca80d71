import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CorrectionForm } from './correction-form';
import { CaseworkShell } from '../../../casework-shell';
import { ProblemText } from '@/components/forms/problem-text';
import { CorrectedValue, standingValue } from '@/components/publication/corrections';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { PageHead, StateBlock } from '@/components/ui/section';
import { Facts, PlaceName, Reference } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { reasonsFor } from '@/lib/domain/assessment/outcome';
import { correctableFields, isPrintedInFull, type StandingRecord } from '@/lib/domain/case/correction';
import { availableActions } from '@/lib/domain/case/permissions';
import { displayReference } from '@/lib/domain/case/reference';
import { incidentDays } from '@/lib/domain/shared/incident-day';
import { GOVERNORATES } from '@/lib/domain/place/governorates';

type Given = {
  readonly params: Promise<{ readonly reference: string }>;
  readonly searchParams: Promise<{ readonly field?: string | string[] }>;
};

async function requireCase({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const found = await getCaseStep(actor, (await params).reference);
  if (found === null) notFound();
  return { actor, found };
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { found } = await requireCase(given);
  const [names, common] = await Promise.all([getTranslations('enums.Action'), getTranslations('common')]);
  return { title: `${names('PROPOSE_CORRECTION')}${common('comma')}${found.state.reference}` };
}

/** Correcting a closed case: first which of its fields, beside what it says now, then its new value and why. */
export default async function ProposeCorrectionPage(given: Given) {
  const { actor, found } = await requireCase(given);
  const { state, standing } = found;
  const [t, names] = await Promise.all([getTranslations('caseActions'), getTranslations('enums.Action')]);
  const available = availableActions(state, actor).find(({ action }) => action === 'PROPOSE_CORRECTION');
  const back = paths.case(state.reference);
  const asked = (await given.searchParams).field;
  const field = standing && correctableFields(standing).find((one) => one === asked);
  return (
    <CaseworkShell actor={actor} here={null}>
      <p className="small">
        <Link href={back} prefetch={false}>
          <Reference>{displayReference(state.reference, state.cycle)}</Reference>
        </Link>{' '}
        <PlaceName latin={found.placeNameLatin} original={found.placeNameOriginal} fallback={t('noPlace')} />
      </p>
      <PageHead title={names('PROPOSE_CORRECTION')} />
      <div className="prose">
        <p>{t('intro.PROPOSE_CORRECTION')}</p>
        {!available?.allowed || standing === null ? (
          <StateBlock title={t('notNow')} actions={<ButtonLink href={back}>{t('backToCase')}</ButtonLink>}>
            <ul>
              {available?.blockedBy.map((problem) => (
                <li key={problem.code}>
                  <ProblemText problem={problem} />
                </li>
              ))}
            </ul>
          </StateBlock>
        ) : !field ? (
          <OnRecord reference={state.reference} standing={standing} />
        ) : (
          <>
            <Standing standing={standing} field={field} />
            <ClientMessages
              namespaces={['common', 'problems', 'enums', 'caseActions', 'changes', 'determination']}
            >
              <CorrectionForm
                field={field}
                hidden={{ caseId: state.id, expectedVersion: state.version }}
                values={textsOf(standing)}
                reasons={reasonsFor(standing.outcome)}
                governorates={await governorateChoices()}
              />
            </ClientMessages>
          </>
        )}
      </div>
    </CaseworkShell>
  );
}

type Field = ReturnType<typeof correctableFields>[number];

/** What stands now, which nobody has to copy. */
async function Standing({ standing, field }: { readonly standing: StandingRecord; readonly field: Field }) {
  const [t, fields, locale] = await Promise.all([
    getTranslations('caseActions'),
    getTranslations('enums.CorrectableField'),
    getLocale(),
  ]);
  return (
    <>
      <Facts
        items={[
          { term: t('fields.correctedField'), value: fields(field) },
          {
            term: t('fields.oldValue'),
            value: <CorrectedValue {...{ locale, ...standingValue(field, standing.values) }} />,
          },
        ]}
      />
      {!isPrintedInFull(field) && <p className="small quiet">{t('correctionNotPrinted')}</p>}
    </>
  );
}

/** Everything that can be corrected, with what it says now and the way to its form. */
async function OnRecord({
  reference,
  standing,
}: {
  readonly reference: string;
  readonly standing: StandingRecord;
}) {
  const [t, fields, locale] = await Promise.all([
    getTranslations('caseActions'),
    getTranslations('enums.CorrectableField'),
    getLocale(),
  ]);
  return (
    <>
      <h2>{t('correctWhich')}</h2>
      <Facts
        items={correctableFields(standing).map((field) => ({
          term: (
            <Link href={paths.proposeCorrection(reference, field)} prefetch={false}>
              {fields(field)}
            </Link>
          ),
          value: <CorrectedValue {...{ locale, ...standingValue(field, standing.values) }} />,
        }))}
      />
      <p className="small quiet">{t('outcomeNotCorrected')}</p>
    </>
  );
}

/** What the controls hold before anything is typed: what stands. */
function textsOf({ values }: StandingRecord): Readonly<Record<string, string>> {
  const { KILLED, INJURED, INCIDENT_DATE } = values;
  const number = (value: number | null): string => (value === null ? '' : String(value));
  const days = incidentDays({ ...INCIDENT_DATE, timeZone: INCIDENT_DATE.zone ?? null });
  return {
    ...{
      'killed.min': number(KILLED.min),
      'killed.best': number(KILLED.best),
      'killed.max': number(KILLED.max),
    },
    ...{ 'injured.min': number(INJURED.min), 'injured.best': number(INJURED.best) },
    'injured.max': number(INJURED.max),
    reason: values.REASON ?? '',
    publicText: values.PUBLIC_TEXT ?? '',
    from: days?.first ?? '',
    to: days?.last ?? '',
    governorate: values.GOVERNORATE ?? '',
    placeName: values.PLACE_NAME ?? '',
  };
}

async function governorateChoices() {
  const locale = await getLocale();
  return GOVERNORATES.map(({ code, en, ar }) => ({ value: code, label: locale === 'ar' ? ar : en }));
}
