import type { Polygon, Ring } from '../plan.ts';
import type { Grid } from './grid.ts';
import { crossingPlaces } from './rings-cross.ts';

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
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : value[row * columns + column];
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
  const traced = [...edges]
    .sort((p, q) => p[0] - q[0])
    .map(([label, starts]) => ({ label, corners: traceRings(starts, width) }));
  unfoldRings(
    traced.map(({ corners }) => corners),
    corner,
    grid,
  );
  for (const { label, corners } of traced) {
    const rings = corners.map((ring) => toRing(ring, corner));
    const outer = rings.filter((ring) => signedArea(ring) > 8 * grid.cellM ** 2);
    const holes = rings.filter((ring) => signedArea(ring) < -8 * grid.cellM ** 2);
    const polygons: Polygon[] = outer.map((ring) => [ring]);
    for (const hole of holes) {
      const owner = polygons.find((polygon) => contains(polygon[0], hole[0], hole[1]));
      if (owner) owner.push(hole);
    }
    if (polygons.length > 0) result.set(label, polygons);
  }
  return result;
}

/** Smoothed places of the corners of the raster that lie on a border. */
interface Corners {
  x: Float64Array;
  y: Float64Array;
  /** 1: left out of rings, every other corner where only two areas meet. */
  thin: Uint8Array;
}

function smoothCorners(grid: Grid, at: (column: number, row: number) => number): Corners {
  const { columns, rows, cellM, minX, minY } = grid;
  const width = columns + 1;
  const count = width * (rows + 1);
  // Bits per corner: a border runs from it to the east (1), north (2), west (4), south (8).
  const links = new Uint8Array(count);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const a = row * width + column;
      const here = at(column, row);
      if (here !== at(column, row - 1)) {
        links[a] |= 1;
        links[a + 1] |= 4;
      }
      if (here !== at(column - 1, row)) {
        links[a] |= 2;
        links[a + width] |= 8;
      }
    }
  }
  const steps = [1, width, -1, -width];
  const corners: Corners = { x: new Float64Array(count), y: new Float64Array(count), thin: new Uint8Array(count) };
  const border: number[] = [];
  for (let a = 0; a < count; a++) {
    if (!links[a]) continue;
    border.push(a);
    corners.x[a] = minX + (a % width) * cellM;
    corners.y[a] = minY + Math.floor(a / width) * cellM;
    const degree = (links[a] & 1) + ((links[a] >> 1) & 1) + ((links[a] >> 2) & 1) + (links[a] >> 3);
    corners.thin[a] = degree === 2 && ((a % width) + Math.floor(a / width)) % 2 === 1 ? 1 : 0;
  }
  const nextX = new Float64Array(border.length);
  const nextY = new Float64Array(border.length);
  for (let round = 0; round < rounds; round++) {
    for (let b = 0; b < border.length; b++) {
      const a = border[b];
      let x = 0;
      let y = 0;
      let degree = 0;
      for (let k = 0; k < 4; k++) {
        if (!(links[a] & (1 << k))) continue;
        x += corners.x[a + steps[k]];
        y += corners.y[a + steps[k]];
        degree++;
      }
      nextX[b] = 0.4 * corners.x[a] + (0.6 * x) / degree;
      nextY[b] = 0.4 * corners.y[a] + (0.6 * y) / degree;
    }
    for (let b = 0; b < border.length; b++) {
      corners.x[border[b]] = nextX[b]!;
      corners.y[border[b]] = nextY[b]!;
    }
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
          pick = turn(next[0]) >= turn(next[1]) ? 0 : 1;
        }
        before = here;
        here = next.splice(pick, 1)[0]!;
      }
      rings.push(...splitWhereTouching(ring));
    }
  }
  return rings;
}

/** Rings of a ring that meets itself at corners: none of them comes to a corner twice. */
function splitWhereTouching(ring: readonly number[]): number[][] {
  const rings: number[][] = [];
  const open: number[] = [];
  const placeOf = new Map<number, number>();
  for (const corner of ring) {
    const place = placeOf.get(corner);
    if (place !== undefined) {
      const loop = open.splice(place);
      for (const c of loop) placeOf.delete(c);
      rings.push(loop);
    }
    placeOf.set(corner, open.length);
    open.push(corner);
  }
  return [...rings, open];
}

/**
 * Smoothing may push a narrow neck through itself: the corners around the crossing go back to the raster, where no ring
 * crosses another, a longer stretch in every round and the whole outline in the last, until none does.
 */
function unfoldRings(areas: readonly number[][][], corners: Corners, { columns, cellM, minX, minY }: Grid): void {
  const width = columns + 1;
  const putBack = (corner: number): void => {
    corners.x[corner] = minX + (corner % width) * cellM;
    corners.y[corner] = minY + Math.floor(corner / width) * cellM;
    corners.thin[corner] = 0;
  };
  const lastRound = 9;
  for (let round = 0; round <= lastRound; round++) {
    // What was moved may now lie across a neighbour's line, so all are looked at again.
    const folded = areas.map((rings) => {
      const kept = rings.map((ring) => keptCorners(ring, corners));
      const places = crossingPlaces(kept, corners);
      return rings.map((ring, k) => ring.flatMap((corner, i) => (kept[k].length < 3 || places.has(corner) ? [i] : [])));
    });
    if (folded.flat(2).length === 0) return;
    const reach = round >= lastRound - 2 ? Infinity : 1 + 2 * round;
    for (const [k, rings] of areas.entries()) {
      for (const [r, ring] of rings.entries()) {
        if (folded[k][r].length > 0 && 2 * reach >= ring.length) ring.forEach(putBack);
        else
          for (const i of folded[k][r]) for (let j = i - reach; j <= i + reach; j++) putBack(ring.at(j % ring.length)!);
      }
    }
  }
}

function keptCorners(ring: readonly number[], corners: Corners): number[] {
  return ring.filter((corner) => !corners.thin[corner]);
}

function toRing(ring: readonly number[], corners: Corners): Ring {
  const places: Ring = [];
  for (const c of keptCorners(ring, corners)) places.push(corners.x[c], corners.y[c]);
  if (places.length > 0) places.push(places[0], places[1]);
  return places;
}

function signedArea(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) twice += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
  return twice / 2;
}

function contains(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}
