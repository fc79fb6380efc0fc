import { insetRing } from './inset-ring.ts';

/** How the houses of a place stand. All in metres. */
export interface Rows {
  /** Free strip along the street. */
  marginM: number;
  depthM: [least: number, most: number];
  lengthM: [least: number, most: number];
  /** Between rows, and between houses of a row. */
  rowGapM: number;
  gapM: [least: number, most: number];
  /** Share of places left open: yards, trees, what was pulled down. */
  open: number;
  /** How far a house is turned from its row at most, radians. */
  turn: number;
}

/**
 * Houses in rows on a block: closed rings of four corners, counter-clockwise, all within the block less its margin.
 * Rows run along `angle`; their houses differ in length and depth and stand a little off the line.
 */
export function buildingRows(block: readonly number[], angle: number, rows: Rows, random: () => number): number[][] {
  const free = insetRing(block, rows.marginM);
  if (!free) return [];
  const ring = turned(free, -angle);
  let [bottom, top] = [Infinity, -Infinity];
  for (let i = 1; i < ring.length; i += 2) {
    bottom = Math.min(bottom, ring[i]);
    top = Math.max(top, ring[i]);
  }
  const houses: number[][] = [];
  let y = bottom + random() * 3;
  while (y < top) {
    const depthM = between(rows.depthM, random);
    for (const [left, right] of insideBoth(ring, y, y + depthM)) {
      let x = left + random() * 2;
      while (x < right) {
        const lengthM = Math.min(between(rows.lengthM, random), right - x);
        const own = depthM * (1 - 0.25 * random());
        const chance = random();
        if (lengthM >= rows.lengthM[0] && chance >= rows.open)
          houses.push(turned(box(x, y, lengthM, own, (random() * 2 - 1) * rows.turn), angle));
        x += lengthM + between(rows.gapM, random);
      }
    }
    y += depthM + rows.rowGapM * (0.85 + 0.3 * random());
  }
  return houses;
}

/** Direction of the side of a ring that lies most nearly east–west, weighted by its length, within ±45°. */
export function eastWestSide(ring: readonly number[]): number {
  let best = 0;
  let most = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [dx, dy] = [ring[i + 2] - ring[i], ring[i + 3] - ring[i + 1]];
    const weight = Math.abs(dx) - 0.8 * Math.abs(dy);
    if (weight > most) {
      most = weight;
      best = Math.atan2(dy, dx);
    }
  }
  // Either way along the side is the same row.
  return best > Math.PI / 2 ? best - Math.PI : best < -Math.PI / 2 ? best + Math.PI : best;
}

/** Stretches of x that lie inside the ring on both levels. */
function insideBoth(ring: readonly number[], low: number, high: number): [number, number][] {
  const a = cuts(ring, low);
  const b = cuts(ring, high);
  const result: [number, number][] = [];
  for (let i = 0; i + 1 < a.length; i += 2) {
    for (let k = 0; k + 1 < b.length; k += 2) {
      const left = Math.max(a[i], b[k]);
      const right = Math.min(a[i + 1], b[k + 1]);
      if (right - left > 4) result.push([left, right]);
    }
  }
  return result;
}

function cuts(ring: readonly number[], y: number): number[] {
  const xs: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [y1, y2] = [ring[i + 1], ring[i + 3]];
    if (y1 > y !== y2 > y) xs.push(ring[i] + ((y - y1) / (y2 - y1)) * (ring[i + 2] - ring[i]));
  }
  return xs.sort((p, q) => p - q);
}

/** A rectangle from its lower left corner, turned about its middle and shrunk so that it stays in its place. */
function box(x: number, y: number, lengthM: number, depthM: number, turn: number): number[] {
  const shrink = 1 / (1 + Math.abs(turn) * 1.5);
  const [cx, cy] = [x + lengthM / 2, y + depthM / 2];
  const [u, v] = [(shrink * lengthM) / 2, (shrink * depthM) / 2];
  const corners = turned([-u, -v, u, -v, u, v, -u, v, -u, -v], turn);
  return corners.map((value, i) => value + (i % 2 === 0 ? cx : cy));
}

function turned(line: readonly number[], angle: number): number[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const result: number[] = [];
  for (let i = 0; i < line.length; i += 2)
    result.push(line[i] * cos - line[i + 1] * sin, line[i] * sin + line[i + 1] * cos);
  return result;
}

function between([least, most]: readonly [number, number], random: () => number): number {
  return least + (most - least) * random();
}
