import Flatbush from 'flatbush';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import type { AnalysisContext } from './context.ts';
import type { CountedPipes } from './counted-pipes.ts';
import { LengthSums } from './length-sums.ts';
import type { Shape } from './polygon-ops.ts';

const sideM = 1e-6;

export interface ZoneLengths {
  /** By the zone's place in the list. */
  sums: LengthSums;
  /** Length in at least one zone, by kind (as a cell with key 0): zones that overlap count once. */
  covered: LengthSums;
}

/** Length of counted pipe in each polygon, clipped exactly; a pipe along an edge lies half inside. */
export function lengthsInZones(context: AnalysisContext, pipes: CountedPipes, zones: readonly Shape[]): ZoneLengths {
  const sums = new LengthSums();
  const covered = new LengthSums();
  if (zones.length === 0) return { sums, covered };
  const edges = zones.map((zone) => new PolygonEdges(context.ops.parts(zone).flat()));
  const index = new Flatbush(zones.length);
  for (const zone of zones) index.add(...context.ops.bounds(zone));
  index.finish();

  for (let s = 0; s < pipes.count; s++) {
    if ((s & 2047) === 0) context.checkpoint(0.2 + (0.7 * s) / pipes.count);
    const x0 = pipes.segments[4 * s];
    const y0 = pipes.segments[4 * s + 1];
    const x1 = pipes.segments[4 * s + 2];
    const y1 = pipes.segments[4 * s + 3];
    const near = index.search(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    if (near.length === 0) continue;
    const cuts = [0, 1];
    for (const zone of near) edges[zone].cut(x0, y0, x1, y1, cuts);
    if (cuts.length > 2) cuts.sort((a, b) => a - b);
    const [dx, dy] = [x1 - x0, y1 - y0];
    const lengthM = Math.hypot(dx, dy);
    const sideX = (-dy / lengthM) * sideM;
    const sideY = (dx / lengthM) * sideM;
    for (let i = 1; i < cuts.length; i++) {
      const half = ((cuts[i] - cuts[i - 1]) * lengthM) / 2;
      if (half === 0) continue;
      const t = (cuts[i] + cuts[i - 1]) / 2;
      for (const side of [-1, 1]) {
        const x = x0 + dx * t + side * sideX;
        const y = y0 + dy * t + side * sideY;
        const holders = near.filter((zone) => edges[zone].contains(x, y));
        for (const zone of holders) sums.add(zone, pipes.kinds[s], half);
        if (holders.length > 0) covered.add(0, pipes.kinds[s], half);
      }
    }
  }
  return { sums, covered };
}
