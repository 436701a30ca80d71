import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CodePicture } from '@/components/report/code-picture';
import { Hidden } from '@/components/forms/inputs';
import { Facts, Hash, Reference } from '@/components/ui/text';

export type ReceivedProps = {
  readonly reference: string;
  /** Null for a member of an organisation: the account opens the allegation. */
  readonly returnCode: string | null;
  readonly seq: string;
  readonly leafHash: string;
  /** When it was received, as text. */
  readonly at: string;
  readonly draft: string;
  readonly doneAction: string;
  /** What a member goes on to. */
  readonly children?: ReactNode;
};

/** The confirmation: reference, return code, where the entry stands, what comes next, what is protected. */
export function ReportReceived({
  reference,
  returnCode,
  seq,
  leafHash,
  at,
  draft,
  doneAction,
  children,
}: ReceivedProps) {
  const t = useTranslations('report.received');
  return (
    <div className="doc receipt">
      <h1 className="doc-h1">{t('title')}</h1>
      <p>{t('lede', { at })}</p>
      <section>
        <h2>{t('reference')}</h2>
        <p className="code-big">
          <Reference>{reference}</Reference>
        </p>
        <p className="hint">{t('referenceHint')}</p>
      </section>
      {returnCode !== null && (
        <section>
          <h2>{t('code')}</h2>
          <p>{t('codeHint')}</p>
          <div className="code-box">
            <div>
              <bdi dir="ltr" className="code-big">
                {returnCode.split('-').map((group, n, all) => (
                  <span key={n}>{n < all.length - 1 ? `${group}-` : group}</span>
                ))}
              </bdi>
              <p className="hint">{t('codeGroups')}</p>
            </div>
            <div>
              <CodePicture code={returnCode} label={t('qr')} />
            </div>
          </div>
          <p className="hint">{t('qrHint')}</p>
          <p className="hint no-print">{t('print')}</p>
        </section>
      )}
      {children}
      <section>
        <h2>{t('nextTitle')}</h2>
        {returnCode === null ? (
          <p>{t('memberHint')}</p>
        ) : (
          <ol>
            <li>{t('next1')}</li>
            <li>{t('next2')}</li>
            <li>{t('next3')}</li>
          </ol>
        )}
      </section>
      {returnCode !== null && (
        <section>
          <h2>{t('protectedTitle')}</h2>
          <ul>
            <li>{t('protected1')}</li>
            <li>{t('protected2')}</li>
            <li>{t('protected3')}</li>
          </ul>
        </section>
      )}
      <section>
        <h2>{t('ledger')}</h2>
        <LedgerPlace seq={seq} leafHash={leafHash} />
      </section>
      {returnCode !== null && (
        <form action={doneAction} method="post" className="send no-print">
          <Hidden name="draft" value={draft} />
          <div className="btn-row">
            <button className="btn btn-lg">{t('written')}</button>
          </div>
          <p className="hint">{t('writtenHint')}</p>
        </form>
      )}
    </div>
  );
}

/** Where an entry stands in the record; no proof is claimed. */
export function LedgerPlace({ seq, leafHash }: { readonly seq: string; readonly leafHash: string }) {
  const t = useTranslations('report.received');
  return (
    <>
      <Facts
        items={[
          { term: t('seq'), value: <Reference>{seq}</Reference> },
          { term: t('leafHash'), value: <Hash>{leafHash}</Hash> },
        ]}
      />
      <p className="hint">{t('ledgerHint')}</p>
    </>
  );
}
