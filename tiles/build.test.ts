import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, tileIdToZxy, zxyToTileId } from 'pmtiles';
import { afterAll, expect, test } from 'vitest';
import type { Audience } from '../data/model/catalogue.ts';
import type { Geometry, Position, SurveyFeature, Value } from '../data/model/feature.ts';
import { getLayer } from '../data/model/layers.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import { type BuildOptions, buildTiles } from './build.ts';
import { mercatorX, mercatorY } from './project-mercator.ts';
import type { BuildReport } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiles-'));
afterAll(() => rmSync(folder, { recursive: true }));
let built = 0;

interface Found {
  zxy: [number, number, number];
  layer: string;
  feature: VectorTileFeature;
  bytes: number;
}

interface Metadata {
  vector_layers: { id: string; minzoom: number; maxzoom: number; fields: Record<string, string> }[];
  drainatlas: { thinning: object; perZoom: object[] };
}

interface Archive {
  report: BuildReport;
  bytes: Buffer;
  pmtiles: PMTiles;
  /** Everything in the tiles of a zoom, one item per feature and tile. */
  at: (zoom: number) => Promise<Found[]>;
}

const feature = (id: string, geometry: Geometry, properties: Record<string, Value> = {}): SurveyFeature => ({
  type: 'Feature',
  id,
  geometry,
  properties,
});
const lineOf = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const pointAt = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const squareAt = (lon: number, lat: number, side: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
});

async function build(
  layers: Record<string, SurveyFeature[]>,
  audience: Audience = 'staff',
  options: Partial<BuildOptions> = {},
): Promise<Archive> {
  const outFile = join(folder, `${built++}.pmtiles`);
  const inputs = Object.entries(layers).map(([id, features]) => ({
    layer: getLayer(id),
    count: features.length,
    features: async function* () {
      yield* features;
    },
  }));
  const report = await buildTiles({ inputs, audience, outFile, name: 'Test city', ...options });
  const bytes = readFileSync(outFile);
  const source = {
    getKey: () => outFile,
    getBytes: async (offset: number, length: number) => ({
      data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer,
    }),
  };
  const pmtiles = new PMTiles(source);
  return { report, bytes, pmtiles, at: (zoom) => featuresAt(pmtiles, zoom) };
}

/** Reads a zoom's tiles over the area of the archive's own bounds, with a tile of margin. */
async function featuresAt(pmtiles: PMTiles, zoom: number): Promise<Found[]> {
  const header = await pmtiles.getHeader();
  const across = 2 ** zoom;
  const tile = (share: number): number => Math.min(across - 1, Math.max(0, Math.floor(share * across)));
  const found: Found[] = [];
  for (
    let x = Math.max(0, tile(mercatorX(header.minLon)) - 1);
    x <= Math.min(across - 1, tile(mercatorX(header.maxLon)) + 1);
    x++
  ) {
    for (
      let y = Math.max(0, tile(mercatorY(header.maxLat)) - 1);
      y <= Math.min(across - 1, tile(mercatorY(header.minLat)) + 1);
      y++
    ) {
      const data = (await pmtiles.getZxy(zoom, x, y))?.data;
      if (!data) continue;
      for (const [id, layer] of Object.entries(new VectorTile(new PbfReader(data)).layers)) {
        for (let i = 0; i < layer.length; i++)
          found.push({ zxy: [zoom, x, y], layer: id, feature: layer.feature(i), bytes: data.byteLength });
      }
    }
  }
  return found;
}

const tileX = (lon: number, zoom: number): number => mercatorX(lon) * 2 ** zoom;
const tileY = (lat: number, zoom: number): number => mercatorY(lat) * 2 ** zoom;

