import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { LeaveLink } from '@/components/report/leave-link';
import { ClientMessages } from '@/components/shell/client-messages';
import { PublicShell } from '@/components/shell/public-shell';
import { saidOnRecord } from '@/components/report/said';
import { AllegationView } from '@/components/track/allegation-view';
import { ConsentForm } from '@/components/track/consent-form';
import { FilesForm } from '@/components/track/files-form';
import { ReplyForm, ReplyNews } from '@/components/track/reply-form';
import { WordsForm } from '@/components/track/words-form';
import { fileLimits, getReplyAnswer, getUploadAnswer, oneOf } from '@/lib/actions/kept-report';
import {
  addInformationAsHolder,
  requestReopeningAsHolder,
  withdrawConsentAsHolder,
} from '@/lib/actions/track-report';
import { getHolder } from '@/lib/auth/holder';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { standingConsents } from '@/lib/domain/case/consent';

type Given = { searchParams: Promise<{ upload?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('track'))('title'), robots: { index: false } };
}

/** The one allegation that the return code opened. */
export default async function TrackedAllegationPage({ searchParams }: Given) {
  const holder = await getHolder();
  const allegation = holder === null ? null : await getAllegation(holder);
  if (allegation === null) redirect(paths.track());
  const sent = oneOf((await searchParams).upload);
  const result = await getUploadAnswer(sent);
  const replied = await getReplyAnswer(sent);
  const [t, names] = await Promise.all([getTranslations('track'), getTranslations('enums.Consent')]);
  const left = standingConsents(
    saidOnRecord(allegation.values, allegation.governorate).consent,
    allegation.withdrawals.flatMap(({ consents }) => consents),
  );
  return (
    <PublicShell here="track" path={paths.trackAllegation()} bodyNames={env().bodyNames}>
      <LeaveLink />
      <ClientMessages namespaces={['common', 'problems', 'track', 'allegation']}>
        <AllegationView
          allegation={allegation}
          replyForm={(rfiId) => (
            <ReplyForm action={paths.trackReply()} rfiId={rfiId} limits={fileLimits()} result={replied} />
          )}
          replyNews={(rfiId) => <ReplyNews rfiId={rfiId} result={replied} />}
          informationForm={
            <WordsForm
              action={addInformationAsHolder}
              name="information"
              label={t('information')}
              hint={t('informationHint')}
              button={t('sendInformation')}
              hidden={{}}
            />
          }
          filesForm={<FilesForm action={paths.trackEvidence()} limits={fileLimits()} result={result} />}
          reopeningForm={
            <WordsForm
              action={requestReopeningAsHolder}
              name="rationale"
              label={t('reopenReason')}
              button={t('sendReopen')}
              hidden={{}}
            />
          }
          consentForm={
            left.length > 0 && (
              <ConsentForm
                action={withdrawConsentAsHolder}
                choices={left.map((consent) => ({ value: consent, label: names(consent) }))}
                hidden={{}}
              />
            )
          }
        />
      </ClientMessages>
      <form action={paths.trackLeave()} method="post" className="send no-print">
        <button className="btn">{t('close')}</button>
        <p className="hint">{t('closeHint', { minutes: env().returnCodeMinutes })}</p>
      </form>
    </PublicShell>
  );
}
