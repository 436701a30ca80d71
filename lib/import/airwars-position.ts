/** The grid reference an assessment gives, as written, with its one reading when it has one. */
import { distanceKm, type Coordinates } from '@/lib/domain/place/coordinates';
import { readMgrs, type MgrsPrecision } from '@/lib/domain/place/mgrs';
import { readPosition } from '@/lib/import/airwars-place';
import type { RowFields } from '@/lib/import/row-fields';

export type ImportedGridPosition = {
  /** Exactly as the source wrote it. */
  readonly text: string;
  /** Upper case without blanks; null when the text has two readings or none that exists. */
  readonly reference: string | null;
  readonly precisionMetres: MgrsPrecision | null;
  /** Centre of the square, 6 decimals (0.1 m). */
  readonly centre: Coordinates | null;
  /** Each reading of a text that has several. */
  readonly readings: readonly string[];
};

const STATED_PRECISION: Readonly<Record<string, MgrsPrecision>> = {
  '1 m': 1,
  '10 m': 10,
  '100 m': 100,
  '1 km': 1000,
  '10 km': 10000,
};
/** Farther than this from the source's own position, one of the two must be wrong. */
const FAR_KM = 25;

/** The MGRS of an assessment row, or null when it gives none. */
export function readGridPosition(fields: RowFields): ImportedGridPosition | null {
  const text = fields.text('mgrs');
  const stated = fields.term('mgrs_accuracy', STATED_PRECISION);
  const reading = readMgrs(text);
  if (reading.kind === 'NONE') {
    if (stated !== null) fields.tell('NOTE', 'ACCURACY_WITHOUT_POSITION', 'mgrs_accuracy', 'KEPT_AS_TEXT');
    return text === '' ? null : { text, reference: null, precisionMetres: null, centre: null, readings: [] };
  }
  if (reading.kind === 'SEVERAL') {
    fields.tell('WARNING', 'MGRS_TWO_READINGS', 'mgrs', 'KEPT_AS_TEXT', { count: reading.parts.length });
    return { text, reference: null, precisionMetres: null, centre: null, readings: reading.parts };
  }
  if (reading.kind === 'IMPOSSIBLE') {
    fields.tell('WARNING', 'MGRS_IMPOSSIBLE', 'mgrs', 'KEPT_AS_TEXT', { fault: reading.fault });
    return { text, reference: null, precisionMetres: null, centre: null, readings: [] };
  }
  const { reference, precisionMetres, centre } = reading.position;
  if (reference !== text) fields.tell('NOTE', 'MGRS_NORMALISED', 'mgrs', 'NORMALISED', { reference });
  if (stated !== null && stated !== precisionMetres) {
    fields.tell('WARNING', 'MGRS_PRECISION_DISAGREES', 'mgrs_accuracy', 'KEPT_AS_TEXT', { precisionMetres });
  }
  const position = readPosition(fields);
  const kilometres = position === null ? 0 : Math.round(distanceKm(position, centre));
  if (kilometres > FAR_KM) fields.tell('WARNING', 'MGRS_FAR_FROM_POSITION', 'mgrs', 'KEPT', { kilometres });
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return {
    text,
    reference,
    precisionMetres,
    centre: { lat: round(centre.lat), lon: round(centre.lon) },
    readings: [],
  };
}