test('every point is at the last zoom in exactly the one tile it lies in, within one tile unit, with its stable id', async () => {
  const places: Position[] = [
    [174.7762, -41.2865],
    [174.78, -41.29],
    [174.7799, -41.2901],
    [174.81, -41.31],
  ];
  const archive = await build({
    nodes: places.map((place, k) => feature(`N${k}`, { type: 'Point', coordinates: place }, { nodeType: 'manhole' })),
  });
  const found = await archive.at(16);
  expect(found.map(({ feature: { id } }) => id).toSorted()).toEqual(places.map((_, k) => tileIdOf(`N${k}`)).toSorted());
  for (const { zxy, feature: node } of found) {
    const place = places[places.findIndex((_, k) => tileIdOf(`N${k}`) === node.id)];
    expect([zxy[1], zxy[2]]).toEqual([Math.floor(tileX(place[0], 16)), Math.floor(tileY(place[1], 16))]);
    const at = node.loadGeometry()[0][0];
    expect(Math.abs(at.x - (tileX(place[0], 16) - zxy[1]) * 4096)).toBeLessThanOrEqual(1);
    expect(Math.abs(at.y - (tileY(place[1], 16) - zxy[2]) * 4096)).toBeLessThanOrEqual(1);
  }
});

test('a pipe inside a tile has every vertex at the last zoom within half a tile unit, and fewer below it', async () => {
  // The second vertex lies 0.1 m, one tile unit, beside a straight line.
  const line: Position[] = [
    [174.7762, -41.2865],
    [174.7763, -41.286509],
    [174.7764, -41.28652],
    [174.7765, -41.2866],
  ];
  const archive = await build({ pipes: [feature('P', lineOf(...line), { kind: 'storm' })] });
  const [found] = await archive.at(16);
  const [points] = found.feature.loadGeometry();
  expect(points).toHaveLength(4);
  expect((await archive.at(15))[0].feature.loadGeometry()[0]).toHaveLength(3);
  points.forEach((point, k) => {
    expect(Math.abs(point.x - (tileX(line[k][0], 16) - found.zxy[1]) * 4096)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(point.y - (tileY(line[k][1], 16) - found.zxy[2]) * 4096)).toBeLessThanOrEqual(0.5);
  });
});

test('a pipe across a tile edge is in both tiles, each piece reaching over the edge by the buffer of 64 units', async () => {
  const edge = Math.ceil(tileX(174.7762, 16)) / 2 ** 16;
  const lon = (edge - 0.5) * 360;
  const archive = await build({ pipes: [feature('P', lineOf([lon - 0.001, -41.2865], [lon + 0.001, -41.2865]))] });
  const boxes = (await archive.at(16)).map(({ feature: pipe }) => pipe.bbox());
  expect(boxes).toHaveLength(2);
  expect(boxes[0][2]).toBe(4096 + 64);
  expect(boxes[1][0]).toBe(-64);
});

test('fields appear from their zoom on, codes as words, booleans as booleans, and missing values not at all', async () => {
  const pipe = feature('P', lineOf([174.7, -41.2], [174.71, -41.21]), {
    pipeId: 'P',
    kind: 'storm',
    role: 'main',
    material: null,
    status: '',
    diameterM: 0.3,
  });
  const archive = await build({ pipes: [pipe] });
  const properties = async (zoom: number): Promise<object> => (await archive.at(zoom))[0].feature.properties;
  expect(await properties(10)).toEqual({ kind: 'storm', diameterM: 0.3 });
  expect(await properties(12)).toEqual({ kind: 'storm', diameterM: 0.3, role: 'main' });
  expect(await properties(16)).toEqual({ kind: 'storm', diameterM: 0.3, role: 'main', pipeId: 'P' });
});

test('a polygon layer with a label has one label point per named feature, and outer rings wound from +x to +y', async () => {
  const archive = await build({
    districts: [
      feature('A', squareAt(174.7, -41.3, 0.1), { name: '北区' }),
      feature('B', squareAt(174.81, -41.3, 0.05)),
    ],
  });
  const found = await archive.at(12);
  const labels = found.filter(({ layer }) => layer === 'districts_label');
  expect(labels.map(({ feature: { id, properties } }) => [id, properties])).toEqual([
    [tileIdOf('A'), { name: '北区' }],
  ]);
  for (const { feature: polygon } of found.filter(({ layer }) => layer === 'districts')) {
    const [ring] = polygon.loadGeometry();
    let area = 0;
    ring.forEach((p, k) => (area += k === 0 ? 0 : ring[k - 1].x * p.y - p.x * ring[k - 1].y));
    expect(area).toBeGreaterThan(0);
  }
});

