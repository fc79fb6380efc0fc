import type { PolygonGeometry } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import { AnalysisError } from './analysis-error.ts';
import type { Zone } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes, kindNames, type CountedPipes } from './counted-pipes.ts';
import { gridDensity } from './density-grid.ts';
import type { DensityAnswer, DensityFeature, DensityParameters } from './density-types.ts';
import { lengthsInZones } from './density-zones.ts';
import { drawnPolygon } from './drawn-polygon.ts';
import { figuresOf } from './length-sums.ts';
import type { Shape } from './polygon-ops.ts';
import { toLonLat } from './to-lon-lat.ts';

/**
 * Pipe density 排水管道密度: length of counted pipe clipped exactly to each cell, over the land in it, km/km². Planar in
 * the working CRS. Throws `AnalysisError` for a layer or polygon that cannot be cells, missing land, too many cells.
 */
export function density(parameters: DensityParameters, context: AnalysisContext): DensityAnswer {
  return context.ops.arena(() => {
    const { cells } = parameters;
    const land = parameters.land ?? (context.land.has('built_up') ? 'built_up' : 'cell');
    const landShape = land === 'built_up' ? context.land.landOf('built_up') : undefined;
    const pipes = countPipes(context.dataset.layers['pipes'], parameters);
    const shown = kindNames.map((_, kind) => pipes.kinds.includes(kind));
    context.checkpoint(0.05);
    if ('sizeM' in cells) {
      const choice = context.land.defaultLand();
      const cityLand = landShape ?? (choice && context.land.landOf(choice));
      const { features, landM2 } = gridDensity(context, pipes, cells, land, cityLand, shown);
      const lengths = kindLengths(pipes);
      return {
        features,
        totals: { ...figuresOf(lengths, landM2, shown), cells: features.length, outsideM: 0 },
        land,
        ...quality(context, pipes, cityLand),
      };
    }
    const zones = 'layer' in cells ? layerZones(context, cells.layer) : [drawn(context, cells.geometry)];
    return zoneDensity(context, pipes, zones, land, landShape, shown);
  });
}

function zoneDensity(
  context: AnalysisContext,
  pipes: CountedPipes,
  zones: readonly CellZone[],
  land: 'built_up' | 'cell',
  landShape: Shape | undefined,
  shown: readonly boolean[],
): DensityAnswer {
  const { ops } = context;
  const { sums, covered } = lengthsInZones(
    context,
    pipes,
    zones.map((zone) => zone.shape),
  );
  const features = zones.map(({ key, name, shape, geometry }, i): DensityFeature => {
    context.checkpoint(0.9 + (0.1 * i) / zones.length);
    const landM2 = ops.area(landShape === undefined ? shape : ops.intersection(shape, landShape));
    return {
      type: 'Feature',
      id: key,
      geometry,
      properties: { ...(name === null ? {} : { name }), ...figuresOf(sums.of(i), landM2, shown) },
    };
  });
  const all = ops.union(zones.map((zone) => zone.shape));
  const allLand = landShape === undefined ? all : ops.intersection(all, landShape);
  const inside = covered.of(0);
  const figures = figuresOf(inside, ops.area(allLand), shown);
  return {
    features,
    totals: {
      ...figures,
      cells: features.length,
      outsideM: Math.max(0, Math.round((pipes.completeness.lengthM - inside.reduce((a, b) => a + b, 0)) * 1e4) / 1e4),
    },
    land,
    ...quality(context, pipes, allLand),
  };
}

type CellZone = Pick<Zone, 'key' | 'name' | 'shape'> & { geometry: PolygonGeometry };

function layerZones(context: AnalysisContext, layerId: string): CellZone[] {
  const { land, ops, projection, dataset } = context;
  if (findLayer(layerId)?.geometry !== 'polygon' || !land.has(layerId)) {
    const usable = Object.keys(dataset.layers).filter((id) => findLayer(id)?.geometry === 'polygon' && land.has(id));
    const message = `cells.layer must be a polygon layer with records, got "${layerId}"; ${dataset.city} has ${usable.join(', ') || 'none'}`;
    throw new AnalysisError('layer-unsuitable', 'cells.layer', message);
  }
  return land.zonesOf(layerId).map(({ key, name, shape }) => ({
    key,
    name,
    shape,
    geometry: toLonLat(ops.parts(shape), projection),
  }));
}

function drawn(context: AnalysisContext, geometry: PolygonGeometry): CellZone {
  return { key: 'drawn', name: null, shape: drawnPolygon(geometry, 'cells.geometry', context), geometry };
}

function kindLengths(pipes: CountedPipes): Float64Array {
  const lengths = new Float64Array(kindNames.length);
  const { segments, kinds } = pipes;
  for (let s = 0; s < pipes.count; s++) {
    lengths[kinds[s]] += Math.hypot(segments[4 * s + 2] - segments[4 * s], segments[4 * s + 3] - segments[4 * s + 1]);
  }
  return lengths;
}

function quality(context: AnalysisContext, pipes: CountedPipes, land: Shape | undefined) {
  const { ops } = context;
  const coverage = context.land.coverage();
  const landM2 = land === undefined ? 0 : ops.area(land);
  const surveyed =
    coverage === undefined || land === undefined || landM2 === 0
      ? null
      : ops.area(ops.intersection(land, coverage)) / landM2;
  return {
    completeness: { ...pipes.completeness, surveyedLand: surveyed },
    repairedPolygons: context.land.repairedPolygons(),
  };
}
