import type { Polygon, Ring } from '../plan.ts';
import type { Grid } from './grid.ts';

/** Rounds of smoothing that turn stairs into curves. */
const rounds = 6;

/**
 * Outlines of the labelled areas of a raster (label 0 is nobody's), as polygons per label. Corners shared by
 * neighbours are moved together and thinned alike, so areas meet without gaps or overlaps. Areas of fewer than eight
 * cells are left out.
 */
export function outlineAreas(grid: Grid): Map<number, Polygon[]> {
  const { columns, rows, value } = grid;
  const width = columns + 1;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : value[row * columns + column]!;
  const corner = smoothCorners(grid, at);
  const result = new Map<number, Polygon[]>();
  // Directed boundary edges with their area on the left: label → start corner → end corners.
  const edges = new Map<number, Map<number, number[]>>();
  const add = (label: number, from: number, to: number): void => {
    if (label === 0) return;
    let starts = edges.get(label);
    if (!starts) edges.set(label, (starts = new Map()));
    const ends = starts.get(from);
    if (ends) ends.push(to);
    else starts.set(from, [to]);
  };
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const here = at(column, row);
      const south = at(column, row - 1);
      const west = at(column - 1, row);
      const a = row * width + column;
      if (here !== south) {
        add(here, a, a + 1);
        add(south, a + 1, a);
      }
      if (here !== west) {
        add(here, a + width, a);
        add(west, a, a + width);
      }
    }
  }
  for (const [label, starts] of [...edges].sort((p, q) => p[0] - q[0])) {
    const rings = traceRings(starts, width).map((ring) => toRing(ring, corner));
    const outer = rings.filter((ring) => signedArea(ring) > 8 * grid.cellM ** 2);
    const holes = rings.filter((ring) => signedArea(ring) < -8 * grid.cellM ** 2);
    const polygons: Polygon[] = outer.map((ring) => [ring]);
    for (const hole of holes) {
      const owner = polygons.find((polygon) => contains(polygon[0]!, hole[0]!, hole[1]!));
      if (owner) owner.push(hole);
    }
    if (polygons.length > 0) result.set(label, polygons);
  }
  return result;
}

interface Corner {
  x: number;
  y: number;
  /** Left out of rings: every other corner where only two areas meet. */
  thin: boolean;
}

function smoothCorners(grid: Grid, at: (column: number, row: number) => number): Map<number, Corner> {
  const { columns, rows, cellM, minX, minY } = grid;
  const width = columns + 1;
  const neighbours = new Map<number, number[]>();
  const link = (a: number, b: number): void => {
    for (const [p, q] of [[a, b], [b, a]] as const) {
      const list = neighbours.get(p);
      if (list) list.push(q);
      else neighbours.set(p, [q]);
    }
  };
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const a = row * width + column;
      const here = at(column, row);
      if (here !== at(column, row - 1)) link(a, a + 1);
      if (here !== at(column - 1, row)) link(a, a + width);
    }
  }
  let places = new Map<number, { x: number; y: number }>();
  for (const a of neighbours.keys()) places.set(a, { x: minX + (a % width) * cellM, y: minY + Math.floor(a / width) * cellM });
  for (let round = 0; round < rounds; round++) {
    const next = new Map<number, { x: number; y: number }>();
    for (const [a, near] of neighbours) {
      const here = places.get(a)!;
      let x = 0;
      let y = 0;
      for (const b of near) {
        x += places.get(b)!.x / near.length;
        y += places.get(b)!.y / near.length;
      }
      next.set(a, { x: 0.4 * here.x + 0.6 * x, y: 0.4 * here.y + 0.6 * y });
    }
    places = next;
  }
  const corners = new Map<number, Corner>();
  for (const [a, place] of places) {
    const odd = ((a % width) + Math.floor(a / width)) % 2 === 1;
    corners.set(a, { ...place, thin: odd && neighbours.get(a)!.length === 2 });
  }
  return corners;
}

/** Joins directed edges to rings; where areas touch at a corner, turns left so that rings do not cross. */
function traceRings(starts: Map<number, number[]>, width: number): number[][] {
  const rings: number[][] = [];
  for (const [start, ends] of starts) {
    while (ends.length > 0) {
      const ring = [start];
      let before = start;
      let here = ends.pop()!;
      while (here !== start) {
        ring.push(here);
        const next = starts.get(here)!;
        let pick = 0;
        if (next.length > 1) {
          const turn = (to: number): number => {
            const [ax, ay] = [(here % width) - (before % width), Math.floor(here / width) - Math.floor(before / width)];
            const [bx, by] = [(to % width) - (here % width), Math.floor(to / width) - Math.floor(here / width)];
            return ax * by - ay * bx;
          };
          pick = turn(next[0]!) >= turn(next[1]!) ? 0 : 1;
        }
        before = here;
        here = next.splice(pick, 1)[0]!;
      }
      rings.push(ring);
    }
  }
  return rings;
}

function toRing(corners: readonly number[], place: Map<number, Corner>): Ring {
  const kept = corners.map((c) => place.get(c)!).filter((c) => !c.thin);
  const ring: Ring = kept.flatMap(({ x, y }) => [x, y]);
  if (ring.length > 0) ring.push(ring[0]!, ring[1]!);
  return ring;
}

function signedArea(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) twice += ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
  return twice / 2;
}

function contains(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [x1, y1, x2, y2] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}
