/**
 * Latitude and longitude in decimal degrees (WGS 84). Text becomes a number only when it reads one way;
 * anything else is named and left to a person.
 */

export type Coordinates = { readonly lat: number; readonly lon: number };

/** Why a pair of texts is not a usable position. */
export type CoordinateFault = 'NOT_A_NUMBER' | 'OUT_OF_RANGE' | 'HALF_MISSING' | 'NULL_ISLAND';

export type CoordinatesReading =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'READ'; readonly position: Coordinates }
  | { readonly kind: 'UNUSABLE'; readonly fault: CoordinateFault; readonly field: 'lat' | 'lon' };

/** A box in degrees; edges belong to it. */
export type Box = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

const DECIMAL = /^[+-]?\d{1,9}(\.\d{1,17})?$/;
const EARTH_RADIUS_KM = 6371.0088;

/** A decimal number as a person types it, or null. Refuses NaN, infinities, exponents and decimal commas. */
function readDecimal(text: string): number | null {
  return DECIMAL.test(text) ? Number(text) : null;
}

/** Reads two texts as one position. 0,0 is refused: it is what an empty form leaves, not a place with people. */
export function readCoordinates(latText: string, lonText: string): CoordinatesReading {
  const [latTrimmed, lonTrimmed] = [latText.trim(), lonText.trim()];
  if (latTrimmed === '' && lonTrimmed === '') return { kind: 'NONE' };
  if (latTrimmed === '') return { kind: 'UNUSABLE', fault: 'HALF_MISSING', field: 'lat' };
  if (lonTrimmed === '') return { kind: 'UNUSABLE', fault: 'HALF_MISSING', field: 'lon' };
  const lat = readDecimal(latTrimmed);
  if (lat === null) return { kind: 'UNUSABLE', fault: 'NOT_A_NUMBER', field: 'lat' };
  const lon = readDecimal(lonTrimmed);
  if (lon === null) return { kind: 'UNUSABLE', fault: 'NOT_A_NUMBER', field: 'lon' };
  if (Math.abs(lat) > 90) return { kind: 'UNUSABLE', fault: 'OUT_OF_RANGE', field: 'lat' };
  if (Math.abs(lon) > 180) return { kind: 'UNUSABLE', fault: 'OUT_OF_RANGE', field: 'lon' };
  if (lat === 0 && lon === 0) return { kind: 'UNUSABLE', fault: 'NULL_ISLAND', field: 'lat' };
  return { kind: 'READ', position: { lat, lon } };
}

/** Whether a position lies in a box. */
export function isInBox(position: Coordinates, box: Box): boolean {
  return (
    position.lat >= box.south &&
    position.lat <= box.north &&
    position.lon >= box.west &&
    position.lon <= box.east
  );
}

/** Great-circle distance in kilometres on the mean sphere; within 0.6 % of the ellipsoid. */
export function distanceKm(a: Coordinates, b: Coordinates): number {
  const rad = Math.PI / 180;
  const half =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
