import type { RowObstacle } from '@/lib/db/commands/import-batch';
import type { ImportProblem } from '@/lib/import/problem';

type At = { readonly row: number; readonly line: number; readonly record: { readonly sourceKey: string } };

/** What stood in a row's way in the database, as a problem of that row. */
export function problemOfObstacle({ row, line, record }: At, obstacle: RowObstacle): ImportProblem {
  const stands = obstacle.code === 'DECISION_STANDS' || obstacle.code === 'DECISION_CORRECTED';
  return {
    row,
    line,
    column: 'airwars_id',
    value: record.sourceKey,
    code: obstacle.code,
    action: stands ? 'SET_ASIDE' : 'REJECTED_ROW',
    severity: stands ? 'WARNING' : 'ERROR',
    params: 'reference' in obstacle ? { reference: obstacle.reference } : {},
  };
}
