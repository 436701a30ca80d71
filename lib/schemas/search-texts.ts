import type { PlaceSearch, StrikeQuery } from '@/lib/domain/assessment/determination';
import { plainDigits } from '@/lib/schemas/form-texts';
import type { TextReader } from '@/lib/schemas/text-reader';

/** A search for a place as typed; null where nothing was. */
export function placeSearch(read: TextReader): PlaceSearch | null {
  const search: PlaceSearch = {
    latinTexts: read.lines('placeSearch.latinTexts'),
    arabicTexts: read.lines('placeSearch.arabicTexts'),
    candidateIds: read.lines('placeSearch.candidateIds'),
    noneFound: read.choice('placeSearch.noneFound', ['yes']) !== null,
  };
  const { latinTexts, arabicTexts, candidateIds, noneFound } = search;
  if (noneFound && candidateIds.length > 0) read.wrong('placeSearch.candidateIds', 'candidatesBoth');
  return latinTexts.length + arabicTexts.length + candidateIds.length === 0 && !noneFound ? null : search;
}

/** A search of the strike logs as typed; null where nothing was. */
export function strikeQuery(read: TextReader): StrikeQuery | null {
  const before = read.problems.length;
  const lat = read.decimal('strikeQuery.centre.lat');
  const lon = read.decimal('strikeQuery.centre.lon');
  const isReadable = read.problems.length === before;
  if (isReadable && (lat === null) !== (lon === null)) read.wrong('strikeQuery.centre', 'halfCentre');
  const query: StrikeQuery = {
    centre: lat === null || lon === null ? null : { lat, lon },
    radiusKm: read.decimal('strikeQuery.radiusKm'),
    // Days typed in other digits are the same days; anything else stays as it was typed.
    from: plainDigits(read.text('strikeQuery.from')),
    to: plainDigits(read.text('strikeQuery.to')),
    logsCovered: read.lines('strikeQuery.logsCovered'),
    hits: read.count('strikeQuery.hits'),
  };
  const isBlank = Object.values(query).every((value) =>
    Array.isArray(value) ? value.length === 0 : value === null || value === '',
  );
  return isBlank ? null : query;
}

const lines = (values: readonly string[] | undefined): string => (values ?? []).join('\n');
const number = (value: number | null | undefined): string => value?.toString() ?? '';

/** What stands in the fields of both searches; the inverse of reading them. */
export function searchTexts(
  place: PlaceSearch | null,
  strikes: StrikeQuery | null,
): Readonly<Record<string, string>> {
  return {
    'placeSearch.latinTexts': lines(place?.latinTexts),
    'placeSearch.arabicTexts': lines(place?.arabicTexts),
    'placeSearch.candidateIds': lines(place?.candidateIds),
    'placeSearch.noneFound': place?.noneFound ? 'yes' : '',
    'strikeQuery.centre.lat': number(strikes?.centre?.lat),
    'strikeQuery.centre.lon': number(strikes?.centre?.lon),
    'strikeQuery.radiusKm': number(strikes?.radiusKm),
    'strikeQuery.from': strikes?.from ?? '',
    'strikeQuery.to': strikes?.to ?? '',
    'strikeQuery.logsCovered': lines(strikes?.logsCovered),
    'strikeQuery.hits': number(strikes?.hits),
  };
}
