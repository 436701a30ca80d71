import { describe, expect, it } from 'vitest';
import { distanceKm, isInBox, readCoordinates } from '@/lib/domain/place/coordinates';
import { countryOf, findGovernorate, GOVERNORATES } from '@/lib/domain/place/governorates';

describe('reading latitude and longitude', () => {
  it.each([
    ['35.95', '39.01', { lat: 35.95, lon: 39.01 }],
    [' -33.9 ', '+151.2', { lat: -33.9, lon: 151.2 }],
    ['90', '-180', { lat: 90, lon: -180 }],
  ])('reads %j, %j', (lat, lon, position) => {
    expect(readCoordinates(lat, lon)).toEqual({ kind: 'READ', position });
  });

  it('finds nothing in two empty cells', () => {
    expect(readCoordinates('', ' ')).toEqual({ kind: 'NONE' });
  });

  it.each([
    ['35.95', '', 'HALF_MISSING', 'lon'],
    ['', '39.01', 'HALF_MISSING', 'lat'],
    ['NaN', '39.01', 'NOT_A_NUMBER', 'lat'],
    ['35.95', 'Infinity', 'NOT_A_NUMBER', 'lon'],
    ['35,95', '39.01', 'NOT_A_NUMBER', 'lat'],
    ['1e1', '39.01', 'NOT_A_NUMBER', 'lat'],
    ['0x10', '39.01', 'NOT_A_NUMBER', 'lat'],
    ['35.9.5', '39.01', 'NOT_A_NUMBER', 'lat'],
    ['90.1', '39.01', 'OUT_OF_RANGE', 'lat'],
    ['35.95', '4239', 'OUT_OF_RANGE', 'lon'],
    ['0', '0.0', 'NULL_ISLAND', 'lat'],
  ] as const)('refuses %j, %j', (lat, lon, fault, field) => {
    expect(readCoordinates(lat, lon)).toEqual({ kind: 'UNUSABLE', fault, field });
  });

  it('measures distance', () => {
    // One degree of latitude is 111.2 km on the mean sphere.
    expect(distanceKm({ lat: 35, lon: 39 }, { lat: 36, lon: 39 })).toBeCloseTo(111.2, 1);
    expect(distanceKm({ lat: 35, lon: 179.5 }, { lat: 35, lon: -179.5 })).toBeCloseTo(91.1, 1);
    expect(distanceKm({ lat: 35, lon: 39 }, { lat: 35, lon: 39 })).toBe(0);
  });

  it('holds the edges of a box', () => {
    const box = { south: 30, west: 35, north: 40, east: 45 };
    expect(isInBox({ lat: 30, lon: 45 }, box)).toBe(true);
    expect(isInBox({ lat: 29.999, lon: 40 }, box)).toBe(false);
  });
});

describe('governorates', () => {
  it('lists 14 of Syria and 19 of Iraq, each found by both its names', () => {
    expect(GOVERNORATES.filter(({ country }) => country === 'SY')).toHaveLength(14);
    expect(GOVERNORATES.filter(({ country }) => country === 'IQ')).toHaveLength(19);
    for (const { code, en, ar } of GOVERNORATES) {
      expect([findGovernorate(en), findGovernorate(ar)]).toEqual([code, code]);
    }
    expect(new Set(GOVERNORATES.map(({ code }) => code)).size).toBe(33);
  });

  it.each([
    ['Ar Raqqah', 'SY-RA'],
    ['Ar-Raqqa', 'SY-RA'],
    ['الرقة\u200e', 'SY-RA'],
    ['محافظة الرقة', 'SY-RA'],
    ['Deir Ez-Zor', 'SY-DY'],
    ['Deir Ezzor', 'SY-DY'],
    ['al-Hasakah', 'SY-HA'],
    ['Al Hassakah', 'SY-HA'],
    ['ادلب', 'SY-ID'],
    ['Nineveh Governorate', 'IQ-NI'],
    ['الانبار', 'IQ-AN'],
  ])('reads %s as %s', (name, code) => {
    expect(findGovernorate(name)).toBe(code);
  });

  it.each(['', 'Homs or Aleppo', 'Ara Raqqah', 'حمص أو حلب', 'Somewhere', 'Al'])(
    'does not guess at %j',
    (name) => {
      expect(findGovernorate(name)).toBeNull();
    },
  );

  it('knows the country of a code', () => {
    expect([countryOf('SY-DY'), countryOf('IQ-KI')]).toEqual(['SY', 'IQ']);
  });
});
