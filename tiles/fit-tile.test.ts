import { expect, test } from 'vitest';
import type { Position, SurveyFeature, Value } from '../data/model/feature.ts';
import { tileSchema } from '../data/model/tile-schema.ts';
import { collectColumns, type LayerColumns } from './columns.ts';
import { LayerEncoder } from './encode.ts';
import { equalShare, fitTile, isAlwaysMerged } from './fit-tile.ts';
import { latitudeOf, longitudeOf } from '../data/geo/mercator.ts';
import { sliceLayer } from './pyramid.ts';
import { streamOf } from './testing/archive-under-test.ts';
import { DRAWN, LEFT_OUT, type TileContent } from './tile-content.ts';

const COUNT = 2000;

/** 2,000 separate pipes in rows `spacing` tile units apart, inside the tile south-east of 0°, 0°, every 100th a main. */
async function pipes(zoom: number, spacing: number): Promise<LayerColumns> {
  const schema = tileSchema('staff').find(({ id }) => id === 'pipes')!;
  const at = (units: number): number => 0.5 + units / (2 ** zoom * 4096);
  const features = Array.from({ length: COUNT }, (_, k): SurveyFeature => {
    const [x, y] = [100 + (k % 50) * 60, 100 + Math.floor(k / 50) * spacing];
    const line = [x, x + 40].map((end): Position => [longitudeOf(at(end)), latitudeOf(at(y))]);
    const properties: Record<string, Value> = {
      pipeId: `P${k}`,
      kind: 'storm',
      role: k % 100 === 0 ? 'main' : 'other',
      diameterM: 0.1 + (k % 100) / 1000,
    };
    return { type: 'Feature', id: `P${k}`, geometry: { type: 'LineString', coordinates: line }, properties };
  });
  return collectColumns(schema, streamOf(features));
}

function contentOf(columns: LayerColumns, zoom: number): TileContent & { feature: Uint32Array } {
  const corner = { zoom, x: 2 ** (zoom - 1), y: 2 ** (zoom - 1) };
  const { feature, start, commands } = sliceLayer(columns, zoom, columns.order, corner, zoom < 12);
  expect(feature).toHaveLength(COUNT);
  return { columns, feature, from: start.subarray(0, -1), to: start.subarray(1), commands, hasIds: true };
}

async function fit(zoom: number, maxBytes: number, spacing = 60) {
  const content = contentOf(await pipes(zoom, spacing), zoom);
  const tile = fitTile([content], zoom, maxBytes, new LayerEncoder(zoom));
  const { fate } = tile.outcomes[0];
  const having = (what: number): number[] => [...content.feature].filter((_, i) => fate[i] === what);
  return { size: tile.bytes.length, drawn: having(DRAWN), leftOut: having(LEFT_OUT), content };
}

test('up to zoom 11 pipes and roads are one network each, other lines stay records', async () => {
  const none = async function* (): AsyncGenerator<SurveyFeature> {};
  const merged = async (id: string, zoom: number) =>
    isAlwaysMerged(
      await collectColumns(
        tileSchema('staff').find((schema) => schema.id === id)!,
        none(),
      ),
      zoom,
    );
  expect([await merged('pipes', 11), await merged('roads', 11), await merged('underpasses', 11)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([await merged('pipes', 12), await merged('roads', 12)]).toEqual([false, false]);
});

test('at zooms 12 and 13 a tile that is too large is merged and loses no pipe', async () => {
  const { size, drawn, leftOut } = await fit(13, 30_000);
  expect(size).toBeLessThanOrEqual(30_000);
  expect([drawn.length, leftOut.length]).toEqual([COUNT, 0]);
});

test('from zoom 14 on a tile that is too large is thinned, the mains staying', async () => {
  const { size, drawn, leftOut } = await fit(14, 30_000);
  expect(size).toBeLessThanOrEqual(30_000);
  expect(size).toBeGreaterThan(29_900);
  expect(drawn.length + leftOut.length).toBe(COUNT);
  expect(leftOut.length).toBeGreaterThan(0);
  for (let k = 0; k < COUNT; k += 100) expect(drawn).toContain(k);
});

test('a merged tile that is too large is drawn on the coarser grid before any pipe is left out', async () => {
  const whole = await fit(12, Infinity, 7);
  const fine = await fit(12, whole.size - 1, 7);
  const coarse = await fit(12, fine.size - 1, 7);
  expect(coarse.size).toBeLessThan(fine.size - 1);
  expect(coarse.drawn).toHaveLength(COUNT);
});

test('a merged network that is still too large keeps the most important pipes', async () => {
  const { size, drawn, leftOut, content } = await fit(10, 5000);
  expect(size).toBeLessThanOrEqual(5000);
  expect(drawn.toSorted((a, b) => a - b)).toEqual(
    [...content.feature].slice(0, drawn.length).toSorted((a, b) => a - b),
  );
  expect(drawn.length).toBeGreaterThan(100);
  expect(drawn.length + leftOut.length).toBe(COUNT);
});

test('layers smaller than an equal share keep what they have and leave the rest to the larger ones', () => {
  expect(equalShare([100, 900, 900], 1000)).toBe(450);
});

test('layers that fit together are not limited', () => {
  expect(equalShare([100, 200], 1000)).toBe(Infinity);
  expect(equalShare([], 1000)).toBe(Infinity);
});
