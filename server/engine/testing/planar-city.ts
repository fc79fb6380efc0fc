import type { Projection } from '../../../data/geo/crs.ts';
import type { Geometry, SurveyFeature, Value } from '../../../data/model/feature.ts';
import { getLayer } from '../../../data/model/layers.ts';
import { CityLand } from '../../analysis/city-land.ts';
import type { AnalysisContext } from '../../analysis/context.ts';
import type { PolygonOps } from '../../analysis/polygon-ops.ts';
import { ColumnsBuilder } from '../build-columns.ts';

/** Coordinates are metres already: for analyses of made-up nets. */
const metres: Projection = { crs: 'metres', geographic: false, forward: (x, y) => [x, y], inverse: (x, y) => [x, y] };

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

/** What an analysis is given, for layers in memory; coordinates are metres unless a projection is named. */
export function analysisContext(
  layers: Record<string, SurveyFeature[]>,
  ops: PolygonOps,
  projection: Projection = metres,
): AnalysisContext {
  const columns = Object.entries(layers).map(([id, features]) => {
    const builder = new ColumnsBuilder(getLayer(id), projection);
    for (const each of features) builder.add(each);
    return [id, builder.build()] as const;
  });
  const dataset = {
    city: 'test',
    version: 'v1',
    workingCrs: projection.crs,
    layers: Object.fromEntries(columns),
  };
  return { dataset, ops, projection, land: new CityLand(dataset, ops), checkpoint: () => undefined };
}
