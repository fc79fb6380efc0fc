import { arcTolerance } from '../../data/geo/segment-stadium.ts';
import { quadrantSegments } from './blank-areas.ts';
import type { LandChoice } from './city-land.ts';
import type { NumberColumn } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes, type CountedPipes } from './counted-pipes.ts';
import { farLand } from './far-land.ts';
import { pipeIndex } from './pipe-index.ts';
import type { Shape } from './polygon-ops.ts';
import { overlapAreas } from './overlap-areas.ts';
import { kindNames, pipeClasses, type RecordClasses } from './pipe-classes.ts';
import { floodsNear } from './policy-floods.ts';
import { policyScore, type Judged } from './policy-score.ts';
import {
  policyLayers,
  type PolicyAnswer,
  type PolicyFeature,
  type PolicyLayer,
  type PolicyParameters,
} from './policy-types.ts';
import { lengthsInAreas } from './summary-lines.ts';
import { round4, toLonLat } from './to-lon-lat.ts';
import { ZoneGrid } from './zone-grid.ts';

/**
 * Each old community 老旧小区 and heritage district 历史文化街区 with what policy asks of it: pipe inside, share within
 * R of a pipe, suspected blank share, flood-prone points near, and a rank with its reasons. Exact, planar in the
 * working CRS; buffers with the chords of blank areas. Throws nothing: a city without such places has no rows.
 */
export function policyMatrix(parameters: PolicyParameters, context: AnalysisContext): PolicyAnswer {
  const { land: cityLand, dataset } = context;
  const land = cityLand.defaultLand() ?? 'area';
  const pipes = countPipes(dataset.layers['pipes'], parameters);
  const cityDensityKmPerKm2 = cityDensity(context, pipes, land);
  const layers = policyLayers.filter((layer) => cityLand.has(layer));
  const far = farGrids(context, pipes, parameters.distanceM, layers, land);
  const features = layers.flatMap((layer) =>
    rowsOf(layer, parameters, context, { pipes, land, far, cityDensityKmPerKm2 }),
  );
  return {
    features: ranked(features),
    land,
    cityDensityKmPerKm2,
    arcToleranceM: arcTolerance(parameters.distanceM, quadrantSegments),
    completeness: { ...pipes.completeness, surveyedLand: land === 'area' ? null : cityLand.surveyedShare(land) },
    repairedPolygons: cityLand.repairedPolygons(),
  };
}

interface Common {
  pipes: CountedPipes;
  land: LandChoice | 'area';
  far: { all: ZoneGrid; known: ZoneGrid };
  cityDensityKmPerKm2: number | null;
}

/** What of the places lies farther than R from every pipe: all of it, and what of that is land the survey covers. */
function farGrids(
  context: AnalysisContext,
  pipes: CountedPipes,
  distanceM: number,
  layers: readonly PolicyLayer[],
  land: LandChoice | 'area',
): Common['far'] {
  const { ops, land: cityLand } = context;
  return ops.arena(() => {
    const places = ops.union(layers.flatMap((layer) => cityLand.zonesOf(layer)).map((zone) => zone.shape));
    const onLand = land === 'area' ? places : ops.intersection(places, cityLand.landOf(land));
    const coverage = cityLand.coverage();
    const known = coverage === undefined ? onLand : ops.intersection(onLand, coverage);
    const far = (shape: Shape, from: number): ZoneGrid => {
      const onTile = (share: number): void => context.checkpoint(from + 0.4 * share);
      return new ZoneGrid(
        [farLand(pipeIndex(pipes), ops.parts(shape), distanceM, quadrantSegments, onTile).flat()],
        2 ** 16,
      );
    };
    return { all: far(places, 0.05), known: far(known, 0.45) };
  });
}

