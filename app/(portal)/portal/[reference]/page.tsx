import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PortalShell } from '@/app/(portal)/portal/portal-shell';
import { ClientMessages } from '@/components/shell/client-messages';
import { saidOnRecord } from '@/components/report/said';
import { AllegationView } from '@/components/track/allegation-view';
import { ConsentForm } from '@/components/track/consent-form';
import { FilesForm } from '@/components/track/files-form';
import { ReplyForm, ReplyNews } from '@/components/track/reply-form';
import { WordsForm } from '@/components/track/words-form';
import { fileLimits, getReplyAnswer, getUploadAnswer, oneOf } from '@/lib/actions/kept-report';
import {
  addInformationAsReporter,
  requestReopeningAsReporter,
  withdrawConsentAsReporter,
} from '@/lib/actions/portal-report';
import { getActor, requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { standingConsents } from '@/lib/domain/case/consent';

type Given = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ upload?: string | string[] }>;
};

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const actor = await getActor();
  const allegation = actor?.kind === 'REPORTER' ? await getAllegation(actor, (await params).reference) : null;
  if (allegation === null) return {};
  return { title: (await getTranslations('track'))('report', { reference: allegation.reference }) };
}

/** One allegation of the reader's organisation. Another organisation's is not there. */
export default async function PortalAllegationPage({ params, searchParams }: Given) {
  const actor = await requireActor('REPORTER');
  const allegation = await getAllegation(actor, (await params).reference);
  if (allegation === null) notFound();
  const { reference } = allegation;
  const sent = oneOf((await searchParams).upload);
  const result = await getUploadAnswer(sent);
  const replied = await getReplyAnswer(sent);
  const [t, names] = await Promise.all([getTranslations('track'), getTranslations('enums.Consent')]);
  const left = standingConsents(
    saidOnRecord(allegation.values, allegation.governorate).consent,
    allegation.withdrawals.flatMap(({ consents }) => consents),
  );
  const hidden = { reference };
  return (
    <PortalShell actor={actor} here={null} path={paths.portalAllegation(reference)}>
      <ClientMessages namespaces={['common', 'problems', 'track', 'allegation']}>
        <AllegationView
          allegation={allegation}
          replyForm={(rfiId) => (
            <ReplyForm
              action={paths.portalReply(reference)}
              rfiId={rfiId}
              limits={fileLimits()}
              result={replied}
            />
          )}
          replyNews={(rfiId) => <ReplyNews rfiId={rfiId} result={replied} />}
          informationForm={
            <WordsForm
              action={addInformationAsReporter}
              name="information"
              label={t('information')}
              hint={t('informationHint')}
              button={t('sendInformation')}
              hidden={hidden}
            />
          }
          filesForm={
            <FilesForm action={paths.portalEvidence(reference)} limits={fileLimits()} result={result} />
          }
          reopeningForm={
            <WordsForm
              action={requestReopeningAsReporter}
              name="rationale"
              label={t('reopenReason')}
              button={t('sendReopen')}
              hidden={hidden}
            />
          }
          consentForm={
            left.length > 0 && (
              <ConsentForm
                action={withdrawConsentAsReporter}
                choices={left.map((consent) => ({ value: consent, label: names(consent) }))}
                hidden={hidden}
              />
            )
          }
        />
      </ClientMessages>
    </PortalShell>
  );
}
