import type { ReactNode } from 'react';

export type SideColumn = { readonly key: string; readonly head: ReactNode };
export type SideRow = {
  readonly key: string;
  readonly label: ReactNode;
  /** One for each column, in their order. */
  readonly cells: readonly ReactNode[];
};

/**
 * Several records beside each other, question by question: under each question what every one says. Where the page is
 * narrow they stand beneath each other, each still under its own name, and nothing has to be scrolled sideways.
 */
export function SideBySide({
  columns,
  rows,
}: {
  readonly columns: readonly SideColumn[];
  readonly rows: readonly SideRow[];
}) {
  return (
    <dl className="sides">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          {columns.map((column, n) => (
            <dd key={column.key}>
              <span className="side-head">{column.head}</span>
              <div>{row.cells[n]}</div>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
