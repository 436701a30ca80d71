import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { useWords } from '@/components/case/use-words';
import { OriginalWords } from '@/components/ui/record';
import { Comma, Facts, Note, Reference, Tag } from '@/components/ui/text';
import type { Consent as ConsentGiven } from '@/lib/domain/case/allegation-content';
import type { Consent } from '@/lib/domain/case/beside';
import { standingConsents } from '@/lib/domain/case/consent';
import { textOf, valueOf, type CaseFile } from '@/lib/domain/case/case-file';

/** 1. What the source says, exactly as it came, with what it says of itself. */
export function SectionAlleged({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.alleged');
  const channels = useTranslations('enums.Channel');
  const kinds = useTranslations('enums.SourceKind');
  const languages = useTranslations('casePage.language');
  const words = useWords(file);
  const { head, state } = file;
  const said = (field: string): string | null => textOf(file, 'ALLEGATION', state.id, field);
  const narrative = said('narrative');
  const translation = said('translation');
  const known = head.language === 'ar' || head.language === 'en' || head.language === 'ckb';
  const language = known ? languages(head.language) : head.language;
  const url = said('sourceUrl');
  const received =
    head.receivedPrecision === 'NOT_STATED'
      ? words.notStated
      : head.receivedPrecision === 'INSTANT'
        ? words.instant(head.receivedAt)
        : words.day(head.receivedAt);
  const consent = valueOf(file, 'ALLEGATION', state.id, 'consent') as ConsentGiven | undefined;
  const earlier = Math.max(
    0,
    ...file.values
      .filter(({ kind, field }) => kind === 'ALLEGATION' && field === 'narrative')
      .map(({ version }) => version - 1),
  );
  return (
    <CaseSection id="alleged" title={t('title')}>
      <Facts
        items={[
          {
            term: t('received'),
            value: t('receivedValue', { at: received, channel: channels(head.channel) }),
          },
          {
            term: t('source'),
            value: (
              <>
                {kinds(head.sourceKind)}
                {head.organisation && (
                  <>
                    <Comma />
                    <bdi>{head.organisation}</bdi>
                  </>
                )}
                {said('sourceName') && said('sourceName') !== head.organisation && (
                  <>
                    <Comma />
                    <bdi>{said('sourceName')}</bdi>
                  </>
                )}{' '}
                {head.codes.map((code) => (
                  <Tag key={code}>
                    <Reference>{code}</Reference>
                  </Tag>
                ))}
              </>
            ),
          },
          ...(url === null ? [] : [{ term: t('url'), value: <bdi dir="ltr">{url}</bdi> }]),
          {
            term: t('ours'),
            value: said('ourInvolvement') ? (
              <span dir="auto" className="as-written">
                {said('ourInvolvement')}
              </span>
            ) : (
              words.notStated
            ),
          },
          ...(said('property')
            ? [{ term: t('property'), value: <span dir="auto">{said('property')}</span> }]
            : []),
          ...(said('sourceGrading')
            ? [{ term: t('grading'), value: t('gradingValue', { grading: said('sourceGrading') ?? '' }) }]
            : []),
          ...(consent
            ? [
                {
                  term: t('consent'),
                  value: <ConsentWords standing={standingConsents(consent, state.withdrawnConsents)} />,
                },
              ]
            : []),
        ]}
      />
      {narrative === null ? (
        <Note>{head.placeholder ? t('placeholder') : t('noNarrative')}</Note>
      ) : (
        <OriginalWords
          original={{
            heading: t('original', { language }),
            text: narrative,
            lang: known ? head.language : null,
          }}
          translation={translation === null ? null : { heading: t('translation'), text: translation }}
        />
      )}
      {earlier > 0 && <p className="small quiet">{t('versions', { count: earlier })}</p>}
      <Additions file={file} />
    </CaseSection>
  );
}

/** What may be done with it as it stands: what was agreed to, less what was taken back since. */
function ConsentWords({ standing }: { readonly standing: readonly Consent[] }) {
  const t = useTranslations('casePage.alleged');
  return (
    <>
      {t(standing.includes('REVIEW') ? 'mayReview' : 'mayNotReview')}{' '}
      {t(standing.includes('PUBLISH') ? 'mayPublish' : 'mayNotPublish')}{' '}
      {t(standing.includes('ASK_ORGANISATIONS') ? 'mayAsk' : 'mayNotAsk')}
    </>
  );
}

/** What was added later, by whom, in order. */
function Additions({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.alleged');
  const words = useWords(file);
  const added = file.events.filter(({ type }) => type === 'INFORMATION_ADDED');
  if (added.length === 0) return null;
  return (
    <>
      <h3>{t('added')}</h3>
      <ol className="thread">
        {added.map((event) => (
          <li key={event.seq}>
            <div className="when">
              {words.day(event.recordedAt)}
              <br />
              <bdi>{words.actor(event)}</bdi>
            </div>
            <p dir="auto" className="as-written">
              {textOf(file, 'INFORMATION', String(event.payload['informationId']), 'text') ?? t('erased')}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
