import Link from 'next/link';
import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

export type Column = {
  readonly key: string;
  readonly head: ReactNode;
  readonly label?: string;
  readonly align?: 'start' | 'end' | 'center';
  /** Where a press on the head leads, and how the rows are ordered by it now. */
  readonly sort?: { readonly href: string; readonly order: 'ascending' | 'descending' | null };
};
export type TableRow = { readonly key: string; readonly cells: Readonly<Record<string, ReactNode>> };

const ALIGN = { start: undefined, end: 'n', center: 'c' } as const;

/**
 * A table that becomes a stack of small cards on a phone. `label` is the name shown beside a stacked cell; the first
 * column heads its row. The roles are written out because a stacked table loses them.
 */
export function DataTable({
  caption,
  columns,
  rows,
  foot,
}: {
  readonly caption?: ReactNode;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly foot?: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <table className="tb stack" role="table">
      {caption && <caption>{caption}</caption>}
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              className={ALIGN[column.align ?? 'start']}
              aria-sort={column.sort?.order ?? undefined}
            >
              {column.sort ? <SortLink {...column.sort}>{column.head}</SortLink> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.key} role="row">
            {columns.map((column, n) =>
              n === 0 ? (
                <th key={column.key} scope="row" role="rowheader">
                  {row.cells[column.key]}
                </th>
              ) : (
                <td
                  role="cell"
                  key={column.key}
                  data-l={column.label}
                  className={ALIGN[column.align ?? 'start']}
                >
                  {row.cells[column.key]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column, n) =>
              n === 0 ? (
                <th key={column.key} scope="row" role="rowheader">
                  {foot[column.key]}
                </th>
              ) : (
                <td
                  role="cell"
                  key={column.key}
                  data-l={column.label}
                  className={ALIGN[column.align ?? 'start']}
                >
                  {foot[column.key]}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** The head of a column that puts the rows in order. */
export function SortLink({
  href,
  order,
  children,
}: {
  readonly href: string;
  readonly order: 'ascending' | 'descending' | null;
  readonly children: ReactNode;
}) {
  return (
    <Link href={href} prefetch={false} className="sort">
      {children}
      {order && <Mark name={order} />}
    </Link>
  );
}
