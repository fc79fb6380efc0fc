import type { Projection } from '../../../data/geo/crs.ts';
import type { Geometry, SurveyFeature, Value } from '../../../data/model/feature.ts';
import { getLayer } from '../../../data/model/layers.ts';
import { CityLand } from '../../analysis/city-land.ts';
import type { AnalysisContext } from '../../analysis/context.ts';
import type { PolygonOps } from '../../analysis/polygon-ops.ts';
import { buildLayer } from '../build-columns.ts';
import { RecordReader } from '../load-records.ts';
import { forAnalysis, type LoadedDataset, type LoadedLayer } from '../loaded-layer.ts';

/** Coordinates are metres already: for analyses of made-up nets. */
export const metres: Projection = {
  crs: 'metres',
  geographic: false,
  forward: (x, y) => [x, y],
  inverse: (x, y) => [x, y],
};

export function feature(id: string, geometry: Geometry, properties: Record<string, Value> = {}): SurveyFeature {
  return { type: 'Feature', id, geometry, properties };
}

export function pipe(
  id: string,
  coordinates: [number, number][],
  properties: Record<string, Value> = {},
): SurveyFeature {
  return feature(id, { type: 'LineString', coordinates }, properties);
}

export function box(id: string, minX: number, minY: number, maxX: number, maxY: number): SurveyFeature {
  const ring: [number, number][] = [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
    [minX, minY],
  ];
  return feature(id, { type: 'Polygon', coordinates: [ring] }, { name: id });
}

/** A layer of these features as the engine loads it; coordinates are metres unless a projection is named. */
export function loadedLayer(
  id: string,
  features: readonly SurveyFeature[],
  projection: Projection = metres,
): LoadedLayer {
  const reader = new RecordReader(getLayer(id), features.length);
  const bytes = new TextEncoder().encode(features.map((each) => `${JSON.stringify(each)}\n`).join(''));
  reader.read(bytes, 0, bytes.length);
  return buildLayer(getLayer(id), reader, projection);
}

/** A dataset of these layers, as the engine hands it to its workers; with every field. */
export function loadedDataset(layers: Record<string, SurveyFeature[]>, projection: Projection = metres): LoadedDataset {
  const loaded = Object.entries(layers).map(([id, features]) => [id, loadedLayer(id, features, projection)] as const);
  return { city: 'test', version: 'v1', workingCrs: projection.crs, layers: Object.fromEntries(loaded) };
}

/** What an analysis is given, for layers in memory; coordinates are metres unless a projection is named. */
export function analysisContext(
  layers: Record<string, SurveyFeature[]>,
  ops: PolygonOps,
  projection: Projection = metres,
): AnalysisContext {
  const dataset = forAnalysis(loadedDataset(layers, projection));
  return { dataset, ops, projection, land: new CityLand(dataset, ops), checkpoint: () => undefined };
}
