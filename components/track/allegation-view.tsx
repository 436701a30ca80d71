import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CorrectionLines, type CorrectionShown } from '@/components/publication/corrections';
import { LedgerPlace } from '@/components/report/report-received';
import { saidOnRecord } from '@/components/report/said';
import { SaidFacts } from '@/components/report/said-facts';
import {
  ResponseGiven,
  Withdrawals,
  type ResponseShown,
  type WithdrawalShown,
} from '@/components/track/beside-the-case';
import { EvidenceList, type EvidenceItem } from '@/components/track/evidence-list';
import { OutcomeAnswer, type AnswerGiven } from '@/components/track/outcome-answer';
import { Question, Words } from '@/components/track/question';
import { publicState } from '@/components/track/public-state';
import { Section } from '@/components/ui/section';
import type { CaseStatus } from '@/lib/domain/case/status';
import { displayReference } from '@/lib/domain/case/reference';
import { formatDate } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export type AllegationShown = {
  readonly reference: string;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly awaitingInformation: boolean;
  readonly receivedAt: Date;
  readonly governorate: string | null;
  readonly codes: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly outcomes: readonly AnswerGiven[];
  readonly corrections: readonly CorrectionShown[];
  readonly requests: readonly RequestShown[];
  readonly information: readonly { readonly id: string; readonly text: string; readonly at: Date }[];
  readonly evidence: readonly (EvidenceItem & { readonly rfiId: string | null })[];
  readonly reopeningRequests: readonly ReopeningShown[];
  readonly responses: readonly ResponseShown[];
  readonly withdrawals: readonly WithdrawalShown[];
  readonly ledger: { readonly seq: bigint; readonly leafHash: string } | null;
};

export type RequestShown = {
  readonly id: string;
  readonly question: string;
  readonly sentAt: Date;
  readonly dueOn: Date | null;
  readonly repliedAt: Date | null;
  readonly reply: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBecause: string | null;
  readonly overdue: boolean;
  readonly reminders: readonly {
    readonly id: string;
    readonly at: Date;
    readonly dueOn: Date | null;
    readonly message: string | null;
  }[];
};

export type ReopeningShown = {
  readonly id: string;
  readonly rationale: string;
  readonly at: Date;
  readonly decision: 'AGREED' | 'REFUSED' | 'SUPERSEDED' | null;
  readonly decidedAt: Date | null;
  readonly remarks: string | null;
};

type Given = {
  readonly allegation: AllegationShown;
  /** The forms, which differ by how the reader came here: with a code or an account. */
  readonly replyForm: (rfiId: string) => ReactNode;
  /** What became of an answer that was just sent to a question that takes none now. */
  readonly replyNews?: (rfiId: string) => ReactNode;
  readonly informationForm: ReactNode;
  readonly filesForm: ReactNode;
  readonly reopeningForm: ReactNode;
  readonly consentForm: ReactNode;
};

/** An allegation as its submitter sees it: how it stands, what was asked, what was decided and why, what was sent. */
export function AllegationView({
  allegation,
  replyForm,
  replyNews = () => null,
  informationForm,
  filesForm,
  reopeningForm,
  consentForm,
}: Given) {
  const t = useTranslations('track');
  const current = useLocale();
  const locale = isLocale(current) ? current : 'en';
  const date = (at: Date): string => formatDate(locale, at);
  const state = publicState(allegation);
  const isClosed = state === 'COMPLETED' || state === 'NOT_COUNTED';
  const asking = allegation.reopeningRequests.some(({ decision }) => decision === null);
  return (
    <>
      <h1 className="doc-h1">
        <bdi>{t('report', { reference: displayReference(allegation.reference, allegation.cycle) })}</bdi>
      </h1>
      <p className="quiet">{t('received', { date: date(allegation.receivedAt) })}</p>
      <Section title={t('stateTitle')}>
        <p>
          <strong>{t(`state.${state}`)}</strong>
        </p>
        <p style={{ marginBlockStart: 8 }}>{t(`next.${state}`)}</p>
      </Section>
      {allegation.outcomes.length > 0 && (
        <Section title={t('outcomeTitle')}>
          {allegation.outcomes.toReversed().map((given, n) => (
            <OutcomeAnswer key={n} given={given} earlier={n > 0 || !isClosed} />
          ))}
          {allegation.corrections.length > 0 && (
            <>
              <h3>{t('corrections')}</h3>
              <CorrectionLines locale={locale} corrections={allegation.corrections} />
            </>
          )}
        </Section>
      )}
      {allegation.requests.length > 0 && (
        <Section title={t('questions')}>
          {allegation.requests.map((request) => (
            <Question
              key={request.id}
              request={request}
              date={date}
              news={replyNews(request.id)}
              form={replyForm(request.id)}
              files={allegation.evidence.filter(({ rfiId }) => rfiId === request.id)}
            />
          ))}
        </Section>
      )}
      <Section title={t('sentTitle')}>
        <SaidFacts said={saidOnRecord(allegation.values, allegation.governorate)} />
        {allegation.codes.length > 0 && (
          <p>
            {t('codes')}: <bdi dir="ltr">{allegation.codes.join(' ')}</bdi>
          </p>
        )}
      </Section>
      <Section title={t('filesTitle')}>
        <EvidenceList items={allegation.evidence} />
        {filesForm}
      </Section>
      {(allegation.information.length > 0 || informationForm !== null) && (
        <Section title={t(informationForm === null ? 'addedTitle' : 'addTitle')}>
          {allegation.information.map(({ id, text, at }) => (
            <Words key={id} when={date(at)} text={text} />
          ))}
          {informationForm}
        </Section>
      )}
      {((isClosed && reopeningForm !== null) || allegation.reopeningRequests.length > 0) && (
        <Section title={t('reopenTitle')}>
          {allegation.reopeningRequests.map((request) => (
            <Reopening key={request.id} request={request} date={date} />
          ))}
          {isClosed && !asking && reopeningForm}
        </Section>
      )}
      {allegation.responses.length > 0 && (
        <Section title={t('responsesTitle')}>
          {allegation.responses.map((response) => (
            <ResponseGiven
              key={response.id}
              response={response}
              date={formatDate(locale, response.givenOn)}
            />
          ))}
        </Section>
      )}
      <Section title={t('consentTitle')}>
        <Withdrawals withdrawals={allegation.withdrawals} date={date} />
        {consentForm}
      </Section>
      {allegation.ledger && (
        <Section title={t('recordTitle')}>
          <LedgerPlace seq={String(allegation.ledger.seq)} leafHash={allegation.ledger.leafHash} />
        </Section>
      )}
    </>
  );
}

type DateText = (at: Date) => string;

function Reopening({ request, date }: { readonly request: ReopeningShown; readonly date: DateText }) {
  const t = useTranslations('track');
  const state = t(`reopenState.${request.decision ?? 'WAITING'}`, {
    date: request.decidedAt === null ? '' : date(request.decidedAt),
  });
  return (
    <div className="answer">
      <p className="small quiet">
        {t('reopenAsked', { date: date(request.at) })}
        {t('semicolon')} <strong>{state}</strong>
      </p>
      <p dir="auto" className="plain-words">
        {request.rationale}
      </p>
      {request.remarks !== null && (
        <p>
          {t('reopenRemarks')}: <bdi dir="auto">{request.remarks}</bdi>
        </p>
      )}
    </div>
  );
}
