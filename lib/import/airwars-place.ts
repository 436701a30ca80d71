/** Where Airwars places an incident: names in two scripts, governorate, position and how well it is known. */
import type { AccuracyLevel, Provenance } from '@/lib/domain/place/accuracy';
import { isInBox, readCoordinates, type Box, type Coordinates } from '@/lib/domain/place/coordinates';
import { findGovernorate, type GovernorateCode } from '@/lib/domain/place/governorates';
import type { RowFields } from '@/lib/import/row-fields';

export type ImportedPlace = {
  readonly nameEn: string | null;
  readonly nameAr: string | null;
  readonly governorate: GovernorateCode | null;
  readonly position: Coordinates | null;
  readonly accuracy: AccuracyLevel | null;
  readonly provenance: Provenance;
};

/** Syria and Iraq with a margin of half a degree: a position outside is a slip of the keys. */
export const SYRIA_AND_IRAQ: Box = { south: 28.5, west: 35.2, north: 37.9, east: 49.1 };

const ACCURACY: Readonly<Record<string, { level: AccuracyLevel; provenance: Provenance }>> = {
  exact_location: { level: 'EXACT', provenance: 'NGO' },
  exact_location_coalition: { level: 'EXACT', provenance: 'REVIEWING_BODY' },
  within_1m: { level: 'WITHIN_1_M', provenance: 'NGO' },
  within_100m: { level: 'WITHIN_100_M', provenance: 'NGO' },
  nearby_landmark: { level: 'NEARBY_LANDMARK', provenance: 'NGO' },
  street: { level: 'STREET', provenance: 'NGO' },
  neighbourhood_area: { level: 'NEIGHBOURHOOD', provenance: 'NGO' },
  village: { level: 'VILLAGE', provenance: 'NGO' },
  town: { level: 'TOWN', provenance: 'NGO' },
  city: { level: 'CITY', provenance: 'NGO' },
  subdistrict: { level: 'SUBDISTRICT', provenance: 'NGO' },
  district: { level: 'DISTRICT', provenance: 'NGO' },
  province: { level: 'PROVINCE', provenance: 'NGO' },
};

/** The place of an incident row. */
export function readPlace(fields: RowFields): ImportedPlace {
  const position = readPosition(fields);
  const accuracy = fields.term('geo_accuracy', ACCURACY);
  const accuracyStated = fields.text('geo_accuracy') !== '';
  if (position && !accuracyStated) fields.tell('NOTE', 'ACCURACY_MISSING', 'geo_accuracy', 'LEFT_EMPTY');
  if (!position && accuracy) fields.tell('NOTE', 'ACCURACY_WITHOUT_POSITION', 'geo_accuracy', 'KEPT_AS_TEXT');
  return {
    nameEn: fields.name('location_en'),
    nameAr: fields.name('location_ar'),
    governorate: readGovernorate(fields),
    position,
    accuracy: position ? (accuracy?.level ?? null) : null,
    provenance: position ? (accuracy?.provenance ?? 'NGO') : 'NGO',
  };
}

/** The row's position, or null with the reason told. Also used for the assessments' own copy of it. */
export function readPosition(fields: RowFields): Coordinates | null {
  const reading = readCoordinates(fields.text('lat'), fields.text('lon'));
  if (reading.kind === 'NONE') return null;
  if (reading.kind === 'UNUSABLE') {
    fields.tell('WARNING', 'POSITION_UNUSABLE', reading.field, 'KEPT_AS_TEXT', { fault: reading.fault });
    return null;
  }
  if (isInBox(reading.position, SYRIA_AND_IRAQ)) return reading.position;
  const column =
    reading.position.lat < SYRIA_AND_IRAQ.south || reading.position.lat > SYRIA_AND_IRAQ.north
      ? 'lat'
      : 'lon';
  fields.tell('WARNING', 'POSITION_OUTSIDE_AREA', column, 'KEPT_AS_TEXT');
  return null;
}

/**
 * The governorate columns decide; where both are empty or unreadable the region and province columns may, if
 * they agree. A column that says something else is told, never followed.
 */
function readGovernorate(fields: RowFields): GovernorateCode | null {
  const own = codesOf(fields, ['governorate_en', 'governorate_ar']);
  const wider = codesOf(fields, ['region_en', 'region_ar', 'province_en']);
  const unknown =
    fields.text('governorate_en') !== '' && findGovernorate(fields.text('governorate_en')) === null;

  const [code, ...rest] = new Set(own.map((entry) => entry.code));
  if (rest.length > 0) {
    fields.tell('WARNING', 'GOVERNORATE_DISAGREES', 'governorate_en', 'KEPT_AS_TEXT');
    return null;
  }
  if (code !== undefined) {
    if (unknown) fields.tell('NOTE', 'GOVERNORATE_FROM_OTHER_COLUMN', 'governorate_en', 'KEPT', { code });
    for (const entry of wider) {
      if (entry.code !== code) fields.tell('WARNING', 'GOVERNORATE_DISAGREES', entry.column, 'KEPT_AS_TEXT');
    }
    return code;
  }
  if (unknown) {
    // The source does say a governorate, only not one we can read: another column must not speak over it.
    fields.tell('WARNING', 'GOVERNORATE_UNKNOWN', 'governorate_en', 'KEPT_AS_TEXT');
    return null;
  }
  const [fallback, ...others] = new Set(wider.map((entry) => entry.code));
  if (fallback === undefined || others.length > 0) {
    fields.tell('WARNING', 'GOVERNORATE_UNKNOWN', 'governorate_en', 'LEFT_EMPTY');
    return null;
  }
  fields.tell('NOTE', 'GOVERNORATE_FROM_OTHER_COLUMN', 'governorate_en', 'KEPT', { code: fallback });
  return fallback;
}

function codesOf(fields: RowFields, columns: readonly string[]): { column: string; code: GovernorateCode }[] {
  return columns.flatMap((column) => {
    const text = fields.text(column);
    const code = text === '' ? null : findGovernorate(text);
    return code === null ? [] : [{ column, code }];
  });
}
