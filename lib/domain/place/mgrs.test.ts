import { describe, expect, it } from 'vitest';
import { distanceKm } from '@/lib/domain/place/coordinates';
import { readMgrs } from '@/lib/domain/place/mgrs';

/** Squares and the latitude and longitude of their centres, from the npm package mgrs 2.2 (tolerance 2 m). */
const KNOWN = [
  ['18SUJ2338308450', 38.9071977, -77.0368959],
  ['33UXP0500444997', 48.2494882, 16.4145014],
  ['38SMB4500090000', 33.3477944, 44.4089143],
  ['56HLH3434350948', -33.8687947, 151.2090284],
  ['36MYE7000011000', -0.8044794, 35.4259342],
] as const;

describe('reading a grid reference', () => {
  it.each(KNOWN)('places %s', (text, lat, lon) => {
    const reading = readMgrs(text);
    if (reading.kind !== 'READ') throw new Error(reading.kind);
    expect(reading.position.precisionMetres).toBe(1);
    expect(distanceKm(reading.position.centre, { lat, lon }) * 1000).toBeLessThan(2);
  });

  it.each([
    ['37SDV', 100000],
    ['37SDV55', 10000],
    ['37SDV5566', 1000],
    ['37SDV559667', 100],
    ['37SDV55996677', 10],
    ['37SDV5599966777', 1],
  ])('takes the precision of %s from its digits', (text, metres) => {
    const reading = readMgrs(text);
    if (reading.kind !== 'READ') throw new Error(reading.kind);
    const { southWest, centre, precisionMetres } = reading.position;
    expect(precisionMetres).toBe(metres);
    // The centre lies half a diagonal from the south-west corner.
    expect((distanceKm(southWest, centre) * 1000) / (metres * Math.SQRT1_2)).toBeCloseTo(1, 1);
  });

  it.each([
    ['37S EA 104 297', '37SEA104297'],
    ['37Sdv602682', '37SDV602682'],
    [' 37SDV602682 ', '37SDV602682'],
  ])('reads %j as %s', (text, reference) => {
    expect(readMgrs(text)).toMatchObject({ kind: 'READ', position: { reference } });
  });

  it.each(['', '  ', 'n/a', 'N/A', 'na', 'none', 'unknown', 'NaN', '-', '?'])(
    'finds nothing in %j',
    (text) => {
      expect(readMgrs(text)).toEqual({ kind: 'NONE' });
    },
  );

  it.each([
    ['37SDV596673/37SDV580669', ['37SDV596673', '37SDV580669']],
    ['37SEV008788 or 37SEV020795', ['37SEV008788', '37SEV020795']],
    ['37SEV008788 and 020795', ['37SEV008788', '020795']],
    ['A/B', ['A', 'B']],
  ])('names the readings of %s and chooses none', (text, parts) => {
    expect(readMgrs(text)).toEqual({ kind: 'SEVERAL', parts });
  });

  it.each([
    ['377SFU805225', 'ZONE'],
    ['61SDV596673', 'ZONE'],
    ['37FSU774280', 'SQUARE_NOT_IN_ZONE'],
    ['32SDV728653', 'SQUARE_NOT_IN_ZONE'],
    ['37SDE596673', 'SQUARE_NOT_IN_BAND'],
    ['37SDV59667', 'ODD_DIGITS'],
    ['37SDV596673596673', 'NOT_MGRS'],
    ['37IDV596673', 'NOT_MGRS'],
    ['37SDW596673', 'NOT_MGRS'],
    ['near the bridge', 'NOT_MGRS'],
  ])('says why %s cannot be', (text, fault) => {
    expect(readMgrs(text)).toEqual({ kind: 'IMPOSSIBLE', fault });
  });

  it('never yields a number that is none', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (const zone of [0, 1, 30, 36, 37, 38, 60, 61]) {
      for (const band of letters) {
        for (const column of letters) {
          for (const row of letters) {
            const reading = readMgrs(`${zone}${band}${column}${row}500500`);
            if (reading.kind !== 'READ') continue;
            const { lat, lon } = reading.position.centre;
            expect(Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 84.1).toBe(true);
          }
        }
      }
    }
  });
});
