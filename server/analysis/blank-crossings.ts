import { segmentTouchesBox } from '../../data/geo/segment-box.ts';
import { crossesOdd } from './blank-land-side.ts';
import { BlankLeaf } from './blank-leaf.ts';
import { radiusSpread, type BlankOutlines } from './blank-outlines.ts';
import { IntList } from './segment-grid.ts';

/** Corners of blank areas: at each, the boundary leaves curve `ends` and goes on along curve `starts`. */
export class Crossings {
  count = 0;
  xy = new Float64Array(2048);
  /** Curve and parameter on which the boundary arrives. */
  ends = new Int32Array(1024);
  endsAt = new Float64Array(1024);
  /** Curve and parameter on which it goes on. */
  starts = new Int32Array(1024);
  startsAt = new Float64Array(1024);

  add(x: number, y: number, starts: number, startsAt: number, ends: number, endsAt: number): void {
    const at = this.count++;
    if (at === this.ends.length) this.grow(2 * at);
    this.xy[2 * at] = x;
    this.xy[2 * at + 1] = y;
    this.starts[at] = starts;
    this.startsAt[at] = startsAt;
    this.ends[at] = ends;
    this.endsAt[at] = endsAt;
  }

  private grow(size: number): void {
    const copy = <T extends Float64Array | Int32Array>(old: T, larger: T): T => (larger.set(old), larger);
    this.xy = copy(this.xy, new Float64Array(2 * size));
    this.ends = copy(this.ends, new Int32Array(size));
    this.endsAt = copy(this.endsAt, new Float64Array(size));
    this.starts = copy(this.starts, new Int32Array(size));
    this.startsAt = copy(this.startsAt, new Float64Array(size));
  }
}

export interface FoundCrossings {
  crossings: Crossings;
  /** 1 for a segment with a point of its outline on the boundary of a blank area. */
  exposed: Uint8Array;
}

/** A square with this many buffers or fewer is not divided again. */
const leafPipes = 6;

/**
 * All corners of blank areas. The city is halved into squares; one that a single buffer covers, that no buffer reaches
 * or that has no land cannot hold a corner and is left out with all that is in it. `onTile` is told the share done.
 */
