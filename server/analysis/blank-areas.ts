import type { Projection } from '../../data/geo/crs.ts';
import { ringArea } from '../../data/geo/polygon-ring.ts';
import { arcTolerance } from '../../data/geo/segment-stadium.ts';
import type { PolygonGeometry } from '../../data/model/feature.ts';
import { AnalysisError } from './analysis-error.ts';
import { boundsOverlap, type LandChoice, type Zone } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes } from './counted-pipes.ts';
import type { AnalysisCompleteness } from './density-types.ts';
import { drawnPolygon } from './drawn-polygon.ts';
import { farLand } from './far-land.ts';
import type { Shape, ShapeParts } from './polygon-ops.ts';
import { round4, toLonLat } from './to-lon-lat.ts';

/** Chords per quarter circle: 16 keeps the arc within 0.12 % of the distance, 6 cm at 50 m. */
export const quadrantSegments = 16;
/** Below 1 dm² is what rounding leaves between polygons; it is no place. */
const noiseM2 = 0.01;

export interface BlankAreasParameters {
  distanceM: number;
  minAreaM2: number;
  kinds?: readonly string[] | undefined;
  roles?: readonly string[] | undefined;
  land?: LandChoice | undefined;
  within?: PolygonGeometry | undefined;
}

export interface BlankFeature {
  type: 'Feature';
  id: string;
  geometry: PolygonGeometry;
  properties: { class: 'blank' | 'unknown'; areaM2: number; districtKey: string | null; districtName: string | null };
}

interface DistrictTotals {
  districtKey: string | null;
  districtName: string | null;
  landM2: number;
  blankM2: number;
  blankShare: number | null;
  unknownM2: number;
  polygons: number;
}

export interface BlankAreasAnswer {
  features: BlankFeature[];
  totals: {
    landM2: number;
    blankM2: number;
    blankShare: number | null;
    unknownM2: number;
    polygons: number;
    dropped: { polygons: number; areaM2: number };
    byDistrict: DistrictTotals[];
  };
  land: LandChoice;
  arcToleranceM: number;
  quadrantSegments: number;
  completeness: AnalysisCompleteness;
  repairedPolygons: number;
}

interface Part {
  zone: Zone | undefined;
  areaM2: number;
  parts: ShapeParts;
}

/**
 * Suspected blank drainage areas 疑似排水管网空白区: land farther than `distanceM` from every counted pipe. Land outside
 * the survey coverage is unknown instead. Polygons below `minAreaM2` are dropped before the rest is split by district.
 */
export function blankAreas(parameters: BlankAreasParameters, context: AnalysisContext): BlankAreasAnswer {
  const { ops, projection } = context;
  return ops.arena(() => {
    const choice = parameters.land ?? context.land.defaultLand();
    if (!choice) {
      const message =
        'The city has neither a built_up nor a districts layer; import one of them, so that land is known';
      throw new AnalysisError('land-missing', 'land', message);
    }
    const cityLand = context.land.landOf(choice);
    const land = parameters.within
      ? ops.intersection(cityLand, drawnPolygon(parameters.within, 'within', context))
      : cityLand;
    const pipes = countPipes(context.dataset.layers['pipes'], parameters);
    const districts = context.land.districts();
    context.checkpoint(0.05);
    const far = farLand(context, land, pipes, parameters.distanceM, quadrantSegments);
    context.checkpoint(0.85);

    const coverage = context.land.coverage();
    const blank = coverage === undefined ? far : ops.intersection(far, coverage);
    const unknown = coverage === undefined ? undefined : ops.difference(far, coverage);
    const dropped = { polygons: 0, areaM2: 0 };
    const kept: ShapeParts = [];
    for (const rings of ops.parts(blank)) {
      const areaM2 = areaOf(rings);
      if (areaM2 >= Math.max(parameters.minAreaM2, noiseM2)) kept.push(rings);
      else if (areaM2 >= noiseM2) {
        dropped.polygons++;
        dropped.areaM2 += areaM2;
      }
    }
    context.checkpoint(0.88);
    const blankParts = splitByDistrict(context, kept, districts);
    context.checkpoint(0.95);
    const unknownParts = unknown === undefined ? [] : splitByDistrict(context, ops.parts(unknown), districts);

    const landM2 = ops.area(land);
    const blankM2 = sum(blankParts);
    const unknownM2 = sum(unknownParts);
    return {
      features: [
        ...blankParts.map((part, i) => toFeature('blank', part, i, projection)),
        ...unknownParts.map((part, i) => toFeature('unknown', part, i, projection)),
      ],
      totals: {
        landM2: round4(landM2),
        blankM2: round4(blankM2),
        blankShare: shareOf(blankM2, landM2 - unknownM2),
        unknownM2: round4(unknownM2),
        polygons: blankParts.length,
        dropped: { polygons: dropped.polygons, areaM2: round4(dropped.areaM2) },
        byDistrict: districtTotals(context, land, districts, blankParts, unknownParts),
      },
      land: choice,
      arcToleranceM: arcTolerance(parameters.distanceM, quadrantSegments),
      quadrantSegments,
      completeness: {
        ...pipes.completeness,
        surveyedLand:
          coverage === undefined || landM2 === 0 ? null : ops.area(ops.intersection(land, coverage)) / landM2,
      },
      repairedPolygons: context.land.repairedPolygons(),
    };
  });
}

