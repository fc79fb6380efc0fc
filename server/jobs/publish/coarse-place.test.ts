import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { getProjection } from '../../../data/geo/crs.ts';
import type { Position } from '../../../data/model/feature.ts';
import { makeCoarse } from './coarse-place.ts';
import type { PublicRecord } from './public-records.ts';

const projection = getProjection('EPSG:4547');
const [x0, y0] = projection.forward(114, 30).map((metres) => Math.round(metres / 100) * 100);
const at = (east: number, north: number): Position => projection.inverse(x0 + east, y0 + north);
const metresOf = (place: Position): [number, number] => {
  const [x, y] = projection.forward(...place);
  return [x - x0, y - y0];
};
const road = (name: string | undefined, ...line: [number, number][]): PublicRecord => ({
  geometry: { type: 'LineString', coordinates: line.map(([east, north]) => at(east, north)) },
  properties: name === undefined ? {} : { name },
});
const roads = [road('人民路', [-500, 170], [900, 170]), road(undefined, [-500, 145], [900, 145])];
const coarse = makeCoarse(projection, roads, 100);

it('puts a point on the named road that passes the middle of its square', () => {
  const { at: place, road: name } = coarse(at(12, 188));
  // The road lies 20 m north of the middle; five decimals are 1 m.
  const [east, north] = metresOf(place);
  expect(Math.hypot(east - 50, north - 170)).toBeLessThan(1);
  expect(name).toEqual({ zh: '人民路', en: '人民路' });
});

it('puts it in the middle of the square where no named road comes near', () => {
  const { at: place, road: name } = coarse(at(-12, 13));
  const [east, north] = metresOf(place);
  expect(Math.hypot(east + 50, north - 50)).toBeLessThan(1);
  expect(name).toBeUndefined();
});

it('tells nothing of a point but its square: all of one square stand at one place, which stays when made coarse again', () => {
  const metres = fc.double({ min: 0.01, max: 99.99, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: -4, max: 4 }),
      metres,
      metres,
      (column, row, e, n) => {
        const place = coarse(at(100 * column + e, 100 * row + n)).at;
        expect(place).toEqual(coarse(at(100 * column + 50, 100 * row + 50)).at);
        expect(coarse(place).at).toEqual(place);
      },
    ),
  );
});
