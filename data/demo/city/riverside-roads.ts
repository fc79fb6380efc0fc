import { drawLine, type Keep } from './draw-line.ts';
import type { Land } from './land.ts';
import { nearestOnLine, offsetLine, resample, smoothLine } from './lines.ts';
import { gradientNoise } from './noise.ts';
import { rasterAt } from './raster.ts';
import type { SegmentGraph } from './segment-graph.ts';
import type { StreetField } from './street-field.ts';
import { hypot } from './hypot.ts';

/** Streets along both banks of the river and round the larger lakes, where the city is. */
export function drawRiverside(graph: SegmentGraph, field: StreetField, land: Land): void {
  const { shape, waters } = land;
  const factor = Math.min(1, Math.max(0.3, shape.scale));
  const urban = (x: number, y: number): boolean => {
    const kind = land.characterAt(x, y);
    return kind !== undefined && kind !== 'rural' && kind !== 'park' && !rasterAt(land.water, x, y);
  };
  const free =
    (line: number[], gapM: number): Keep =>
    (x, y, index) => {
      if (!urban(x, y)) return false;
      const a = Math.max(0, index - 2);
      const b = Math.min(line.length - 2, index + 2);
      const [dx, dy] = [line[b] - line[a], line[b + 1] - line[a + 1]];
      const length = hypot(dx, dy) || 1;
      return !graph.hasParallel(x, y, dx / length, dy / length, gapM * factor);
    };
  const river = waters[0];
  const bank = river.polygon[0];
  const wander = gradientNoise(shape.seed, 'riverside', 520);
  const straight = smoothLine(resample(river.centreline, 60), 6);
  for (const side of [1, -1]) {
    const line = smoothLine(
      offsetLine(
        resample(straight, 25),
        (_, x, y) => side * (nearestOnLine(bank, x, y).distanceM + (48 + 22 * wander(x, y)) * factor),
      ),
      10,
    );
    drawLine(graph, line, 'secondary', side > 0 ? 'riverside left' : 'riverside right', free(line, 150), false);
  }
  for (const water of waters) {
    if (water.type !== 'lake') continue;
    const ring = water.polygon[0];
    const line = smoothLine(
      offsetLine(ring, () => -34 * factor),
      8,
    );
    [line[line.length - 2], line[line.length - 1]] = [line[0], line[1]];
    field.follow(ring, 1.2, 220 * factor);
    drawLine(graph, line, 'local', `lakeside ${water.id}`, free(line, 70), true);
  }
}
