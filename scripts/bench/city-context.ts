import { getProjection } from '../../data/geo/crs.ts';
import { CityLand } from '../../server/analysis/city-land.ts';
import type { AnalysisContext } from '../../server/analysis/context.ts';
import { createGeosPolygonOps } from '../../server/engine/geos-polygon-ops.ts';
import { forAnalysis } from '../../server/engine/loaded-layer.ts';
import type { MeasurementCity } from './measurement-city.ts';

/** The measurement city as an analysis worker holds it: loaded, projected, indexed. */
export async function cityContext(city: MeasurementCity): Promise<AnalysisContext> {
  const ops = await createGeosPolygonOps();
  const layers = Object.fromEntries(await city.columns());
  const dataset = forAnalysis({ city: city.cityId, version: city.size, workingCrs: city.workingCrs, layers });
  const land = new CityLand(dataset, ops);
  return { dataset, ops, land, projection: getProjection(city.workingCrs), checkpoint: () => undefined };
}
