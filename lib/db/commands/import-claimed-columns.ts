import type { ValuesByField } from '@/lib/db/commands/import-values';
import type { Json } from '@/lib/ledger/canonical-json';

/** The columns of a case that show what its source claims, for lists and search. */
export type ClaimedColumns = {
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  readonly governorate: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** ISO 8601 UTC, as recorded; the end is not part of the interval. */
  readonly incidentFrom: string | null;
  readonly incidentTo: string | null;
  readonly incidentPrecision: string | null;
  readonly killedMin: number | null;
  readonly killedMax: number | null;
  readonly injuredMin: number | null;
  readonly injuredMax: number | null;
};

/** Reads the columns off the recorded values, so that both always agree. */
export function claimedColumns(values: ValuesByField): ClaimedColumns {
  const text = textOf(values['placeText']);
  const latin = textOf(values['placeTextLatin']);
  return {
    placeNameLatin: latin,
    placeNameOriginal: text === latin ? null : text,
    governorate: textOf(values['governorate']),
    latitude: numberOf(member(values['position'], 'latitude')),
    longitude: numberOf(member(values['position'], 'longitude')),
    incidentFrom: textOf(member(values['incident'], 'start')),
    incidentTo: textOf(member(values['incident'], 'end')),
    incidentPrecision: textOf(member(values['incident'], 'precision')),
    killedMin: numberOf(member(values['killed'], 'min')),
    killedMax: numberOf(member(values['killed'], 'max')),
    injuredMin: numberOf(member(values['injured'], 'min')),
    injuredMax: numberOf(member(values['injured'], 'max')),
  };
}

function member(value: Json | undefined, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return (value as Readonly<Record<string, Json>>)[name] ?? null;
}

const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
