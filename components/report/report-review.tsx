import { useTranslations } from 'next-intl';
import { ArrivedFiles, type ArrivedFile } from '@/components/report/file-lists';
import { SaidFacts } from '@/components/report/said-facts';
import { saidInForm } from '@/components/report/said';
import { Hidden } from '@/components/forms/inputs';
import { ButtonLink } from '@/components/ui/button';
import { Facts } from '@/components/ui/text';
import type { SourceKind } from '@/lib/domain/case/allegation';
import type { AllegationContent, SourceContact } from '@/lib/domain/case/allegation-content';

type Given = {
  readonly content: AllegationContent;
  readonly codes: readonly string[];
  readonly files: readonly ArrivedFile[];
  readonly draft: string;
  readonly isMember: boolean;
  /** Where it is sent, and the way back to change something. */
  readonly action: string;
  readonly back: string;
};

/** Everything once more before it is sent. */
export function ReportReview({ content, codes, files, draft, isMember, action, back }: Given) {
  const t = useTranslations('report');
  const kinds = useTranslations('enums.SourceKind');
  const reportingAs = (kind: SourceKind): string =>
    t.has(`contact.${kind}`) ? t(`contact.${kind as 'INDIVIDUAL'}`) : kinds(kind);
  const agreed = (given: boolean): string => t(given ? 'review.yes' : 'review.no');
  return (
    <div className="doc receipt">
      <h1 className="doc-h1">{t('review.title')}</h1>
      <p>{t('review.lede')}</p>
      <section>
        <h2>{t('what.title')}</h2>
        <SaidFacts said={saidInForm(content)} />
      </section>
      <section>
        <h2>{t('files.title')}</h2>
        <ArrivedFiles files={files} />
        {content.links.length > 0 && (
          <ul className="up">
            {content.links.map((link) => (
              <li key={link}>
                <bdi dir="ltr" className="name">
                  {link}
                </bdi>
              </li>
            ))}
          </ul>
        )}
        {files.length === 0 && content.links.length === 0 && <p className="quiet">{t('review.notSaid')}</p>}
      </section>
      {isMember ? (
        codes.length > 0 && (
          <section>
            <h2>{t('contact.codes')}</h2>
            <p dir="ltr" className="mono">
              {codes.join('  ')}
            </p>
          </section>
        )
      ) : (
        <section>
          <h2>{t('contact.title')}</h2>
          <Facts items={[{ term: t('contact.sourceKind'), value: reportingAs(content.sourceKind) }]} />
          {content.contact === null ? (
            <p>
              {t('review.anonymous')} {t('review.notKept')}
            </p>
          ) : (
            <Contact contact={content.contact} />
          )}
        </section>
      )}
      <section>
        <h2>{t('consent.title')}</h2>
        <Facts
          items={[
            { term: t('consent.review'), value: agreed(content.consent.review) },
            {
              term: t('consent.publish'),
              value: t(content.consent.publishPlaceAndFigures ? 'review.yes' : 'review.noPublish'),
            },
            { term: t('consent.organisations'), value: agreed(content.consent.askOrganisations) },
          ]}
        />
      </section>
      <form action={action} method="post" className="send">
        <Hidden name="draft" value={draft} />
        {!isMember && <p className="hint">{t('review.sendHint')}</p>}
        <div className="btn-row">
          <button className="btn btn-go btn-lg">{t('review.send')}</button>
          <ButtonLink href={back} size="large">
            {t('review.change')}
          </ButtonLink>
        </div>
      </form>
    </div>
  );
}

function Contact({ contact }: { readonly contact: SourceContact }) {
  const t = useTranslations('report.contact');
  const rows = [
    [t('name'), contact.name],
    [t('telephone'), contact.telephone],
    [t('email'), contact.email],
    [t('other'), contact.otherWay],
  ] as const;
  return (
    <Facts
      items={rows
        .filter(([, value]) => value !== '')
        .map(([term, value]) => ({ term, value: <bdi dir="auto">{value}</bdi> }))}
    />
  );
}
