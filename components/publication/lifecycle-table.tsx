import { useTranslations } from 'next-intl';
import { StatusMark } from '@/components/case/status-mark';
import { Section } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import type { ActorKind } from '@/lib/domain/case/actor';
import { CASE_STATUSES, publicBucket, PUBLIC_BUCKETS, type CaseStatus } from '@/lib/domain/case/status';
import type { Destination, Transition } from '@/lib/domain/case/transition-row';
import { TRANSITIONS } from '@/lib/domain/case/transitions';

const statusesOf = (to: Destination): readonly CaseStatus[] =>
  to.kind === 'STAYS' ? [] : to.kind === 'TO' ? [to.status] : to.statuses;

/** The rows under which something can be done from a status; null: while there is no case yet. */
function leavingFrom(status: CaseStatus | null): readonly Transition[] {
  return TRANSITIONS.filter(({ from }) => (status === null ? from === null : from?.includes(status)));
}

/** The whole lifecycle, drawn from the table of transitions: states with their marks, then what leads on from each. */
export function LifecycleTable() {
  const t = useTranslations('lifecycle');
  return (
    <>
      <Section id="states" title={t('states')} aside={<p>{t('note')}</p>}>
        <div className="buckets">
          {PUBLIC_BUCKETS.map((bucket) => (
            <div key={bucket}>
              <h3>{t(`bucket.${bucket}`)}</h3>
              <ul>
                {CASE_STATUSES.filter((one) => publicBucket(one) === bucket).map((one) => (
                  <li key={one}>
                    <a href={`#from-${one}`}>
                      <StatusMark status={one} />
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </Section>
      <Section id="from-nothing" title={t('start')}>
        <ActionsTable rows={leavingFrom(null)} />
      </Section>
      {CASE_STATUSES.map((one) => (
        <Section key={one} id={`from-${one}`} title={<StatusMark status={one} />}>
          <ActionsTable rows={leavingFrom(one)} />
        </Section>
      ))}
    </>
  );
}

/** Rows of one action that lead to the same place are one line, whoever may take them. */
function grouped(
  rows: readonly Transition[],
): readonly { readonly row: Transition; readonly by: readonly ActorKind[] }[] {
  const lines = new Map<string, { row: Transition; by: ActorKind[] }>();
  for (const row of rows) {
    const key = `${row.action} ${row.to.kind} ${statusesOf(row.to).join(' ')}`;
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { row, by: [...row.by] });
    else known.by.push(...row.by.filter((kind) => !known.by.includes(kind)));
  }
  return [...lines.values()];
}

type Line = ReturnType<typeof grouped>[number];

/** What leads on, and folded beneath it the many acts that leave the case where it is. */
function ActionsTable({ rows }: { readonly rows: readonly Transition[] }) {
  const t = useTranslations('lifecycle');
  const lines = grouped(rows);
  const staying = lines.filter(({ row }) => row.to.kind === 'STAYS');
  return (
    <div className="life-table">
      <Acts lines={lines.filter(({ row }) => row.to.kind !== 'STAYS')} />
      {staying.length > 0 && (
        <details className="life-stays">
          <summary>{t('staying', { count: staying.length })}</summary>
          <Acts lines={staying} />
        </details>
      )}
    </div>
  );
}

function Acts({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTranslations('lifecycle');
  const action = useTranslations('enums.Action');
  const kind = useTranslations('enums.ActorKind');
  const leadOn = lines.some(({ row }) => row.to.kind !== 'STAYS');
  return (
    <DataTable
      columns={[
        { key: 'action', head: t('action') },
        { key: 'by', head: t('by'), label: t('by') },
        ...(leadOn ? [{ key: 'to', head: t('to'), label: t('to') }] : []),
      ]}
      rows={lines.map(({ row, by }, n) => ({
        key: `${row.action}-${String(n)}`,
        cells: {
          action: (
            <>
              {action(row.action)}
              {row.guards.includes('DID_NOT_WORK_ON_CYCLE') && (
                <span className="small quiet two-people">{t('twoPeople')}</span>
              )}
            </>
          ),
          by: by.map((one) => kind(one)).join(t('and')),
          to: (
            <ul className="leads-to">
              {statusesOf(row.to).map((one) => (
                <li key={one}>
                  <StatusMark status={one} />
                </li>
              ))}
            </ul>
          ),
        },
      }))}
    />
  );
}
