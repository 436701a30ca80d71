/**
 * The codes Airwars gives an event: country letter and S (CS, RS, TS, CI …), a number, sometimes a letter for a
 * sibling event (CS896a). One event may carry several, one per party accused.
 */
import type { RowFields } from '@/lib/import/row-fields';

const REGULAR = /^[A-Z]{1,3}\d{1,5}[a-z]?$/;

/** Every code in a field. Several are split, irregular ones are kept as they stand. */
export function readCodes(fields: RowFields, column: string, separator: RegExp): string[] {
  const codes = [...new Set(fields.list(column, separator))];
  if (codes.length > 1)
    fields.tell('NOTE', 'CODES_SEVERAL', column, 'SPLIT_INTO_CODES', { count: codes.length });
  for (const code of codes) {
    if (!REGULAR.test(code)) fields.tell('NOTE', 'CODE_IRREGULAR', column, 'KEPT', { code });
  }
  return codes;
}

/** The stable key of a row: airwars_id. Null when there is none that could be one. */
export function readKey(fields: RowFields): string | null {
  const key = fields.text('airwars_id');
  if (/^[0-9A-Za-z_-]{1,64}$/.test(key)) return key;
  fields.tell('ERROR', 'ROW_KEY_MISSING', 'airwars_id', 'REJECTED_ROW');
  return null;
}
