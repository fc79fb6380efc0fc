import Flatbush from 'flatbush';
import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import type { LayerColumns } from './columns.ts';
import { recordClasses } from './pipe-classes.ts';
import type { ZoneGrid } from './zone-grid.ts';

/** Statuses of flood-prone points with nothing left to do. */
const closed = new Set(['fixed', 'verified']);

export interface FloodCounts {
  all: Uint32Array;
  /** Neither fixed nor verified; unknown status counts as open. */
  open: Uint32Array;
}

/** Flood-prone points within a distance of each zone, those in it included. Exact, planar. */
export function floodsNear(points: LayerColumns, zones: ZoneGrid, distanceM: number): FloodCounts {
  const all = new Uint32Array(zones.size);
  const open = new Uint32Array(zones.size);
  const { names, codes } = recordClasses(points, 'floodStatus');
  const [minX, minY, maxX, maxY] = zones.box;
  const near = Flatbush.from(points.indexXy!).search(
    minX - distanceM,
    minY - distanceM,
    maxX + distanceM,
    maxY + distanceM,
  );
  const found = new Set<number>();
  for (const point of near) {
    const vertex = points.ringStarts[points.partRings[points.featureParts[point]]];
    const x = points.xy[2 * vertex];
    const y = points.xy[2 * vertex + 1];
    found.clear();
    for (const zone of zones.zonesAt(x, y)) found.add(zone);
    zones.eachEdgeNear([x - distanceM, y - distanceM, x + distanceM, y + distanceM], (zone, x0, y0, x1, y1) => {
      if (squaredDistanceToSegment(x, y, x0, y0, x1, y1) <= distanceM * distanceM) found.add(zone);
    });
    const isOpen = !closed.has(names[codes[point]]);
    for (const zone of found) {
      all[zone]++;
      if (isOpen) open[zone]++;
    }
  }
  return { all, open };
}
