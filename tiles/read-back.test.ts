import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Position, SurveyFeature } from '../data/model/feature.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import { type Archive, feature, lineOf, openWorkshop, squareAt } from './testing/archive-under-test.ts';

/*
 * Archives are read by GDAL's own drivers (gdal3.js, GDAL 3.8: MVT, and PMTiles, which is MVT in an archive): readers
 * that share no line with the writer.
 */

interface Read {
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: Position[] | Position[][] };
}
interface Gdal {
  open(file: string): Promise<{ datasets: object[] }>;
  ogr2ogr(dataset: object, options: string[], name: string): Promise<{ real: string }>;
}

const { folder, build, remove } = openWorkshop();
let gdal: Gdal;
let archive: Archive;

/** A cut of a made-up city: 1,200 pipes of three vertices some 60 m long, over four districts. */
const pipes = Array.from({ length: 1200 }, (_, k): SurveyFeature => {
  const [lon, lat] = [114.2 + (k % 40) * 7e-4, 30.5 + Math.floor(k / 40) * 6e-4];
  const line = lineOf([lon, lat], [lon + 3.1e-4, lat + (k % 7) * 1e-5], [lon + 6.2e-4, lat + 1e-5]);
  const kind = ['storm', 'foul', 'combined'][k % 3];
  return feature(`P${k}`, line, { pipeId: `P${k}`, kind, role: 'main', diameterM: 0.3 + (k % 5) / 10 });
});
const districts = [0, 1, 2, 3].map((k) =>
  feature(`D${k}`, squareAt(114.2 + (k % 2) * 0.014, 30.5 + (k >> 1) * 0.009, 0.009), { name: `区${k}` }),
);

beforeAll(async () => {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('gdal3.js/node');
  const init = require('gdal3.js/node') as (options: object) => Promise<Gdal>;
  // It takes relative paths only.
  const path = relative(process.cwd(), join(dirname(entry), 'dist/package'));
  gdal = await init({ path, dest: folder, useWorker: false });
  archive = await build({ pipes, districts });
});
afterAll(remove);

async function readLayer(file: string, layer: string, more: string[] = []): Promise<Read[]> {
  const { datasets } = await gdal.open(file);
  const options = ['-f', 'GeoJSONSeq', ...more, layer];
  const { real } = await gdal.ogr2ogr(datasets[0], options, `${layer}-${Date.now()}`);
  return readFileSync(real, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Read); // prettier-ignore
}

test('GDAL reads every pipe of the last zoom with its id, its fields and its vertices', async () => {
  const read = await readLayer(join(folder, '0.pmtiles'), 'pipes', ['-t_srs', 'EPSG:4326']);
  const pieces = new Map<unknown, number>();
  for (const { properties } of read) pieces.set(properties.pipeId, (pieces.get(properties.pipeId) ?? 0) + 1);
  let whole = 0;
  for (const { properties, geometry } of read) {
    const pipe = pipes[Number(String(properties.pipeId).slice(1))];
    expect(properties).toMatchObject({ ...pipe.properties, mvt_id: tileIdOf(pipe.id) });
    // GDAL cuts what reaches over a tile's edge. A pipe away from edges is whole: every vertex within half a tile
    // unit, 7.5 cm at zoom 16, rounded to seven decimals.
    const ends = pipe.geometry.coordinates as Position[];
    const [places] =
      geometry.type === 'LineString' ? [geometry.coordinates as Position[]] : (geometry.coordinates as Position[][]);
    if (pieces.get(pipe.id) !== 1 || places.length !== ends.length) continue;
    whole++;
    places.forEach(([lon, lat], k) => {
      expect(Math.abs(lon - ends[k][0])).toBeLessThan(360 / 2 ** 16 / 4096);
      expect(Math.abs(lat - ends[k][1])).toBeLessThan(360 / 2 ** 16 / 4096);
    });
  }
  expect(pieces.size).toBe(pipes.length);
  expect(whole).toBeGreaterThan(0.7 * pipes.length);
});

test('GDAL reads polygons and their labels in a single tile', async () => {
  const [found] = (await archive.at(12)).filter(({ layer }) => layer === 'districts');
  const tile = await archive.pmtiles.getZxy(...found.zxy);
  const file = join(folder, `${found.zxy.slice(1).join('-')}.pbf`);
  writeFileSync(file, Buffer.from(tile!.data));
  const areas = await readLayer(file, 'districts');
  expect(areas.map(({ properties }) => properties.name)).toEqual(expect.arrayContaining(['区0']));
  for (const { geometry } of areas) expect(geometry.type).toMatch(/Polygon$/);
  for (const { geometry } of await readLayer(file, 'districts_label')) expect(geometry.type).toBe('Point');
});

test('the report says of every zoom what it keeps: from zoom 12 on all, below it all but the too small', () => {
  const shares = archive.report.perZoom.flatMap(({ zoom, features }) =>
    features.pipes ? [{ zoom, ...features.pipes }] : [],
  );
  expect(shares.map(({ zoom }) => zoom)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16]);
  for (const { zoom, kept, tooSmall, total } of shares) {
    expect([total, kept + tooSmall]).toEqual([pipes.length, pipes.length]);
    expect(tooSmall).toBeLessThan(zoom < 12 ? 0.2 * total : 1);
  }
});
