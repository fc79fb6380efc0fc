import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Bbox } from '../../data/model/feature.ts';
import type { ItemCollection, ItemFeature } from '../../server/contract/items.ts';
import { nearestItems, nearestMax } from './nearest-items.ts';

const pageSize = 2 * nearestMax;
const box: Bbox = [-0.01, -0.01, 0.01, 0.01];

const item = (id: string, x: number, y: number): ItemFeature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [x, y] },
  properties: {},
});

/** A server that gives the first `pageSize` of the records in a box, in no useful order, and counts them all. */
const server = (all: readonly ItemFeature[]) =>
  vi.fn<(bbox: Bbox) => Promise<ItemCollection>>(async ([west, south, east, north]) => {
    const inside = all.filter(({ geometry }) => {
      const [x, y] = geometry.coordinates as [number, number];
      return x >= west && x <= east && y >= south && y <= north;
    });
    const features = inside.slice(0, pageSize);
    return { features, numberMatched: inside.length, numberReturned: features.length } as unknown as ItemCollection;
  });

test('the nearest come first', async () => {
  const found = await nearestItems(
    box,
    server([item('far', 0.008, 0), item('near', 0.001, 0), item('middle', 0, 0.004)]),
  );
  expect(found.map(({ id }) => id)).toEqual(['near', 'middle', 'far']);
});

test('of thousands the nearest is found though one answer holds few of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
      const random = (i: number): number => ((Math.imul(seed + i, 2_654_435_761) >>> 8) % 10_000) / 5_000_000 - 0.001;
      const all = Array.from({ length: 2000 }, (_, i) => item(`${i}`, random(2 * i), random(2 * i + 1)));
      const away = ({ geometry: { coordinates } }: ItemFeature): number =>
        Math.hypot(...(coordinates as [number, number]));
      const nearest = all.toSorted((a, b) => away(a) - away(b))[0];
      const ask = server(all);
      const found = await nearestItems([-0.001, -0.001, 0.001, 0.001], ask);
      expect(away(found[0])).toBeCloseTo(away(nearest), 12);
      expect(found.length).toBeLessThanOrEqual(nearestMax);
      expect(ask.mock.calls.length).toBeLessThanOrEqual(7);
    }),
    { numRuns: 30 },
  );
});

test('nothing in the box is nothing found, asked for once', async () => {
  const ask = server([]);
  expect(await nearestItems(box, ask)).toEqual([]);
  expect(ask).toHaveBeenCalledTimes(1);
});