test('a hole is wound against its outer ring and is left out where the outer ring does not reach', async () => {
  const [lon, lat] = [174.7, -41.2];
  const ring = (inset: number): Position[] => {
    const [a, b] = [inset, 0.004 - inset];
    return [
      [lon + a, lat + a],
      [lon + b, lat + a],
      [lon + b, lat + b],
      [lon + a, lat + b],
      [lon + a, lat + a],
    ];
  };
  const archive = await build({
    land_cover: [feature('A', { type: 'Polygon', coordinates: [ring(0), ring(0.001)] }, { cover: 'paved' })],
  });
  const [found] = await archive.at(12);
  const areas = found.feature
    .loadGeometry()
    .map((points) =>
      points.reduce((sum, p, k) => (k === 0 ? 0 : sum + points[k - 1].x * p.y - p.x * points[k - 1].y), 0),
    );
  expect(areas).toHaveLength(2);
  // The hole is half as wide: a quarter of the area, the other way round; 2 % for whole tile units.
  expect(areas[1] / areas[0]).toBeCloseTo(-0.25, 2);
});

test('a public archive has no staff layer and no staff field, and names what was left out and why', async () => {
  const archive = await build(
    {
      pipes: [feature('P', lineOf([174.7, -41.2], [174.71, -41.21]), { kind: 'storm' })],
      flood_points: [feature('F', pointAt(174.7, -41.2), { name: 'corner', contactName: 'somebody' })],
      water: [feature('W', squareAt(174.7, -41.2, 0.01), { name: 'lake', waterType: 'lake', floodLevelM: 3 })],
    },
    'public',
  );
  expect(archive.report.leftOut).toEqual([
    { layer: 'pipes', reason: 'not-visible' },
    { layer: 'flood_points', reason: 'geometry-not-exact' },
  ]);
  const found = await archive.at(16);
  expect(new Set(found.map(({ layer }) => layer))).toEqual(new Set(['water', 'water_label']));
  for (const {
    feature: { properties },
  } of found)
    expect(Object.keys(properties)).not.toContain('floodLevelM');
  const metadata = (await archive.pmtiles.getMetadata()) as Metadata;
  const ids = metadata.vector_layers.map(({ id }) => id);
  expect(ids).toContain('water');
  for (const id of ['pipes', 'nodes', 'contours', 'lifelines', 'flood_points']) expect(ids).not.toContain(id);
  expect(archive.bytes.includes('somebody')).toBe(false);
});

test('the archive says its audience, the thinning rule in both languages, the kept share and the fields with types', async () => {
  const archive = await build({ pipes: [feature('P', lineOf([174.7, -41.2], [174.71, -41.21]))] }, 'staff', {
    attribution: 'The survey',
  });
  const metadata = (await archive.pmtiles.getMetadata()) as Metadata;
  expect(metadata).toMatchObject({ name: 'Test city', attribution: 'The survey', drainatlas: { audience: 'staff' } });
  expect(metadata.drainatlas.thinning).toEqual({
    zh: expect.stringContaining('干支管'),
    en: expect.stringContaining('mains'),
  });
  expect(metadata.drainatlas.perZoom.at(-1)).toEqual({
    zoom: 16,
    features: { pipes: { kept: 1, tooSmall: 0, total: 1 } },
  });
  expect(metadata.vector_layers.find(({ id }) => id === 'pipes')).toMatchObject({
    minzoom: 8,
    maxzoom: 16,
    fields: { diameterM: 'Number', kind: 'String' },
  });
  const header = await archive.pmtiles.getHeader();
  expect(header).toMatchObject({ specVersion: 3, clustered: true, tileType: 1, minZoom: 8, maxZoom: 16 });
  expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
});

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

test('points beyond the poles and the antimeridian are drawn at the edge of the world', async () => {
  const places: Position[] = [
    [180, 90],
    [-180, -90],
    [181, 0],
  ];
  const { pmtiles, report } = await build({
    lifelines: places.map((place, k) => feature(`L${k}`, { type: 'Point', coordinates: place })),
  });
  expect(report.perZoom[0].features.lifelines.kept).toBe(3);
  for (const [x, y] of [
    [1023, 0],
    [0, 1023],
    [1023, 512],
  ])
    expect(await pmtiles.getZxy(10, x, y)).toBeDefined();
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
