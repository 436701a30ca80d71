import { sameValue } from '@/lib/domain/shared/same-value';

/** What a source says, field by field, as it is recorded (process §8). */
export type ClaimedValues = Readonly<Record<string, unknown>>;

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
export function claimedColumns(values: ClaimedValues): ClaimedColumns {
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

/** Something that befell the columns of a case, by its place in the ledger. */
export type ColumnStep = { readonly seq: number } & (
  | { readonly kind: 'SAID'; readonly values: ClaimedValues }
  | { readonly kind: 'CORRECTED'; readonly columns: Partial<ClaimedColumns> }
);

/**
 * The columns that follow a source which goes on with what it says: those that still show what it said last. What was set
 * otherwise since was set by a person, and stays.
 */
export function followedColumns(
  columns: ClaimedColumns,
  before: ClaimedValues,
  after: ClaimedValues,
): Partial<ClaimedColumns> {
  const was = claimedColumns(before);
  return Object.fromEntries(
    Object.entries(claimedColumns(after)).filter(([name]) =>
      sameValue(columns[name as keyof ClaimedColumns], was[name as keyof ClaimedColumns]),
    ),
  );
}

/** How the columns stood after these steps, oldest first, of which the first is what the source said when it was brought in. */
export function claimedColumnsAfter(steps: readonly ColumnStep[]): ClaimedColumns {
  let said: ClaimedValues = {};
  let columns = claimedColumns(said);
  for (const step of steps) {
    if (step.kind === 'CORRECTED') columns = { ...columns, ...step.columns };
    else {
      columns = { ...columns, ...followedColumns(columns, said, step.values) };
      said = step.values;
    }
  }
  return columns;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return (value as Readonly<Record<string, unknown>>)[name] ?? null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
