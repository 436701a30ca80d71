import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { useWords } from '@/components/case/use-words';
import { Thread } from '@/components/ui/record';
import { Note } from '@/components/ui/text';
import { accessRequestsOf, responsesOf, withdrawalsOf } from '@/lib/domain/case/beside-the-case';
import type { CaseFile } from '@/lib/domain/case/case-file';

/** 9. What was done for those harmed, and what the submitter took back or asked to see: beside the finding, no part of it. */
export function SectionResponses({
  file,
  heldHref,
}: {
  readonly file: CaseFile;
  readonly heldHref: string | null;
}) {
  const t = useTranslations('casePage.responses');
  const kinds = useTranslations('enums.ResponseKind');
  const words = useWords(file);
  const responses = responsesOf(file);
  return (
    <CaseSection id="responses" title={t('title')}>
      <p className="small quiet">{t('beside')}</p>
      {responses.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <Thread
          items={responses.map((response) => ({
            key: response.id,
            id: `response-${response.id}`,
            when: words.day(response.givenOn),
            children: (
              <>
                <p>
                  <strong>{kinds(response.kind)}</strong>{' '}
                  {response.byBody !== null && <bdi>{t('by', { body: response.byBody })}</bdi>}
                </p>
                <p dir="auto" className="as-written">
                  {response.whatDone ?? t('erased')}
                </p>
                {response.amount !== null && (
                  <p>
                    {t('amount')} <bdi>{response.amount}</bdi>
                  </p>
                )}
                {response.isTold && <p className="small quiet">{t('told')}</p>}
              </>
            ),
          }))}
        />
      )}
      <Rights file={file} heldHref={heldHref} />
    </CaseSection>
  );
}

/** Consents taken back, and requests to see what is held. */
function Rights({ file, heldHref }: { readonly file: CaseFile; readonly heldHref: string | null }) {
  const t = useTranslations('casePage.responses');
  const names = useTranslations('enums.Consent');
  const words = useWords(file);
  const withdrawals = withdrawalsOf(file);
  const requests = accessRequestsOf(file);
  return (
    <>
      {(withdrawals.length > 0 || requests.length > 0) && <h3>{t('rightsTitle')}</h3>}
      {file.state.withdrawnConsents.includes('CONTACT') && <Note>{t('noContact')}</Note>}
      {withdrawals.map(({ id, at, consents, rationale }) => (
        <div key={id}>
          <p>
            {t('withdrawn', {
              on: words.day(at),
              consents: consents.map((consent) => names(consent)).join(t('separator')),
            })}
          </p>
          {rationale !== null && (
            <p dir="auto" className="as-written">
              {rationale}
            </p>
          )}
        </div>
      ))}
      {requests.map((request) => (
        <div key={request.id}>
          <p>
            {t('access', { on: words.day(request.receivedOn) })}{' '}
            <bdi className="as-written">{request.askedFor ?? t('erased')}</bdi>
          </p>
          {request.isAnswered ? (
            <p className="small">
              {t('answered', { on: words.day(request.answeredOn) })}{' '}
              <bdi className="as-written">{request.howAnswered ?? t('erased')}</bdi>
            </p>
          ) : (
            <p className="small">{t('waiting')}</p>
          )}
        </div>
      ))}
      {heldHref !== null && (
        <p>
          <Link href={heldHref} prefetch={false}>
            {t('print')}
          </Link>
        </p>
      )}
    </>
  );
}
