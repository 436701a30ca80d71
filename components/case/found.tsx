import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Marked } from '@/components/ui/mark';
import { DataTable } from '@/components/ui/table';
import { RangeFigure } from '@/components/ui/text';
import type { Criminality, DeterminationContent } from '@/lib/domain/assessment/determination';
import type { Citation, CitableSources, Finding } from '@/lib/domain/assessment/finding';
import { CONCEDED_PARTS, partsOf } from '@/lib/domain/assessment/people-parts';
import type { WeighedReply } from '@/lib/domain/assessment/weighed-reply';
import { formatRange, localDigits } from '@/lib/i18n/format';

type Cited = {
  readonly sources: CitableSources;
  /** The address of the page on which replies stand; blank where it is this one. */
  readonly casePath: string;
  /** Where the item of evidence with a number stands. */
  readonly evidencePath: (number: number) => string;
};

/** What was found, each with what it rests on. */
export function FindingsList({ findings, ...cited }: Cited & { readonly findings: readonly Finding[] }) {
  const t = useTranslations('determination.found');
  if (findings.length === 0) return <p className="quiet">{t('none')}</p>;
  return (
    <ol className="dt-found">
      {findings.map(({ id, text, citations }) => (
        <li key={id}>
          <p dir="auto" className="as-written">
            {text}
          </p>
          {citations.length === 0 ? (
            <p className="small">
              <Marked name="missing">{t('uncited')}</Marked>
            </p>
          ) : (
            <ul className="small" aria-label={t('restsOn')}>
              {citations.map((citation, n) => (
                <li key={n}>
                  <Cite citation={citation} {...cited} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What became of each reply that was received. A reply of which nothing is said was cited by a finding, or is not weighed yet. */
export function RepliesWeighed({ replies, ...cited }: Cited & { readonly replies: readonly WeighedReply[] }) {
  const t = useTranslations('determination');
  const enums = useTranslations('enums.ReplyUse');
  if (replies.length === 0) return null;
  return (
    <>
      <h3>{t('replies')}</h3>
      <ul className="dt-found">
        {replies.map(({ rfiId, use, how }) => (
          <li key={rfiId}>
            <Cite citation={{ kind: 'RFI_REPLY', id: rfiId }} {...cited} />
            <p>
              {use !== null && <strong>{enums(use)}</strong>}{' '}
              <span dir="auto" className="as-written">
                {how}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Cite({ citation, sources, casePath, evidencePath }: Cited & { readonly citation: Citation }) {
  const t = useTranslations('determination.found');
  const locale = useLocale();
  const held = (
    letter: string,
    list: CitableSources['evidence'],
    id: string,
    place: (number: number) => string,
  ): ReactNode => {
    const source = list.find((one) => one.id === id);
    if (source === undefined) return t('notHere');
    return (
      <a href={place(source.number)}>
        <bdi dir="ltr">
          {letter}
          {localDigits(locale, String(source.number))}
        </bdi>{' '}
        <bdi>{source.name}</bdi>
      </a>
    );
  };
  switch (citation.kind) {
    case 'EVIDENCE':
      return held('E', sources.evidence, citation.id, evidencePath);
    case 'RFI_REPLY':
      return held('R', sources.replies, citation.id, () => `${casePath}#rfi-${citation.id}`);
    case 'STRIKE':
      return (
        <>
          {t('strike')} <bdi>{citation.reference}</bdi>
        </>
      );
    case 'URL':
      return <bdi dir="ltr">{citation.url}</bdi>;
  }
}

/** Of those conceded: men, women, children. Nothing where none of it was stated. */
export function ConcededPeople({ content }: { readonly content: DeterminationContent }) {
  const t = useTranslations('determination');
  const common = useTranslations('common');
  const locale = useLocale();
  const isStated = CONCEDED_PARTS.some((part) => content[part].min !== null || content[part].max !== null);
  if (!isStated) return null;
  const figure = (part: (typeof CONCEDED_PARTS)[number]): ReactNode => (
    <RangeFigure
      text={formatRange(locale, content[part].min, content[part].max)}
      notStated={common('notStated')}
    />
  );
  const injured = partsOf('injured');
  return (
    <DataTable
      caption={t('found.people')}
      columns={[
        { key: 'who', head: t('found.who') },
        { key: 'killed', head: t('killed'), label: t('killed'), align: 'center' },
        { key: 'injured', head: t('injured'), label: t('injured'), align: 'center' },
      ]}
      rows={partsOf('killed').map((part, n) => ({
        key: part,
        cells: {
          who: t(`people.${part}`),
          killed: figure(part),
          injured: figure(injured[n] ?? part),
        },
      }))}
    />
  );
}

/** Lessons and mitigations, as far as there are any. */
export function Lessons({ content }: { readonly content: DeterminationContent }) {
  const t = useTranslations('determination');
  return (['lessons', 'mitigations'] as const)
    .filter((field) => content[field] !== '')
    .map((field) => (
      <div key={field}>
        <h3>{t(field)}</h3>
        <p dir="auto" className="as-written">
          {content[field]}
        </p>
      </div>
    ));
}

/** Whether it may be a crime, for whom the record gave it out; nothing for anybody else, or where it was not said. */
export function CriminalityNote({ criminality }: { readonly criminality: Criminality }) {
  const t = useTranslations('determination');
  if (criminality.kind === 'NOT_SAID') return null;
  return (
    <>
      <p className="small">
        <Marked name="sealed">{t('found.sealed')}</Marked>
      </p>
      <p dir="auto" className="as-written">
        {criminality.kind === 'RAISED' ? criminality.text : t('criminalityNone')}
      </p>
    </>
  );
}
