import type { Land } from './land.ts';
import { lineLength } from './lines.ts';
import { canalSlope, riverSlope } from './make-waters.ts';
import type { Polygon, Terrain, Water } from './plan.ts';
import { rasterAt } from './raster.ts';
import { hypot } from './hypot.ts';

/** Digs a water's bed and shapes its banks; land beside it stays above its normal level. */
export function layBed(terrain: Terrain, water: Water, land: Land, near: Float32Array): void {
  const factor = Math.min(1, Math.max(0.35, land.shape.scale));
  const depthM = { river: 7, canal: 2.2, lake: 1.8, pond: 1 }[water.type] * (water.type === 'river' ? factor : 1);
  const bankM = { river: 46, canal: 26, lake: 55, pond: 22 }[water.type] * factor;
  const freeboardM = { river: 3.4, canal: 1.9, lake: 0.9, pond: 0.5 }[water.type];
  const code = { river: 1, lake: 2, pond: 2, canal: 3 }[water.type];
  const touched: number[] = [];
  for (const ring of water.polygon) {
    for (let i = 0; i + 3 < ring.length; i += 2) stamp(terrain, ring, i, bankM + 14, near, touched);
  }
  const level = levelAlong(water);
  for (const at of touched) {
    const distance = near[at];
    const x = terrain.minX + ((at % terrain.columns) + 0.5) * terrain.cellM;
    const y = terrain.minY + (Math.floor(at / terrain.columns) + 0.5) * terrain.cellM;
    const wet = rasterAt(land.water, x, y);
    const normal = level(x, y);
    if (wet === code) terrain.levelM[at] = normal - depthM * Math.min(1, distance / bankM) ** 0.7 - 0.15;
    else if (wet === 0) {
      const t = Math.min(1, distance / bankM);
      const shore = normal + 0.35 + freeboardM * t ** 0.8;
      const ground = Math.max(terrain.levelM[at], normal + 0.35 + freeboardM * t);
      terrain.levelM[at] = shore + (ground - shore) * t * t;
    }
  }
  fillInside(terrain, water, near, level, depthM);
  for (const at of touched) near[at] = Infinity;
}

/** Level of the water at a place: falls along river and canals, flat on lakes. */
export function levelAlong(water: Water): (x: number, y: number) => number {
  if (water.type !== 'river' && water.type !== 'canal') return () => water.normalLevelM;
  const slope = water.type === 'river' ? riverSlope : canalSlope;
  const line = water.centreline;
  const first = [line[0], line[1]] as const;
  const last = [line.at(-2)!, line.at(-1)!] as const;
  const chord = hypot(last[0] - first[0], last[1] - first[1]) || 1;
  const total = lineLength(line);
  // Along the chord, not the bends: a plane is smooth where two bends come close.
  return (x, y) => {
    const t = ((x - first[0]) * (last[0] - first[0]) + (y - first[1]) * (last[1] - first[1])) / (chord * chord);
    return water.normalLevelM + slope * total * (0.5 - Math.max(0, Math.min(1, t)));
  };
}

function stamp(
  terrain: Terrain,
  ring: readonly number[],
  i: number,
  reach: number,
  near: Float32Array,
  touched: number[],
): void {
  const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
  const left = Math.max(0, Math.floor((Math.min(x1, x2) - reach - terrain.minX) / terrain.cellM));
  const right = Math.min(terrain.columns - 1, Math.floor((Math.max(x1, x2) + reach - terrain.minX) / terrain.cellM));
  const top = Math.min(terrain.rows - 1, Math.floor((Math.max(y1, y2) + reach - terrain.minY) / terrain.cellM));
  const dx = x2 - x1;
  const dy = y2 - y1;
  const squared = dx * dx + dy * dy || 1;
  for (
    let row = Math.max(0, Math.floor((Math.min(y1, y2) - reach - terrain.minY) / terrain.cellM));
    row <= top;
    row++
  ) {
    for (let column = left; column <= right; column++) {
      const x = terrain.minX + (column + 0.5) * terrain.cellM;
      const y = terrain.minY + (row + 0.5) * terrain.cellM;
      const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / squared));
      const d = hypot(x1 + t * dx - x, y1 + t * dy - y);
      if (d > reach) continue;
      const at = row * terrain.columns + column;
      if (near[at] === Infinity) touched.push(at);
      if (d < near[at]) near[at] = d;
    }
  }
}

/** The deep middle: cells of the water that lie beyond the reach of its banks. */
function fillInside(
  terrain: Terrain,
  water: Water,
  near: Float32Array,
  level: (x: number, y: number) => number,
  depthM: number,
): void {
  if (water.type === 'canal') return;
  eachCellInside(terrain, water.polygon, (at, x, y) => {
    if (near[at] === Infinity) terrain.levelM[at] = level(x, y) - depthM - 0.15;
  });
}

function eachCellInside(terrain: Terrain, polygon: Polygon, call: (at: number, x: number, y: number) => void): void {
  const rows = new Map<number, number[]>();
  for (const ring of polygon) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
      const from = Math.max(0, Math.ceil((Math.min(y1, y2) - terrain.minY) / terrain.cellM - 0.5));
      const to = Math.min(terrain.rows - 1, Math.ceil((Math.max(y1, y2) - terrain.minY) / terrain.cellM - 0.5) - 1);
      for (let row = from; row <= to; row++) {
        const x = x1 + ((terrain.minY + (row + 0.5) * terrain.cellM - y1) / (y2 - y1)) * (x2 - x1);
        const list = rows.get(row);
        if (list) list.push(x);
        else rows.set(row, [x]);
      }
    }
  }
  for (const [row, xs] of rows) {
    xs.sort((a, b) => a - b);
    const y = terrain.minY + (row + 0.5) * terrain.cellM;
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const left = Math.max(0, Math.ceil((xs[k] - terrain.minX) / terrain.cellM - 0.5));
      const right = Math.min(terrain.columns - 1, Math.ceil((xs[k + 1] - terrain.minX) / terrain.cellM - 0.5) - 1);
      for (let column = left; column <= right; column++) {
        call(row * terrain.columns + column, terrain.minX + (column + 0.5) * terrain.cellM, y);
      }
    }
  }
}
