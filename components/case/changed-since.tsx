import { useTranslations } from 'next-intl';
import { useDraftWords } from '@/components/case/draft-words';
import { DataTable } from '@/components/ui/table';
import type { CitableSources } from '@/lib/domain/assessment/finding';
import type { ActionState } from '@/lib/domain/shared/action-state';
import type { ConflictShown } from '@/lib/domain/shared/outcome';

/** What happened to a case while a form was open, and what reads otherwise now: below the box that says so. */
export function ChangedSince({
  state,
  sources,
}: {
  readonly state: ActionState;
  readonly sources?: CitableSources;
}) {
  const t = useTranslations('changes');
  const conflict = state?.conflict;
  if (conflict === undefined) return null;
  const { since = [], differences = [] } = conflict;
  return (
    <div className="meanwhile">
      {since.length > 0 && (
        <section>
          <h3>{t('since')}</h3>
          <ol>
            {since.map((line, n) => (
              <li key={n}>{line}</li>
            ))}
          </ol>
        </section>
      )}
      {differences.length > 0 && (
        <DifferencesTable
          caption={t('bothVersions')}
          heads={{ before: t('onYourPage'), after: t('standsNow') }}
          differences={differences}
          {...(sources === undefined ? {} : { sources })}
        />
      )}
    </div>
  );
}

/** Two texts of a determination side by side, as far as they differ. */
export function DifferencesTable({
  caption,
  heads,
  differences,
  sources,
}: {
  readonly caption?: string;
  readonly heads: { readonly before: string; readonly after: string };
  readonly differences: ConflictShown['differences'];
  readonly sources?: CitableSources;
}) {
  const t = useTranslations('changes');
  const words = useDraftWords(sources);
  return (
    <DataTable
      {...(caption === undefined ? {} : { caption })}
      columns={[
        { key: 'field', head: t('part') },
        { key: 'before', head: heads.before, label: heads.before },
        { key: 'after', head: heads.after, label: heads.after },
      ]}
      rows={differences.map(({ field, before, after }) => ({
        key: field,
        cells: {
          field: words.name(field),
          before: <DraftLines lines={words.lines(field, before)} />,
          after: <DraftLines lines={words.lines(field, after)} />,
        },
      }))}
    />
  );
}

/** What stands in a part of a determination, each line in its own direction. */
export function DraftLines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line, n) => (
    <bdi key={n} dir="auto" className="as-written dt-line">
      {line}
    </bdi>
  ));
}
