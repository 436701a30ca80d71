/**
 * Military grid references as text. What was written is kept; a reading is offered only when there is exactly
 * one and the square exists. Two readings, or an impossible one, are named and never guessed at.
 */
import type { Coordinates } from '@/lib/domain/place/coordinates';

/** Why a text is no grid reference: not of that form, digits that do not pair, or a square that does not exist. */
export type MgrsFault = 'NOT_MGRS' | 'ODD_DIGITS' | 'ZONE' | 'SQUARE_NOT_IN_ZONE' | 'SQUARE_NOT_IN_BAND';

/** Side of the square a reference names, in metres: two digits fewer make it ten times wider. */
export type MgrsPrecision = 1 | 10 | 100 | 1000 | 10000 | 100000;

export type MgrsPosition = {
  /** Upper case, no blanks, such as 37SDV596673. */
  readonly reference: string;
  readonly precisionMetres: MgrsPrecision;
  /** South-west corner of the square: what military logs name. */
  readonly southWest: Coordinates;
  readonly centre: Coordinates;
};

export type MgrsReading =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'READ'; readonly position: MgrsPosition }
  | { readonly kind: 'SEVERAL'; readonly parts: readonly string[] }
  | { readonly kind: 'IMPOSSIBLE'; readonly fault: MgrsFault };

const NOTHING = /^(n\.?\/?a\.?|none|nil|null|nan|unknown|not stated|[-–—?.]+)$/i;
const SEPARATOR = /\s*(?:\/|\\|;|,|&|\+|\bor\b|\band\b)\s*/i;
const FORM = /^(\d{1,3})([A-Z])([A-Z])([A-Z])(\d*)$/;
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const;
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const SIDES: readonly MgrsPrecision[] = [100000, 10000, 1000, 100, 10, 1];
/** A square on the edge of a band is often written with the neighbour's letter. */
const BAND_TOLERANCE_DEGREES = 0.05;

/** Reads a text as a grid reference. Blank, "n/a" and the like are NONE. */
export function readMgrs(text: string): MgrsReading {
  const trimmed = text.trim();
  if (trimmed === '' || NOTHING.test(trimmed)) return { kind: 'NONE' };
  const parts = trimmed.split(SEPARATOR).filter((part) => part !== '');
  if (parts.length > 1) return { kind: 'SEVERAL', parts };
  const compact = trimmed.replace(/\s+/g, '').toUpperCase();
  const match = FORM.exec(compact);
  if (!match) return { kind: 'IMPOSSIBLE', fault: 'NOT_MGRS' };
  const [, zoneText = '', band = '', column = '', row = '', digits = ''] = match;
  if (digits.length > 10) return { kind: 'IMPOSSIBLE', fault: 'NOT_MGRS' };
  if (digits.length % 2 !== 0) return { kind: 'IMPOSSIBLE', fault: 'ODD_DIGITS' };
  return locate(compact, Number(zoneText), band, column, row, digits);
}

function locate(
  reference: string,
  zone: number,
  band: string,
  column: string,
  row: string,
  digits: string,
): MgrsReading {
  if (zone < 1 || zone > 60) return { kind: 'IMPOSSIBLE', fault: 'ZONE' };
  const bandIndex = BANDS.indexOf(band);
  const rowIndex = ROWS.indexOf(row);
  if (bandIndex < 0 || rowIndex < 0) return { kind: 'IMPOSSIBLE', fault: 'NOT_MGRS' };
  const columnIndex = (COLUMNS[(zone - 1) % 3] ?? '').indexOf(column);
  if (columnIndex < 0) return { kind: 'IMPOSSIBLE', fault: 'SQUARE_NOT_IN_ZONE' };

  const half = digits.length / 2;
  const side = SIDES[half] ?? 100000;
  const easting = (columnIndex + 1) * 100000 + Number(digits.slice(0, half) || '0') * side;
  const withinCycle =
    ((rowIndex + (zone % 2 === 0 ? 15 : 0)) % 20) * 100000 + Number(digits.slice(half) || '0') * side;
  const bandSouth = -80 + bandIndex * 8;
  const bandNorth = bandSouth + (band === 'X' ? 12 : 8);
  // Row letters repeat every 2,000 km; the band says which repeat is meant.
  const lowest = Math.floor(northingOnMeridian(bandSouth) / 100000) * 100000;
  const northing = withinCycle + Math.ceil((lowest - withinCycle) / 2000000) * 2000000;

  const southWest = fromUtm(zone, easting, northing);
  const centre = fromUtm(zone, easting + side / 2, northing + side / 2);
  const outside = (lat: number): boolean =>
    lat < bandSouth - BAND_TOLERANCE_DEGREES || lat > bandNorth + BAND_TOLERANCE_DEGREES;
  if (outside(side === 100000 ? clampInto(southWest.lat, bandSouth, centre.lat) : centre.lat)) {
    return { kind: 'IMPOSSIBLE', fault: 'SQUARE_NOT_IN_BAND' };
  }
  return { kind: 'READ', position: { reference, precisionMetres: side, southWest, centre } };
}

