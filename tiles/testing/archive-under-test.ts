import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import type { Audience } from '../../data/model/catalogue.ts';
import type { Geometry, Position, SurveyFeature, Value } from '../../data/model/feature.ts';
import { getLayer } from '../../data/model/layers.ts';
import { type BuildOptions, buildTiles } from '../build.ts';
import { mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import type { BuildReport } from '../report.ts';

export interface Found {
  zxy: [number, number, number];
  layer: string;
  feature: VectorTileFeature;
  bytes: number;
}

export interface Archive {
  report: BuildReport;
  bytes: Buffer;
  pmtiles: PMTiles;
  /** Everything in the tiles of a zoom, one item per feature and tile. */
  at: (zoom: number) => Promise<Found[]>;
}

export interface Workshop {
  folder: string;
  build: (
    layers: Record<string, SurveyFeature[]>,
    audience?: Audience,
    options?: Partial<BuildOptions>,
  ) => Promise<Archive>;
  remove: () => void;
}

/** A folder of its own in which archives are built from features and read back by the `pmtiles` package. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'tiles-'));
  let built = 0;
  return {
    folder,
    async build(layers, audience = 'staff', options = {}) {
      const outFile = join(folder, `${built++}.pmtiles`);
      const inputs = Object.entries(layers).map(([id, features]) => ({
        layer: getLayer(id),
        count: features.length,
        features: () => streamOf(features),
      }));
      const report = await buildTiles({ inputs, audience, outFile, name: 'Test city', ...options });
      const bytes = readFileSync(outFile);
      const getBytes = async (offset: number, length: number) => ({
        data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer,
      });
      const pmtiles = new PMTiles({ getKey: () => outFile, getBytes });
      return { report, bytes, pmtiles, at: (zoom) => featuresAt(pmtiles, zoom) };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export async function* streamOf(features: readonly SurveyFeature[]): AsyncGenerator<SurveyFeature> {
  yield* features;
}

/** Reads a zoom's tiles over the area of the archive's own bounds, with a tile of margin. */
async function featuresAt(pmtiles: PMTiles, zoom: number): Promise<Found[]> {
  const header = await pmtiles.getHeader();
  const across = 2 ** zoom;
  const tile = (share: number): number => Math.min(across - 1, Math.max(0, Math.floor(share * across)));
  const found: Found[] = [];
  const lastX = Math.min(across - 1, tile(mercatorX(header.maxLon)) + 1);
  const lastY = Math.min(across - 1, tile(mercatorY(header.minLat)) + 1);
  for (let x = Math.max(0, tile(mercatorX(header.minLon)) - 1); x <= lastX; x++) {
    for (let y = Math.max(0, tile(mercatorY(header.maxLat)) - 1); y <= lastY; y++) {
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

/** Column or row of a place at a zoom, with its fraction within the tile. */
export const tileX = (lon: number, zoom: number): number => mercatorX(lon) * 2 ** zoom;
export const tileY = (lat: number, zoom: number): number => mercatorY(lat) * 2 ** zoom;

export const feature = (id: string, geometry: Geometry, properties: Record<string, Value> = {}): SurveyFeature => ({
  type: 'Feature',
  id,
  geometry,
  properties,
});
export const lineOf = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
export const pointAt = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
export const squareAt = (lon: number, lat: number, side: number): Geometry => ({
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
