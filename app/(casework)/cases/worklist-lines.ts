import { getLocale, getTranslations } from 'next-intl/server';
import type { WorklistLine } from '@/components/case/worklist-table';
import type { WorklistRow } from '@/lib/db/queries/worklist';
import { waitsFor } from '@/lib/domain/case/waiting';
import type { WorklistView } from '@/lib/domain/case/worklist';
import { daysBetween, formatDate, formatNumber } from '@/lib/i18n/format';
import { shortWhen, type SayWhen } from '@/lib/i18n/when';

/** The rows of a list as they are shown, seen at `now`. */
export async function worklistLines(
  rows: readonly WorklistRow[],
  view: WorklistView,
  now: Date,
): Promise<readonly WorklistLine[]> {
  const [t, locale] = await Promise.all([getTranslations('when'), getLocale()]);
  const say: SayWhen = (key, values) => t(key, values);
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    version: row.version,
    cycle: row.cycle,
    status: row.status,
    unread: row.unreadReplies,
    latin: row.placeNameLatin,
    original: row.placeNameOriginal,
    incident: shortWhen(say, locale, {
      from: row.incidentFrom,
      to: row.incidentTo,
      precision: row.incidentPrecision,
      timeZone: row.timeZone ?? 'UTC',
    }),
    killed: [row.killedMin, row.killedMax],
    injured: [row.injuredMin, row.injuredMax],
    sourceKind: row.sourceKind,
    age:
      view === 'closed' && row.closedAt !== null
        ? formatDate(locale, row.closedAt)
        : row.receivedAt === null
          ? '–'
          : formatNumber(locale, daysBetween(row.receivedAt, now)),
    waitsFor: waitsFor(row),
    assignee: row.assignee,
    isLate: row.isLate,
    isMentioned: row.unreadMentions > 0,
    hasChanged: row.hasChanged,
  }));
}
