import { useTranslations } from 'next-intl';
import { useWords } from '@/components/case/use-words';
import { Facts } from '@/components/ui/text';
import {
  textOf,
  valueOf,
  type CaseFile,
  type HistoryEvent,
  type InvestigationRecord,
} from '@/lib/domain/case/case-file';
import { citableSources } from '@/lib/domain/case/citable-sources';
import { INTERVIEW_CAPACITIES } from '@/lib/domain/case/investigation';

/** The investigations of a case: what was ordered, who was heard and what was seen, and how each ended. */
export function Investigations({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.investigation');
  if (file.investigations.length === 0) return null;
  return (
    <>
      <h3>{t('title')}</h3>
      {file.investigations.map((one) => (
        <div key={one.id} className="note inv">
          <Ordered file={file} one={one} />
          <Done file={file} one={one} />
          <Ended file={file} one={one} />
        </div>
      ))}
    </>
  );
}

type Given = { readonly file: CaseFile; readonly one: InvestigationRecord };

/** The events of one investigation, of one type, oldest first. */
const eventsOf = ({ file, one }: Given, type: HistoryEvent['type']): readonly HistoryEvent[] =>
  file.events.filter((event) => event.type === type && event.payload.investigationId === one.id);

/** The id that an event names under a key. */
const idIn = (event: HistoryEvent, name: string): string => String(event.payload[name]);

function Ordered({ file, one }: Given) {
  const t = useTranslations('casePage.investigation');
  const types = useTranslations('enums.InvestigationType');
  const words = useWords(file);
  const text = (field: string): string | null => textOf(file, 'INVESTIGATION', one.id, field);
  const authority = text('appointingAuthority');
  return (
    <>
      <p>
        <strong>{types(one.type)}</strong>{' '}
        {t('line', {
          officer: text('officer') ?? words.person(one.officerId),
          opened: words.day(one.openedAt),
        })}{' '}
        {one.concludedAt === null
          ? t('due', { on: words.day(one.dueOn) })
          : t('concluded', { on: words.day(one.concludedAt) })}{' '}
        {one.runsBeside && t('beside')}
      </p>
      {authority && (
        <p>
          {t('appointedBy')} <bdi>{authority}</bdi>
        </p>
      )}
      {text('scope') && <p dir="auto">{text('scope')}</p>}
      {eventsOf({ file, one }, 'INVESTIGATION_EXTENDED').map((event) => {
        const said = (field: string): string | null =>
          textOf(file, 'INVESTIGATION_EXTENSION', idIn(event, 'extensionId'), field);
        return (
          <p key={event.seq}>
            {t('extended', { who: words.actor(event), on: words.day(said('dueOn')) })}{' '}
            <bdi>{said('rationale')}</bdi>
          </p>
        );
      })}
    </>
  );
}

function Done({ file, one }: Given) {
  const t = useTranslations('casePage.investigation');
  const capacities = useTranslations('enums.InterviewCapacity');
  const visits = useTranslations('enums.SiteVisit');
  const words = useWords(file);
  // The number of a person counts through the whole case: the compartment keeps the name under the same one.
  const everyone = file.events.filter(({ type }) => type === 'INTERVIEW_RECORDED');
  return (
    <>
      {eventsOf({ file, one }, 'INTERVIEW_RECORDED').map((event) => {
        const said = (field: string): string | null =>
          textOf(file, 'INTERVIEW', idIn(event, 'interviewId'), field);
        const capacity = INTERVIEW_CAPACITIES.find((known) => known === event.payload.capacity);
        return (
          <div key={event.seq}>
            <p>
              <strong>{t('person', { number: everyone.indexOf(event) + 1 })}</strong>{' '}
              {capacity && capacities(capacity)} · {words.day(said('heldOn'))} ·{' '}
              <bdi>{said('placeOrMeans')}</bdi>
            </p>
            <p dir="auto" className="as-written">
              {said('whatSaid')}
            </p>
          </div>
        );
      })}
      {eventsOf({ file, one }, 'SITE_VISIT_RECORDED').map((event) => {
        const said = (field: string): string | null =>
          textOf(file, 'SITE_VISIT', idIn(event, 'siteVisitId'), field);
        const isMade = event.payload.siteVisit === 'MADE';
        return (
          <div key={event.seq}>
            <p>
              <strong>{visits(isMade ? 'MADE' : 'NOT_MADE')}</strong> {isMade && words.day(said('visitedOn'))}
            </p>
            <p dir="auto" className="as-written">
              {said(isMade ? 'whatSeen' : 'rationale')}
            </p>
          </div>
        );
      })}
    </>
  );
}

function Ended({ file, one }: Given) {
  const t = useTranslations('casePage.investigation');
  const reviews = useTranslations('enums.LegalReview');
  const words = useWords(file);
  if (one.concludedAt === null) return null;
  const text = (field: string): string | null => textOf(file, 'INVESTIGATION', one.id, field);
  const review = text('legalReview');
  const exhibits = valueOf(file, 'INVESTIGATION', one.id, 'exhibits');
  const chosen = Array.isArray(exhibits)
    ? citableSources(file).evidence.filter(({ id }) => exhibits.includes(id))
    : [];
  const written = (
    ['findings', 'noInterviewReason', 'noSiteVisitReason', 'recommendations'] as const
  ).flatMap((field) => {
    const said = text(field);
    return said === null ? [] : [{ term: t(field), value: <bdi className="as-written">{said}</bdi> }];
  });
  const reviewed = (
    <>
      {review === 'DONE'
        ? t('reviewed', {
            by: text('legalReviewBy') ?? words.notStated,
            on: words.day(text('legalReviewOn')),
          })
        : reviews('NOT_DONE')}{' '}
      <bdi className="as-written">{text('legalReviewResult') ?? text('noLegalReviewReason')}</bdi>
    </>
  );
  return (
    <Facts
      items={[
        ...written,
        ...(review === null ? [] : [{ term: t('legalReview'), value: reviewed }]),
        ...(chosen.length === 0
          ? []
          : [
              {
                term: t('exhibits'),
                value: (
                  <ul>
                    {chosen.map(({ id, name }) => (
                      <li key={id}>
                        <bdi>{name}</bdi>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
      ]}
    />
  );
}
