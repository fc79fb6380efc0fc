import type { Projection } from '../../data/geo/crs.ts';
import { arcTolerance } from '../../data/geo/segment-stadium.ts';
import type { PolygonGeometry } from '../../data/model/feature.ts';
import { AnalysisError } from './analysis-error.ts';
import { radiusSpread } from './blank-outlines.ts';
import { areaOfParts, blankLandOf, divideLand, type BlankLand } from './blank-land.ts';
import type { LandChoice, Zone } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes } from './counted-pipes.ts';
import type { AnalysisCompleteness } from './density-types.ts';
import { drawnPolygon } from './drawn-polygon.ts';
import { farLand } from './far-land.ts';
import { pipeIndex } from './pipe-index.ts';
import type { ShapeParts } from './polygon-ops.ts';
import { noiseM2, splitPolygons } from './split-polygons.ts';
import { round4, toLonLat } from './to-lon-lat.ts';

/** Chords per quarter circle: 64 keep the drawn line within 0.008 % of the distance from the arc, 4 mm at 50 m. */
export const quadrantSegments = 64;

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
  const { distanceM } = parameters;
  return ops.arena(() => {
    const choice = getLandChoice(parameters.land, context);
    const { known, unknown, zones } = landFor(parameters.within, choice, context);
    const pipes = countPipes(context.dataset.layers['pipes'], parameters);
    context.checkpoint(0.05);
    const index = pipeIndex(pipes);
    const far = (land: ShapeParts, from: number, share: number): ShapeParts =>
      farLand(index, land, distanceM, quadrantSegments, (done) => context.checkpoint(from + share * done));

    const dropped = { polygons: 0, areaM2: 0 };
    const kept: ShapeParts = [];
    for (const rings of far(known, 0.1, 0.6)) {
      const areaM2 = areaOfParts([rings]);
      if (areaM2 >= parameters.minAreaM2) kept.push(rings);
      else {
        dropped.polygons++;
        dropped.areaM2 += areaM2;
      }
    }
    const unknownFar = far(unknown, 0.7, 0.15);
    const districts = context.land.districts();
    const blankParts = splitByDistrict(context, kept, districts);
    context.checkpoint(0.9);
    const unknownParts = splitByDistrict(context, unknownFar, districts);
    context.checkpoint(0.95);

    const landM2 = zones.reduce((sum, zone) => sum + zone.landM2, 0);
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
        byDistrict: districtTotals(zones, blankParts, unknownParts),
      },
      land: choice,
      arcToleranceM: arcTolerance(distanceM, quadrantSegments) + distanceM * radiusSpread,
      quadrantSegments,
      completeness: {
        ...pipes.completeness,
        surveyedLand:
          context.land.coverage() === undefined || landM2 === 0 ? null : Math.min(1, areaOfParts(known) / landM2),
      },
      repairedPolygons: context.land.repairedPolygons(),
    };
  });
}

/** What counts as land: what was asked for, else what the city has. Throws `land-missing` where it has nothing. */
export function getLandChoice(asked: LandChoice | undefined, context: AnalysisContext): LandChoice {
  const choice = asked ?? context.land.defaultLand();
  if (choice) return choice;
  const message = 'The city has neither a built_up nor a districts layer; import one of them, so that land is known';
  throw new AnalysisError('land-missing', 'land', message);
}

function landFor(within: PolygonGeometry | undefined, choice: LandChoice, context: AnalysisContext): BlankLand {
  if (!within) return blankLandOf(context, choice);
  const drawn = drawnPolygon(within, 'within', context);
  return divideLand(context, context.ops.intersection(context.land.landOf(choice), drawn));
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

/** Connected pieces of the polygons, one district each, largest first. */
function splitByDistrict(
  { ops, checkpoint }: AnalysisContext,
  polygons: ShapeParts,
  districts: readonly Zone[],
): Part[] {
  return splitPolygons(ops, polygons, districts, () => checkpoint(0.9))
    .map(({ zone, parts }) => ({ zone, parts, areaM2: areaOfParts(parts) }))
    .filter(({ areaM2 }) => areaM2 >= noiseM2)
    .sort((a, b) => b.areaM2 - a.areaM2);
}

function districtTotals(zones: BlankLand['zones'], blank: readonly Part[], unknown: readonly Part[]): DistrictTotals[] {
  const rows: DistrictTotals[] = [];
  for (const { zone, landM2 } of zones) {
    if (landM2 < (zone ? noiseM2 : 1)) continue;
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
  }
  return rows.sort((a, b) => b.blankM2 - a.blankM2);
}

function shareOf(blankM2: number, knownM2: number): number | null {
  return knownM2 < noiseM2 ? null : Math.min(1, blankM2 / knownM2);
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + part.areaM2, 0);
}