export function findCrossings(outlines: BlankOutlines, onTile: (share: number) => void): FoundCrossings {
  const { pipes, pipeGrid, edges, edgeGrid, distanceM, pipesX, pipesY } = outlines;
  const crossings = new Crossings();
  const leaf = new BlankLeaf(outlines, crossings);
  const nearMax = distanceM * (1 + radiusSpread) + 1e-6;
  const coverMax = distanceM * (1 - radiusSpread) - 1e-6;
  const pipeList = new IntList();
  const edgeList = new IntList();
  const smallestM = distanceM / 32;

  const visit = (
    minX: number,
    minY: number,
    sizeM: number,
    inside: boolean,
    pipesFrom: number,
    edgesFrom: number,
  ): void => {
    const pipesTo = pipeList.length;
    const edgesTo = edgeList.length;
    const half = sizeM / 2;
    const cx = minX + half;
    const cy = minY + half;
    for (let i = edgesFrom; i < edgesTo; i++) {
      const e = 4 * edgeList.items[i];
      if (segmentTouchesBox(edges[e], edges[e + 1], edges[e + 2], edges[e + 3], minX, minY, minX + sizeM, minY + sizeM))
        edgeList.push(edgeList.items[i]);
    }
    const anyLand = inside || edgeList.length > edgesTo;
    if (anyLand && !nearPipes(cx, cy, half * Math.SQRT2, pipesFrom, pipesTo) && pipeList.length > pipesTo) {
      if (pipeList.length - pipesTo <= leafPipes || sizeM <= smallestM)
        leaf.search(minX, minY, sizeM, inside, pipeList, pipesTo, edgeList, edgesTo);
      else {
        for (let quarter = 0; quarter < 4; quarter++) {
          const x = minX + (quarter & 1) * half;
          const y = minY + (quarter >> 1) * half;
          const [qx, qy] = [x + half / 2, y + half / 2];
          const within = inside !== crossesOdd(edges, edgeList, edgesTo, edgeList.length, cx, cy, qx, qy);
          visit(x, y, half, within, pipesTo, edgesTo);
        }
      }
    }
    pipeList.length = pipesTo;
    edgeList.length = edgesTo;
  };

  /** Adds the segments whose buffer may reach the circle; true, and none to count on, when one buffer covers it. */
  const nearPipes = (cx: number, cy: number, reach: number, from: number, to: number): boolean => {
    const near = (nearMax + reach) ** 2;
    const cover = coverMax > reach ? (coverMax - reach) ** 2 : -1;
    const x = cx + pipesX;
    const y = cy + pipesY;
    const first = pipeList.length;
    let nearest = Infinity;
    for (let i = from; i < to; i++) {
      const s = pipeList.items[i];
      const x0 = pipes[4 * s];
      const y0 = pipes[4 * s + 1];
      const dx = pipes[4 * s + 2] - x0;
      const dy = pipes[4 * s + 3] - y0;
      const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
      const ex = x - x0 - t * dx;
      const ey = y - y0 - t * dy;
      const square = ex * ex + ey * ey;
      if (square <= cover) return true;
      if (square > near) continue;
      pipeList.push(s);
      if (square >= nearest) continue;
      // The nearest comes first: where a quarter is covered, then mostly by that one.
      nearest = square;
      const last = pipeList.length - 1;
      pipeList.items[last] = pipeList.items[first];
      pipeList.items[first] = s;
    }
    return false;
  };

  for (const tile of landTiles(outlines)) {
    const { minX, minY, sizeM } = tile;
    const [west, south] = [minX + pipesX - nearMax, minY + pipesY - nearMax];
    const sideM = sizeM + 2 * nearMax;
    pipeGrid.search(west, south, west + sideM, south + sideM, pipeList);
    edgeGrid.search(minX, minY, minX + sizeM, minY + sizeM, edgeList);
    visit(minX, minY, sizeM, tile.inside, 0, 0);
    onTile(tile.share);
  }
  return { crossings, exposed: leaf.exposed };
}

interface Tile {
  minX: number;
  minY: number;
  sizeM: number;
  /** Whether the centre is land. */
  inside: boolean;
  share: number;
}

/** Square tiles over the land, row by row. Their sides lie on no round number, as those of surveys often do. */
function* landTiles({ edges, distanceM }: BlankOutlines): Generator<Tile> {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 4) {
    minX = Math.min(minX, edges[i]);
    maxX = Math.max(maxX, edges[i]);
    minY = Math.min(minY, edges[i + 1]);
    maxY = Math.max(maxY, edges[i + 1]);
  }
  if (minX > maxX) return;
  const sizeM = Math.min(1024, Math.max(128, 8 * distanceM)) * 1.000_123;
  minX -= sizeM * 0.017_32;
  minY -= sizeM * 0.014_14;
  const columns = Math.ceil((maxX - minX) / sizeM);
  const rows = Math.ceil((maxY - minY) / sizeM);
  // Where the edges cross the middle of each row of tiles: what lies right of an odd number of them is land.
  const crossed: number[][] = Array.from({ length: rows }, () => []);
  for (let i = 0; i < edges.length; i += 4) {
    const [x0, y0, x1, y1] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
    const last = Math.min(rows - 1, Math.floor((Math.max(y0, y1) - minY) / sizeM));
    for (let row = Math.floor((Math.min(y0, y1) - minY) / sizeM); row <= last; row++) {
      const y = minY + (row + 0.5) * sizeM;
      if (y0 > y !== y1 > y) crossed[row].push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  for (let row = 0; row < rows; row++) {
    const xs = crossed[row].sort((p, q) => p - q);
    let passed = 0;
    for (let column = 0; column < columns; column++) {
      const west = minX + column * sizeM;
      while (passed < xs.length && xs[passed] < west + sizeM / 2) passed++;
      const share = (row * columns + column + 1) / (rows * columns);
      yield { minX: west, minY: minY + row * sizeM, sizeM, inside: passed % 2 === 1, share };
    }
  }
}
