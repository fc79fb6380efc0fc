import { readdirSync } from 'node:fs';
import { tileIdToZxy, zxyToTileId } from 'pmtiles';
import { afterAll, expect, test } from 'vitest';
import { getLayer } from '../data/model/layers.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import { feature, lineOf, pointAt, squareAt, tileX, tileY, openWorkshop } from './testing/archive-under-test.ts';

const { folder, build, remove } = openWorkshop();
afterAll(remove);

test('the same features give the same bytes', async () => {
  const layers = {
    districts: [feature('A', squareAt(174.7, -41.3, 0.1), { name: 'a' })],
    nodes: [feature('N', pointAt(174.75, -41.25))],
  };
  expect((await build(layers)).bytes.equals((await build(layers)).bytes)).toBe(true);
});

test('tiles with the same content are stored once', async () => {
  const header = await (await build({ built_up: [feature('A', squareAt(174.7, -41.3, 0.1))] })).pmtiles.getHeader();
  expect(header.numTileContents).toBeLessThan(header.numAddressedTiles / 4);
});

test('no input, an empty layer and a layer of nothing drawable all give an archive that can be read', async () => {
  const archives = [
    await build({}),
    await build({ pipes: [], districts: [] }),
    await build({
      pipes: [feature('P', lineOf([174.7, -41.2], [174.7, -41.2]))],
      districts: [feature('D', { type: 'Polygon', coordinates: [[]] }, { name: 'd' })],
    }),
  ];
  for (const { pmtiles, report } of archives) {
    expect((await pmtiles.getHeader()).numTileEntries).toBe(1);
    expect(report.tiles).toBe(0);
  }
  expect(archives[2].report.perZoom.at(-1)!.features.pipes).toEqual({ kept: 0, tooSmall: 1, total: 1 });
});

test('a single point is in the archive at every zoom of its layer', async () => {
  const { report } = await build({ nodes: [feature('N', pointAt(174.7, -41.2))] });
  expect(report.perZoom.map(({ zoom, tiles }) => [zoom, tiles])).toEqual([
    [13, 1],
    [14, 1],
    [15, 1],
    [16, 1],
  ]);
});

test('a feature of the wrong geometry is refused by name, and nothing is left beside the archive', async () => {
  const before = readdirSync(folder);
  await expect(build({ pipes: [feature('P7', pointAt(174.7, -41.2))] })).rejects.toThrow(
    'layer pipes, feature P7: got a Point, expected a line',
  );
  expect(readdirSync(folder)).toEqual(before);
});

test('a layer given twice is refused', async () => {
  const input = { layer: getLayer('pipes'), features: async function* () {}, count: 0 };
  await expect(build({}, 'staff', { inputs: [input, input] })).rejects.toThrow('layer pipes is given twice');
});

test('an abort while tiles are written stops with its reason and leaves no file', async () => {
  const before = readdirSync(folder);
  const controller = new AbortController();
  const onProgress = (_share: number, note: string): void => {
    if (note === 'zoom 14') controller.abort(new Error('the client left'));
  };
  const layers = { nodes: [feature('N', pointAt(174.7, -41.2))] };
  await expect(build(layers, 'staff', { signal: controller.signal, onProgress })).rejects.toThrow('the client left');
  expect(readdirSync(folder)).toEqual(before);
});

test('progress rises from the first call to 1', async () => {
  const shares: number[] = [];
  await build({ nodes: [feature('N', pointAt(174.7, -41.2))] }, 'staff', { onProgress: (share) => shares.push(share) });
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('a tile stuffed with 50,000 pipes stays within 500 KB, keeps every trunk main and says what it kept', async () => {
  const z16 = [Math.floor(tileX(174.7762, 16)), Math.floor(tileY(-41.2865, 16))] as const;
  expect(tileIdToZxy(zxyToTileId(16, ...z16))).toEqual([16, ...z16]);
  const lon = (z16[0] / 2 ** 16 - 0.5) * 360;
  const step = 360 / 2 ** 16 / 260;
  const pipes = Array.from({ length: 50_000 }, (_, k) => {
    const [x, y] = [lon + (4 + (k % 250)) * step, -41.2865 - Math.floor(k / 250) * step * 0.001];
    const isTrunk = k % 500 === 0;
    return feature(`P${k}`, lineOf([x, y], [x + step * 0.9, y - step * 0.3]), {
      pipeId: `P${k}`,
      kind: 'storm',
      role: isTrunk ? 'main' : 'inlet_connection',
      diameterM: isTrunk ? 2 : 0.15,
    });
  });
  const { report, at } = await build({ pipes });
  expect(report.largestTileBytes).toBeLessThanOrEqual(500_000);
  const found = await at(16);
  expect(Math.max(...found.map(({ bytes }) => bytes))).toBe(report.perZoom.at(-1)!.largestBytes);
  expect(report.largestTileBytes).toBeGreaterThan(490_000);
  const ids = new Set(found.map(({ feature: { id } }) => id));
  for (let k = 0; k < 50_000; k += 500) expect(ids.has(tileIdOf(`P${k}`))).toBe(true);
  expect(report.perZoom.at(-1)!.features.pipes).toEqual({ kept: ids.size, tooSmall: 0, total: 50_000 });
  expect(ids.size).toBeLessThan(50_000);
});

/** More than are built on the calling thread: 6,000 pipes along a spiral through many blocks, and a district over it. */
const many = {
  pipes: Array.from({ length: 6000 }, (_, k) => {
    const [lon, lat] = [174.7 + Math.sin(k / 300) * k * 1e-4, -41.2 + Math.cos(k / 300) * k * 1e-4];
    return feature(`P${k}`, lineOf([lon, lat], [lon + 2e-4, lat + 1e-4]), {
      kind: k % 2 ? 'storm' : 'foul',
      pipeId: `P${k}`,
    });
  }),
  districts: [feature('D', squareAt(174.2, -41.7, 1), { name: 'd' })],
};

test('the bytes are the same however many threads build them', async () => {
  const [one, three] = [await build(many, 'staff', { threads: 1 }), await build(many, 'staff', { threads: 3 })];
  expect(one.report.tiles).toBeGreaterThan(500);
  expect(three.bytes.equals(one.bytes)).toBe(true);
  expect(three.report).toEqual(one.report);
  expect(one.report.perZoom.at(-1)!.features.pipes).toEqual({ kept: 6000, tooSmall: 0, total: 6000 });
});

test('an abort while threads build stops with its reason and leaves no file', async () => {
  const before = readdirSync(folder);
  const controller = new AbortController();
  const onProgress = (_share: number, note: string): void => {
    if (note === 'zoom 13') controller.abort(new Error('the client left'));
  };
  await expect(build(many, 'staff', { threads: 2, signal: controller.signal, onProgress })).rejects.toThrow(
    'client left',
  );
  expect(readdirSync(folder)).toEqual(before);
});

test('parks are in tiles at the first zoom of land cover, blocks where blocks can be told apart', async () => {
  const { report } = await build({
    land_cover: [
      feature('G', squareAt(174.7, -41.3, 0.1), { cover: 'green' }),
      feature('B', squareAt(174.9, -41.3, 0.1), { cover: 'building' }),
    ],
  });
  const kept = report.perZoom.map(({ zoom, features }) => [zoom, features.land_cover?.kept]);
  expect(kept.filter(([zoom]) => zoom >= 9 && zoom <= 13)).toEqual([
    [9, 1],
    [10, 1],
    [11, 1],
    [12, 2],
    [13, 2],
  ]);
});
