import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { publicState } from '@/components/track/public-state';
import { DataTable } from '@/components/ui/table';
import { PlaceName, Reference } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import { displayReference } from '@/lib/domain/case/reference';
import type { CaseStatus } from '@/lib/domain/case/status';
import { formatDate } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export type AllegationInList = {
  readonly reference: string;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly outcome: Outcome | null;
  readonly receivedAt: Date;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  /** The first calendar day where it happened, "YYYY-MM-DD". */
  readonly incidentDay: string | null;
  readonly awaitingInformation: boolean;
  readonly codes: readonly string[];
};

/** An organisation's own allegations, each with how it stands. */
export function AllegationTable({ rows }: { readonly rows: readonly AllegationInList[] }) {
  const t = useTranslations('portal');
  const outcomes = useTranslations('enums.Outcome');
  const common = useTranslations('common');
  const current = useLocale();
  const locale = isLocale(current) ? current : 'en';
  const columns = ['reference', 'codes', 'place', 'incident', 'received', 'state', 'outcome'] as const;
  return (
    <DataTable
      columns={columns.map((key) => ({ key, head: t(key), label: t(key) }))}
      rows={rows.map((row) => ({
        key: row.reference,
        cells: {
          reference: (
            <Link href={paths.portalAllegation(row.reference)} prefetch={false}>
              <Reference>{displayReference(row.reference, row.cycle)}</Reference>
            </Link>
          ),
          codes: row.codes.length > 0 && <Reference>{row.codes.join(' ')}</Reference>,
          place: (
            <PlaceName
              latin={row.placeNameLatin}
              original={row.placeNameOriginal}
              fallback={common('notStated')}
            />
          ),
          incident: row.incidentDay === null ? common('notStated') : formatDate(locale, row.incidentDay),
          received: formatDate(locale, row.receivedAt),
          state: t(`short.${publicState(row)}`),
          outcome: row.outcome !== null && outcomes(row.outcome),
        },
      }))}
    />
  );
}
