import type { Zone } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { overlapAreas } from './overlap-areas.ts';
import type { TouchedPolygon } from './summary-types.ts';
import { round4 } from './to-lon-lat.ts';
import type { ZoneGrid } from './zone-grid.ts';

/** Below a square metre a polygon is beside an area, not in it: borders are not drawn that exactly. */
const touchedFromM2 = 1;

/** Polygons of a layer that each area touches, the largest share of the area first. */
export function polygonsInAreas(
  { land }: AnalysisContext,
  layer: string,
  areas: ZoneGrid,
): (TouchedPolygon & { zone: Zone })[][] {
  const grid = land.zoneGrid(layer);
  const shared = overlapAreas(areas, grid);
  const wholeM2 = land.zoneAreas(layer);
  const zones = land.zonesOf(layer);
  return Array.from({ length: areas.size }, (_, area) => {
    const touched: (TouchedPolygon & { zone: Zone })[] = [];
    for (let i = 0; i < grid.size; i++) {
      const areaInsideM2 = shared[area * grid.size + i];
      if (areaInsideM2 < touchedFromM2) continue;
      const shareInside = Math.min(1, areaInsideM2 / wholeM2[i]);
      const { key, name } = zones[i];
      touched.push({ key, name, areaInsideM2: round4(areaInsideM2), shareInside, zone: zones[i] });
    }
    return touched.sort((a, b) => b.areaInsideM2 - a.areaInsideM2);
  });
}