/** A whole 100 km square belongs to a band if any of its southern half does. */
function clampInto(south: number, bandSouth: number, middle: number): number {
  return Math.min(Math.max(south, bandSouth), Math.max(middle, south));
}

const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const SCALE = 0.9996;
const RAD = Math.PI / 180;

/** Metres from the equator along the central meridian, times the UTM scale; negative in the south. */
function northingOnMeridian(lat: number): number {
  const phi = lat * RAD;
  const e4 = E2 * E2;
  const e6 = e4 * E2;
  return (
    SCALE *
    A *
    ((1 - E2 / 4 - (3 * e4) / 64 - (5 * e6) / 256) * phi -
      ((3 * E2) / 8 + (3 * e4) / 32 + (45 * e6) / 1024) * Math.sin(2 * phi) +
      ((15 * e4) / 256 + (45 * e6) / 1024) * Math.sin(4 * phi) -
      ((35 * e6) / 3072) * Math.sin(6 * phi))
  );
}

/** Inverse transverse Mercator (Snyder, USGS Professional Paper 1395, eq. 8-17 to 8-25), WGS 84. */
function fromUtm(zone: number, easting: number, northing: number): Coordinates {
  const ep2 = E2 / (1 - E2);
  const mu = northing / SCALE / (A * (1 - E2 / 4 - (3 * E2 * E2) / 64 - (5 * E2 ** 3) / 256));
  const e1 = (1 - Math.sqrt(1 - E2)) / (1 + Math.sqrt(1 - E2));
  const foot =
    mu +
    ((3 * e1) / 2 - (27 * e1 ** 3) / 32) * Math.sin(2 * mu) +
    ((21 * e1 ** 2) / 16 - (55 * e1 ** 4) / 32) * Math.sin(4 * mu) +
    ((151 * e1 ** 3) / 96) * Math.sin(6 * mu) +
    ((1097 * e1 ** 4) / 512) * Math.sin(8 * mu);
  const sin = Math.sin(foot);
  const cos = Math.cos(foot);
  const tan = sin / cos;
  const t = tan * tan;
  const c = ep2 * cos * cos;
  const n = A / Math.sqrt(1 - E2 * sin * sin);
  const r = (A * (1 - E2)) / (1 - E2 * sin * sin) ** 1.5;
  const d = (easting - 500000) / (n * SCALE);
  const lat =
    foot -
    ((n * tan) / r) *
      (d ** 2 / 2 -
        ((5 + 3 * t + 10 * c - 4 * c ** 2 - 9 * ep2) * d ** 4) / 24 +
        ((61 + 90 * t + 298 * c + 45 * t ** 2 - 252 * ep2 - 3 * c ** 2) * d ** 6) / 720);
  const lon =
    (d -
      ((1 + 2 * t + c) * d ** 3) / 6 +
      ((5 - 2 * c + 28 * t - 3 * c ** 2 + 8 * ep2 + 24 * t ** 2) * d ** 5) / 120) /
    cos;
  return { lat: lat / RAD, lon: lon / RAD + (zone * 6 - 183) };
}