function rowsOf(
  layer: PolicyLayer,
  { floodDistanceM, distanceM, weights, weakPipes }: PolicyParameters,
  context: AnalysisContext,
  { pipes, land, far, cityDensityKmPerKm2 }: Common,
): PolicyFeature[] {
  const { dataset, land: cityLand, ops, projection } = context;
  const zones = cityLand.zonesOf(layer);
  const grid = cityLand.zoneGrid(layer);
  const areaM2 = cityLand.zoneAreas(layer);
  const kinds = kindLengths(pipes, grid);
  const weak = weakPipes && lengthsByClass(pipes, grid, weakPipes);
  const farM2 = overlapAreas(grid, far.all);
  const blankM2 = overlapAreas(grid, far.known);
  const landM2 = land === 'area' ? areaM2 : overlapAreas(grid, cityLand.unionGrid(layerOfLand[land]));
  const surveyedM2 = surveyedIn(context, grid, land) ?? landM2;
  const points = dataset.layers['flood_points'];
  const floods = points?.count ? floodsNear(points, grid, floodDistanceM) : undefined;
  const households = (dataset.layers[layer].fields['households'] as NumberColumn | undefined)?.values;
  return zones.map(({ key, name, shape, feature }, i) => {
    const byKind = kinds.subarray(i * kindNames.length, (i + 1) * kindNames.length);
    const lengthM = byKind.reduce((sum, each) => sum + each, 0);
    const densityKmPerKm2 = (lengthM / areaM2[i]) * 1000;
    const blankShare = surveyedM2[i] > 0 ? Math.min(1, blankM2[i] / surveyedM2[i]) : null;
    const judged: Judged = {
      blank: blankShare === null ? undefined : { share: blankShare, values: { share: blankShare, distanceM } },
      flood: floods && {
        share: floods.open[i] / (floods.open[i] + 1),
        values: { count: floods.open[i], distanceM: floodDistanceM },
      },
      thin:
        cityDensityKmPerKm2 === null
          ? undefined
          : {
              share: Math.max(0, 1 - densityKmPerKm2 / cityDensityKmPerKm2),
              values: { densityKmPerKm2: round4(densityKmPerKm2), cityKmPerKm2: cityDensityKmPerKm2 },
            },
      combined: combinedShare(byKind),
      weak: weak && weakShare(weak[3 * i], weak[3 * i + 1]),
    };
    return {
      type: 'Feature',
      id: `${layer}/${key}`,
      geometry: toLonLat(ops.parts(shape), projection),
      properties: {
        layer,
        key,
        name,
        areaM2: round4(areaM2[i]),
        households: households && !Number.isNaN(households[feature]) ? households[feature] : null,
        lengthM: round4(lengthM),
        lengthByKindM: Object.fromEntries(
          kindNames.flatMap((kind, k) => (byKind[k] > 0 ? [[kind, round4(byKind[k])]] : [])),
        ),
        densityKmPerKm2: round4(densityKmPerKm2),
        servedShare: Math.max(0, 1 - farM2[i] / areaM2[i]),
        blankShare,
        blankM2: round4(blankM2[i]),
        unknownShare: Math.min(1, Math.max(0, landM2[i] - surveyedM2[i]) / areaM2[i]),
        floodPoints: floods ? floods.all[i] : null,
        openFloodPoints: floods ? floods.open[i] : null,
        weakShare: judged.weak?.share ?? null,
        ...policyScore(judged, weights),
        rank: null,
      },
    };
  });
}

const layerOfLand: Record<LandChoice, string> = { built_up: 'built_up', district: 'districts' };

/** Length by zone and kind: `zone * kindNames.length + kind`. */
function kindLengths(pipes: CountedPipes, zones: ZoneGrid): Float64Array {
  return (
    lengthsByClass(pipes, zones, pipeClasses(pipes.pipes, 'kind')) ?? new Float64Array(zones.size * kindNames.length)
  );
}

/** Length by zone and class; undefined for a city without pipes. */
function lengthsByClass(pipes: CountedPipes, zones: ZoneGrid, by: RecordClasses): Float64Array | undefined {
  return pipes.pipes?.count ? lengthsInAreas(pipes.pipes, zones, [by], pipes.leftOut).byClassM[0] : undefined;
}

/** Weak pipes among those that are ranked; unknown where none is. */
function weakShare(weakM: number, otherM: number): Judged['weak'] {
  if (weakM + otherM === 0) return undefined;
  const share = weakM / (weakM + otherM);
  return { share, values: { share, lengthM: round4(weakM) } };
}

/** Land of each zone that the survey covers, m²; undefined where the city has no coverage layer. */
function surveyedIn(
  { land: cityLand }: AnalysisContext,
  zones: ZoneGrid,
  land: LandChoice | 'area',
): Float64Array | undefined {
  if (!cityLand.has('survey_coverage')) return undefined;
  return overlapAreas(zones, land === 'area' ? cityLand.unionGrid('survey_coverage') : cityLand.surveyedGrid(land));
}

/** Combined sewers among the pipes of known kind; unknown where none is known. */
function combinedShare(byKind: Float64Array): Judged['combined'] {
  const knownM = byKind.subarray(0, -1).reduce((sum, each) => sum + each, 0);
  const combinedM = byKind[kindNames.indexOf('combined')];
  if (knownM === 0) return undefined;
  return { share: combinedM / knownM, values: { share: combinedM / knownM, lengthM: round4(combinedM) } };
}

function cityDensity({ land: cityLand }: AnalysisContext, pipes: CountedPipes, land: LandChoice | 'area') {
  const [landM2 = 0] = land === 'area' ? [] : cityLand.unionGrid(layerOfLand[land]).areas();
  const { lengthM } = pipes.completeness;
  return landM2 > 0 && lengthM > 0 ? round4((lengthM / landM2) * 1000) : null;
}

/** Highest score first, of equal ones the larger place; then the rank is written in. */
function ranked(features: readonly PolicyFeature[]): PolicyFeature[] {
  const sorted = features.toSorted(
    ({ properties: a }, { properties: b }) => (b.score ?? -1) - (a.score ?? -1) || b.areaM2 - a.areaM2,
  );
  return sorted.map((feature, i) => ({
    ...feature,
    properties: { ...feature.properties, rank: feature.properties.score === null ? null : i + 1 },
  }));
}
