'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { STATUS_MARKS } from '@/components/case/status-mark';
import { Flag, Mark, Marked } from '@/components/ui/mark';
import { inReadingOrder, RangeFigure } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { SourceKind } from '@/lib/domain/case/allegation';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { WaitsFor } from '@/lib/domain/case/waiting';
import type { WorklistSort } from '@/lib/domain/case/worklist';
import { formatRange } from '@/lib/i18n/format';

/** One row of a worklist, ready to be shown. */
export type WorklistLine = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly unread: number;
  readonly latin: string | null;
  readonly original: string | null;
  readonly incident: string;
  readonly killed: readonly [number | null, number | null];
  readonly injured: readonly [number | null, number | null];
  readonly sourceKind: SourceKind;
  /** Days since it was received, or the day it closed; formatted. */
  readonly age: string;
  readonly waitsFor: WaitsFor;
  readonly assignee: string | null;
  readonly isLate: boolean;
  /** A note mentions the reader, who has not read it. */
  readonly isMentioned: boolean;
  /** The reader watches it, and it has changed since. */
  readonly hasChanged: boolean;
};

export type SortHeads = Readonly<
  Partial<Record<WorklistSort, { readonly href: string; readonly order: 'ascending' | 'descending' | null }>>
>;

export type WorklistTableGiven = {
  readonly label: string;
  readonly lines: readonly WorklistLine[];
  readonly sorts: SortHeads;
  /** The list holds closed cases: the column of days says when they closed. */
  readonly closed: boolean;
  /** Rows can be ticked, and these are; left out where nothing can be done to several. */
  readonly ticked?: readonly string[];
};

/** What a ticked row sends: the case, and the version that was listed. */
const tickOf = ({ id, version }: WorklistLine): string => `${id}~${version}`;

/**
 * The worklist as a table; on a phone each row is a small card. Roles are said again because cards undo the table. It is
 * a client component for the page's weight: the page then carries each row's few values once more, not all its elements.
 */
export function WorklistTable({ label, lines, sorts, closed, ticked }: WorklistTableGiven) {
  const t = useTranslations('worklist');
  const words = useLineWords();
  return (
    <table className="tb wl" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {ticked && (
            <Head>
              <span className="vh">{t('bulk.column')}</span>
            </Head>
          )}
          <Head sort={sorts.reference}>{t('column.case')}</Head>
          <Head>
            <span className="vh">{t('column.marks')}</span>
          </Head>
          <Head sort={sorts.state}>{t('column.state')}</Head>
          <Head>{t('column.place')}</Head>
          <Head sort={sorts.incident}>{t('column.strike')}</Head>
          <Head align="c">{t('column.killed')}</Head>
          <Head align="c">{t('column.injured')}</Head>
          <Head>{t('column.source')}</Head>
          <Head align="n" sort={closed ? sorts.closed : sorts.received}>
            {closed ? t('column.closed') : t('column.days')}
          </Head>
          <Head>{t('column.waits')}</Head>
          <Head>{t('column.assigned')}</Head>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            words={words}
            isTicked={ticked === undefined ? null : ticked.includes(tickOf(line))}
          />
        ))}
      </tbody>
    </table>
  );
}

function Head({
  sort,
  align,
  children,
}: {
  readonly sort?: SortHeads[WorklistSort] | undefined;
  readonly align?: 'c' | 'n';
  readonly children: ReactNode;
}) {
  return (
    <th role="columnheader" scope="col" className={align} aria-sort={sort?.order ?? undefined}>
      {sort ? (
        <Link href={sort.href} prefetch={false} className="sort">
          {children}
          {sort.order && <Mark name={sort.order} />}
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

/** The words of every row, looked up once for all of them. */
function useLineWords() {
  return {
    t: useTranslations('worklist'),
    common: useTranslations('common'),
    sources: useTranslations('worklist.sourceShort'),
    statuses: useTranslations('enums.CaseStatusShort'),
    locale: useLocale(),
  };
}

function Line({
  line,
  isTicked,
  words: { t, common, sources, statuses, locale },
}: {
  readonly line: WorklistLine;
  /** Null where rows can't be ticked. */
  readonly isTicked: boolean | null;
  readonly words: ReturnType<typeof useLineWords>;
}) {
  const killed = formatRange(locale, ...line.killed);
  const injured = formatRange(locale, ...line.injured);
  const [place, placeElse] = inReadingOrder(locale, line.latin, line.original);
  return (
    <tr role="row" className={line.unread > 0 || line.isMentioned ? 'is-unread' : undefined}>
      {isTicked !== null && (
        <td role="cell" className="tick">
          <input
            type="checkbox"
            name="cases"
            value={tickOf(line)}
            defaultChecked={isTicked}
            aria-label={t('bulk.pick', { reference: line.reference })}
            data-tick
          />
        </td>
      )}
      <td role="cell" className="ref">
        <Link href={paths.case(line.reference)} prefetch={false} data-row>
          <bdi dir="ltr">
            {line.reference}
            {line.cycle > 1 && <span className="cy">/{line.cycle}</span>}
          </bdi>
        </Link>
      </td>
      <td role="cell" className="marks">
        {line.unread > 0 && <Flag kind="unread">{common('unread', { count: line.unread })}</Flag>}
        {line.isMentioned && <Flag kind="unread">{t('flag.mentioned')}</Flag>}
        {line.hasChanged && <Flag kind="unread">{t('flag.changed')}</Flag>}
        {line.isLate && <Flag kind="late">{t('flag.late')}</Flag>}
      </td>
      <td role="cell" className="state-c">
        <Marked name={STATUS_MARKS[line.status]}>{statuses(line.status)}</Marked>
      </td>
      <td role="cell" className="place">
        {place !== null && (
          <b>
            <bdi dir="auto">{place}</bdi>
          </b>
        )}{' '}
        {placeElse !== null && (
          <bdi dir="auto" className="orig">
            {placeElse}
          </bdi>
        )}
        {place === null && <span className="ns">{common('notStated')}</span>}
      </td>
      <td role="cell" className="inc">
        {line.incident}
      </td>
      <td role="cell" className="c fig">
        <span className="harm">
          <RangeFigure text={killed} notStated={common('notStated')} />
        </span>
        <span className="m-only quiet xs">
          {' '}
          {injured === null ? t('cardUnstated') : t('cardInjured', { injured })}
        </span>
      </td>
      <td role="cell" className="c d-only">
        <span className="harm">
          <RangeFigure text={injured} notStated={common('notStated')} />
        </span>
      </td>
      <td role="cell" className="d-only">
        {sources(line.sourceKind)}
      </td>
      <td role="cell" className="n d-only">
        {line.age}
      </td>
      <td role="cell" className="next">
        {t(`waits.${line.waitsFor}`, { count: line.unread })}
      </td>
      <td role="cell" className="who">
        {line.assignee === null ? <span className="quiet">{t('nobody')}</span> : <bdi>{line.assignee}</bdi>}
      </td>
    </tr>
  );
}
