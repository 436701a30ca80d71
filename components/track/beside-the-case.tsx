import { useTranslations } from 'next-intl';
import type { Consent, ResponseKind } from '@/lib/domain/case/beside';

export type ResponseShown = {
  readonly id: string;
  readonly kind: ResponseKind;
  readonly givenOn: string;
  readonly byBody: string;
  readonly whatDone: string;
  readonly amount: string | null;
};
export type WithdrawalShown = {
  readonly id: string;
  readonly consents: readonly Consent[];
  readonly at: Date;
};

/** What was done for those harmed, as the submitter may read it. */
export function ResponseGiven({
  response,
  date,
}: {
  readonly response: ResponseShown;
  readonly date: string;
}) {
  const t = useTranslations('track');
  const kinds = useTranslations('enums.ResponseKind');
  return (
    <div className="answer">
      <p>
        <strong>{kinds(response.kind)}</strong>
      </p>
      <p className="small quiet">
        <bdi>{t('responseBy', { date, body: response.byBody })}</bdi>
      </p>
      <p dir="auto" className="plain-words">
        {response.whatDone}
      </p>
      {response.amount !== null && <p dir="auto">{response.amount}</p>}
    </div>
  );
}

/** What the submitter took back. */
export function Withdrawals({
  withdrawals,
  date,
}: {
  readonly withdrawals: readonly WithdrawalShown[];
  readonly date: (at: Date) => string;
}) {
  const t = useTranslations('track');
  const names = useTranslations('enums.Consent');
  return (
    <div className="prose">
      <p>{t('consentIntro')}</p>
      {withdrawals.map(({ id, consents, at }) => (
        <p key={id}>
          {t('consentWithdrawn', {
            date: date(at),
            consents: consents.map((consent) => names(consent)).join(t('consentSeparator')),
          })}
        </p>
      ))}
      {withdrawals.some(({ consents }) => consents.includes('CONTACT')) && <p>{t('noContact')}</p>}
    </div>
  );
}
