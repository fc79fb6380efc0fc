import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tileSchema } from '../data/model/tile-schema.ts';
import { indexBlocks, planUnits } from './blocks.ts';
import { collectColumns } from './columns.ts';
import { sliceLayer } from './pyramid.ts';
import { feature, lineOf, pointAt, streamOf } from './testing/archive-under-test.ts';

const schemaOf = (layer: string) => tileSchema('staff').find(({ id }) => id === layer)!;
const lon = fc.double({ min: 100, max: 100.4, noNaN: true });
const lat = fc.double({ min: 30, max: 30.4, noNaN: true });

test('the blocks of a zoom give exactly the pieces that the whole world as one block gives', async () => {
  const line = fc.array(fc.tuple(lon, lat), { minLength: 2, maxLength: 5 });
  const check = fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.constantFrom(10, 13, 14), async (lines, zoom) => {
    const features = lines.map((places, k) => feature(`P${k}`, lineOf(...places)));
    const columns = await collectColumns(schemaOf('pipes'), streamOf(features));
    // Zoom 9 has one tile around all of it: 0.7 degrees on a side.
    const whole = indexBlocks(columns, 0);
    expect(whole.feature.length).toBe(lines.length);
    const units = planUnits([indexBlocks(columns, Math.min(zoom, 12))], zoom);
    let pieces = 0;
    const seen = new Set<string>();
    for (const { block, layers } of units) {
      const { feature: found, tile } = sliceLayer(columns, zoom, layers[0].features, block);
      pieces += found.length;
      found.forEach((f, i) => seen.add(`${f} ${block.x} ${block.y} ${tile[i]}`));
    }
    const across = 2 ** (zoom - 9);
    let expected = 0;
    for (const x of [398, 399]) {
      for (const y of [210, 211]) {
        expected += sliceLayer(columns, zoom, columns.order, { zoom: 9, x, y }).feature.length;
      }
    }
    expect(across).toBeGreaterThan(1);
    expect(pieces).toBe(expected);
    expect(seen.size).toBe(pieces);
  });
  await fc.assert(check, { numRuns: 60 });
});

test('features come in the order of importance in every block, and in their own too, and a point is in one block', async () => {
  const nodes = Array.from({ length: 40 }, (_, k) =>
    feature(`N${k}`, pointAt(100 + (k % 7) * 0.06, 30 + (k % 5) * 0.06), { nodeType: k % 3 ? 'manhole' : 'outfall' }),
  );
  const columns = await collectColumns(schemaOf('nodes'), streamOf(nodes));
  const rank = new Map([...columns.order].map((f, k) => [f, k]));
  const { start, feature: found, inMemory, block } = indexBlocks(columns, 12);
  expect(found.length).toBe(nodes.length);
  expect(block.length).toBeGreaterThan(5);
  for (let b = 0; b < block.length; b++) {
    const ranks = [...found.subarray(start[b], start[b + 1])].map((f) => rank.get(f)!);
    expect(ranks).toEqual(ranks.toSorted((x, y) => x - y));
    expect(inMemory.subarray(start[b], start[b + 1])).toEqual(found.slice(start[b], start[b + 1]).sort());
  }
});
