import { ringArea } from '../../data/geo/polygon-ring.ts';
import type { CityLand, LandChoice, Zone } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import type { Shape, ShapeParts } from './polygon-ops.ts';
import { splitPolygons } from './split-polygons.ts';

/** Land as the blank analyses take it: what the survey covers, and what it does not. */
export interface BlankLand {
  known: ShapeParts;
  /** Outside the survey coverage; empty where the city has no such layer. */
  unknown: ShapeParts;
  /** Districts in the order of their layer, then, with undefined, the land in none of them. */
  zones: ZoneShare[];
}

export interface ZoneShare {
  zone: Zone | undefined;
  known: ShapeParts;
  unknown: ShapeParts;
  landM2: number;
}

const kept = new WeakMap<CityLand, Map<LandChoice, BlankLand>>();

/** The city's land, divided by coverage and district; made when first asked for and kept with the dataset. */
export function blankLandOf(context: AnalysisContext, choice: LandChoice): BlankLand {
  let byChoice = kept.get(context.land);
  if (!byChoice) {
    byChoice = new Map();
    kept.set(context.land, byChoice);
  }
  let land = byChoice.get(choice);
  if (!land) {
    land = context.ops.arena(() => divideLand(context, context.land.landOf(choice)));
    byChoice.set(choice, land);
  }
  return land;
}

/** Divides any land by the survey coverage and the districts. */
export function divideLand({ ops, land, checkpoint }: AnalysisContext, shape: Shape): BlankLand {
  const coverage = land.coverage();
  const districts = land.districts();
  const known = ops.parts(coverage === undefined ? shape : ops.intersection(shape, coverage));
  const unknown = coverage === undefined ? [] : ops.parts(ops.difference(shape, coverage));
  const zones: ZoneShare[] = [...districts, undefined].map((zone) => ({ zone, known: [], unknown: [], landM2: 0 }));
  const shareOf = new Map(zones.map((share) => [share.zone?.feature, share]));
  const add = (polygons: ShapeParts, side: 'known' | 'unknown'): void => {
    for (const { zone, parts } of splitPolygons(ops, polygons, districts, () => checkpoint(0.03))) {
      const share = shareOf.get(zone?.feature)!;
      share[side].push(...parts);
      share.landM2 += areaOfParts(parts);
    }
  };
  add(known, 'known');
  add(unknown, 'unknown');
  return { known, unknown, zones };
}

/** m²; outer rings counter-clockwise, holes clockwise. */
export function areaOfParts(parts: ShapeParts): number {
  return parts.flat().reduce((sum, ring) => sum + ringArea(ring), 0);
}
