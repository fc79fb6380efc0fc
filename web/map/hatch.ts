import type { Position } from '../../data/model/feature.ts';

/**
 * Parallel 45° lines inside a polygon (even-odd, so holes stay free), as from–to pairs in degrees.
 * `stepDeg` is the distance of the lines in degrees of latitude; `lonScale` is the cosine of the latitude, so that the
 * lines stand at 45° on the map. Lines lie on one grid for all polygons: hatching runs on across neighbours.
 */
export function hatchLines(
  rings: readonly (readonly Position[])[],
  stepDeg: number,
  lonScale: number,
): [Position, Position][] {
  // Turned by 45°: u runs along the lines, v across them.
  const turned = rings.map((ring) => ring.map(([x, y]): Position => [x * lonScale + y, y - x * lonScale]));
  const across = turned.flat().map(([, v]) => v);
  const lines: [Position, Position][] = [];
  const step = stepDeg * Math.SQRT2;
  for (let k = Math.ceil(Math.min(...across) / step); k * step <= Math.max(...across); k++) {
    const v = k * step;
    const cuts: number[] = [];
    for (const ring of turned) {
      for (let i = 1; i < ring.length; i++) {
        const [au, av] = ring[i - 1];
        const [bu, bv] = ring[i];
        if (av > v !== bv > v) cuts.push(au + ((v - av) / (bv - av)) * (bu - au));
      }
    }
    cuts.sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i += 2) lines.push([back(cuts[i - 1], v, lonScale), back(cuts[i], v, lonScale)]);
  }
  return lines;
}

function back(u: number, v: number, lonScale: number): Position {
  return [(u - v) / 2 / lonScale, (u + v) / 2];
}