function toFeature(kind: 'blank' | 'unknown', part: Part, i: number, projection: Projection): BlankFeature {
  return {
    type: 'Feature',
    id: kind === 'blank' ? String(i + 1) : `unknown-${i + 1}`,
    geometry: toLonLat(part.parts, projection),
    properties: {
      class: kind,
      areaM2: round4(part.areaM2),
      districtKey: part.zone?.key ?? null,
      districtName: part.zone?.name ?? null,
    },
  };
}

/** Connected pieces of the polygons, one district each, largest first; what no district has stands for itself. */
function splitByDistrict({ ops }: AnalysisContext, polygons: ShapeParts, districts: readonly Zone[]): Part[] {
  const found: Part[] = [];
  const add = (shape: Shape, zone: Zone | undefined): number => {
    let areaM2 = 0;
    for (const rings of ops.parts(shape)) {
      const partM2 = areaOf(rings);
      areaM2 += partM2;
      if (partM2 >= noiseM2) found.push({ zone, areaM2: partM2, parts: [rings] });
    }
    return areaM2;
  };
  for (const rings of polygons) {
    ops.arena(() => {
      const shape = ops.polygon([rings]);
      const near = districts.filter((zone) => boundsOverlap(zone.bounds, ops.bounds(shape)));
      let inDistrictsM2 = 0;
      for (const zone of near) inDistrictsM2 += add(ops.intersection(shape, zone.shape), zone);
      if (areaOf(rings) - inDistrictsM2 < noiseM2) return;
      add(near.length === 0 ? shape : ops.difference(shape, ops.union(near.map((zone) => zone.shape))), undefined);
    });
  }
  return found.sort((a, b) => b.areaM2 - a.areaM2);
}

function districtTotals(
  { ops }: AnalysisContext,
  land: Shape,
  districts: readonly Zone[],
  blank: readonly Part[],
  unknown: readonly Part[],
): DistrictTotals[] {
  let landLeftM2 = ops.area(land);
  const rows: DistrictTotals[] = [];
  const addRow = (zone: Zone | undefined, landM2: number): void => {
    const own = blank.filter((part) => part.zone?.feature === zone?.feature);
    const blankM2 = sum(own);
    const unknownM2 = sum(unknown.filter((part) => part.zone?.feature === zone?.feature));
    rows.push({
      districtKey: zone?.key ?? null,
      districtName: zone?.name ?? null,
      landM2: round4(landM2),
      blankM2: round4(blankM2),
      blankShare: shareOf(blankM2, landM2 - unknownM2),
      unknownM2: round4(unknownM2),
      polygons: own.length,
    });
  };
  for (const zone of districts) {
    const landM2 = ops.arena(() => ops.area(ops.intersection(land, zone.shape)));
    landLeftM2 -= landM2;
    if (landM2 >= noiseM2) addRow(zone, landM2);
  }
  if (landLeftM2 >= 1) addRow(undefined, landLeftM2);
  return rows.sort((a, b) => b.blankM2 - a.blankM2);
}

function shareOf(blankM2: number, knownM2: number): number | null {
  return knownM2 < noiseM2 ? null : Math.min(1, blankM2 / knownM2);
}

function areaOf(rings: ShapeParts[number]): number {
  return rings.reduce((total, ring) => total + ringArea(ring), 0);
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + part.areaM2, 0);
}
