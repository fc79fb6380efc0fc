import type { PolygonGeometry } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import { AnalysisError } from './analysis-error.ts';
import type { Zone } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes, type CountedPipes } from './counted-pipes.ts';
import { gridDensity } from './density-grid.ts';
import type { DensityAnswer, DensityFeature, DensityParameters } from './density-types.ts';
import { overlapAreas } from './overlap-areas.ts';
import { lengthsInZones } from './density-zones.ts';
import { drawnPolygon } from './drawn-polygon.ts';
import type { ClassName } from './pipe-classes.ts';
import { round4, toLonLat } from './to-lon-lat.ts';
import { ZoneGrid } from './zone-grid.ts';

/** Squares laid over a drawn polygon. */
const drawnSquares = 2 ** 12;

/**
 * Pipe density 排水管道密度: length of counted pipe clipped exactly to each cell, over the land in it, km/km². Planar in
 * the working CRS. Throws `AnalysisError` for a layer or polygon that cannot be cells, missing land, too many cells.
 */
export function density(parameters: DensityParameters, context: AnalysisContext): DensityAnswer {
  const { cells, by = [] } = parameters;
  const land = parameters.land ?? (context.land.has('built_up') ? 'built_up' : 'cell');
  if (land === 'built_up') context.land.landOf('built_up');
  const pipes = countPipes(context.dataset.layers['pipes'], parameters);
  context.checkpoint(0.05);
  if ('sizeM' in cells) {
    const choice = land === 'built_up' ? 'built_up' : context.land.defaultLand();
    const { features, totals } = gridDensity(context, pipes, cells, by, land, choice);
    const surveyedLand = choice === undefined ? null : context.land.surveyedShare(choice);
    return {
      features,
      totals: { ...totals, cells: features.length, outsideM: 0 },
      land,
      completeness: { ...pipes.completeness, surveyedLand },
      repairedPolygons: context.land.repairedPolygons(),
    };
  }
  return 'layer' in cells
    ? zoneDensity(context, pipes, layerZones(context, cells.layer), by, land)
    : context.ops.arena(() => zoneDensity(context, pipes, drawnZones(context, cells.geometry), by, land));
}

function zoneDensity(
  context: AnalysisContext,
  pipes: CountedPipes,
  { zones, grid, union, builtUp }: CellZones,
  by: readonly ClassName[],
  land: 'built_up' | 'cell',
): DensityAnswer {
  const { lengths, covered } = lengthsInZones(context, pipes, grid, by);
  context.checkpoint(0.9);
  const { zonesM2, togetherM2 } =
    land === 'cell' ? { zonesM2: grid.areas(), togetherM2: union.areas()[0] ?? 0 } : builtUp();
  const features = zones.map(({ key, name, geometry }, i): DensityFeature => ({
    type: 'Feature',
    id: key,
    geometry,
    properties: { ...(name === null ? {} : { name }), ...lengths.figures(i, zonesM2[i]) },
  }));
  return {
    features,
    totals: {
      ...covered.figures(0, togetherM2),
      cells: features.length,
      outsideM: Math.max(0, round4(pipes.completeness.lengthM - covered.lengthM(0))),
    },
    land,
    completeness: { ...pipes.completeness, surveyedLand: surveyedShareIn(context, union, togetherM2, land) },
    repairedPolygons: context.land.repairedPolygons(),
  };
}

/** Share of the land in a zone that the survey covers; null where the city has no coverage layer, or no land there. */
function surveyedShareIn(
  { land: cityLand }: AnalysisContext,
  zone: ZoneGrid,
  landM2: number,
  land: 'built_up' | 'cell',
): number | null {
  if (!cityLand.has('survey_coverage') || landM2 === 0) return null;
  const surveyed = land === 'cell' ? cityLand.unionGrid('survey_coverage') : cityLand.surveyedGrid('built_up');
  return Math.min(1, (overlapAreas(zone, surveyed)[0] ?? 0) / landM2);
}

interface CellZones {
  zones: readonly (Pick<Zone, 'key' | 'name'> & { geometry: PolygonGeometry })[];
  grid: ZoneGrid;
  /** All of them together, as one zone. */
  union: ZoneGrid;
  builtUp: () => { zonesM2: Float64Array; togetherM2: number };
}

function layerZones(context: AnalysisContext, layerId: string): CellZones {
  const { land, ops, projection, dataset } = context;
  if (findLayer(layerId)?.geometry !== 'polygon' || !land.has(layerId)) {
    const usable = Object.keys(dataset.layers).filter((id) => findLayer(id)?.geometry === 'polygon' && land.has(id));
    const message = `cells.layer must be a polygon layer with records, got "${layerId}"; ${dataset.city} has ${usable.join(', ') || 'none'}`;
    throw new AnalysisError('layer-unsuitable', 'cells.layer', message);
  }
  const zones = land.zonesOf(layerId).map(({ key, name, shape }) => ({
    key,
    name,
    geometry: toLonLat(ops.parts(shape), projection),
  }));
  return {
    zones,
    grid: land.zoneGrid(layerId),
    union: land.unionGrid(layerId),
    builtUp: () => land.builtUpIn(layerId),
  };
}

function drawnZones(context: AnalysisContext, geometry: PolygonGeometry): CellZones {
  const rings = context.ops.parts(drawnPolygon(geometry, 'cells.geometry', context)).flat();
  const grid = new ZoneGrid([rings], drawnSquares);
  const builtUp = () => {
    const zonesM2 = overlapAreas(grid, context.land.unionGrid('built_up'));
    return { zonesM2, togetherM2: zonesM2[0] };
  };
  return { zones: [{ key: 'drawn', name: null, geometry }], grid, union: grid, builtUp };
}
