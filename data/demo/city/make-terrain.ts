import { canalSlope, riverSlope } from './make-waters.ts';
import type { Land } from './land.ts';
import { lineLength } from './lines.ts';
import { gradientNoise } from './noise.ts';
import type { Polygon, Terrain, Water } from './plan.ts';
import { rasterAt } from './raster.ts';

const cellM = 10;
const coarseM = 40;

/**
 * Ground levels every 10 m: a plain that falls to the river, valleys along the canals, basins of the lakes, hills at
 * the rim. The large forms are reckoned every 40 m and brought to 10 m by cubic B-splines, so that the hillshade shows
 * no lattice; fine undulation and the beds of the waters come on top.
 */
export function makeTerrain(land: Land): Terrain {
  const { extent } = land.shape;
  const columns = Math.round((extent.maxX - extent.minX) / cellM);
  const rows = Math.round((extent.maxY - extent.minY) / cellM);
  const terrain: Terrain = { minX: extent.minX, minY: extent.minY, cellM, columns, rows, levelM: new Float32Array(columns * rows) };
  fillFromCoarse(terrain, coarseForms(land));
  undulate(terrain, land);
  const near = new Float32Array(columns * rows).fill(Infinity);
  for (const water of land.waters) layBed(terrain, water, land, near);
  return terrain;
}

interface Coarse {
  columns: number;
  rows: number;
  value: Float32Array;
}

function coarseForms(land: Land): Coarse {
  const { shape, waters } = land;
  const { extent, scale } = shape;
  // Two cells beyond the border on every side, for the splines.
  const columns = Math.ceil((extent.maxX - extent.minX) / coarseM) + 5;
  const rows = Math.ceil((extent.maxY - extent.minY) / coarseM) + 5;
  const value = new Float32Array(columns * rows);
  const river = distances(land, waters[0]!, columns, rows, Infinity);
  const stretch = Math.max(0.35, scale);
  const large = gradientNoise(shape.seed, 'terrain 2400', 2400 * scale);
  const middle = gradientNoise(shape.seed, 'terrain 900', 900);
  const small = gradientNoise(shape.seed, 'terrain 380', 380);
  const ridge = gradientNoise(shape.seed, 'terrain ridge', 620);
  const half = waters[0]!.type === 'river' ? 95 * Math.min(1.25, Math.max(0.28, scale)) : 0;
  const levelOf = levelAlong(waters[0]!);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const x = extent.minX + (column - 2) * coarseM;
      const y = extent.minY + (row - 2) * coarseM;
      const d = Math.max(0, river[at]! - half) / stretch;
      const away = 1 - Math.exp(-d / 500);
      let level = levelOf(x, y) + 5 + 4.2 * (1 - Math.exp(-d / 900)) + 0.0009 * d;
      level += away * (1.5 * large(x, y) + 0.75 * middle(x, y) + 0.3 * small(x, y));
      const hill = land.hill(x, y);
      if (hill > 0) level += (125 * Math.min(1, scale) * hill * hill * (1 + 0.35 * ridge(x, y))) / (hill + 0.3);
      value[at] = level;
    }
  }
  for (const water of waters) {
    if (water.type === 'canal') carveValley(land, water, value, columns, rows);
  }
  return { columns, rows, value };
}

/** Distance to a water's centreline per coarse cell, by spreading from the line outwards. */
function distances(
  land: Land,
  water: Water,
  columns: number,
  rows: number,
  reachM: number,
): Float32Array {
  const { extent } = land.shape;
  const distanceM = new Float32Array(columns * rows).fill(1e9);
  const nearest = new Int32Array(columns * rows).fill(-1);
  const line = water.centreline;
  const points = line.length / 2;
  const take = (at: number, column: number, row: number, point: number): void => {
    if (point < 0 || point >= points) return;
    const x = extent.minX + (column - 2) * coarseM;
    const y = extent.minY + (row - 2) * coarseM;
    const d = Math.hypot(line[2 * point]! - x, line[2 * point + 1]! - y);
    if (d < distanceM[at]! && d < reachM) {
      distanceM[at] = d;
      nearest[at] = point;
    }
  };
  for (let k = 0; k < points; k++) {
    const column = Math.round((line[2 * k]! - extent.minX) / coarseM) + 2;
    const row = Math.round((line[2 * k + 1]! - extent.minY) / coarseM) + 2;
    if (column >= 0 && row >= 0 && column < columns && row < rows) take(row * columns + column, column, row, k);
  }
  // A sweep each way carries the nearest point to all cells; its neighbours on the line refine it.
  for (let sweep = 0; sweep < 2; sweep++) {
    const forward = sweep % 2 === 0;
    for (let r = 0; r < rows; r++) {
      const row = forward ? r : rows - 1 - r;
      for (let c = 0; c < columns; c++) {
        const column = forward ? c : columns - 1 - c;
        const at = row * columns + column;
        const step = forward ? -1 : 1;
        for (let side = 0; side < 4; side++) {
          const oc = column + (side === 1 ? 0 : side === 3 ? -step : step);
          const or = row + (side === 0 ? 0 : step);
          if (oc < 0 || or < 0 || oc >= columns || or >= rows) continue;
          const point = nearest[or * columns + oc]!;
          if (point < 0 || (point === nearest[at] && distanceM[at]! < 1e9)) continue;
          take(at, column, row, point);
          take(at, column, row, point - 1);
          take(at, column, row, point + 1);
        }
      }
    }
  }
  return distanceM;
}

/** Lowers the land towards a canal: near it about 3 m above its water, rising gently away from it. */
function carveValley(land: Land, water: Water, value: Float32Array, columns: number, rows: number): void {
  const stretch = Math.min(1, Math.max(0.4, land.shape.scale));
  const reach = 2200 * stretch;
  const distanceM = distances(land, water, columns, rows, reach);
  const levelOf = levelAlong(water);
  for (let at = 0; at < value.length; at++) {
    const d = distanceM[at]!;
    if (d >= reach) continue;
    const x = land.shape.extent.minX + ((at % columns) - 2) * coarseM;
    const y = land.shape.extent.minY + (Math.floor(at / columns) - 2) * coarseM;
    const share = d / reach;
    const top = levelOf(x, y) + 3.2 + (0.003 * d) / stretch + 140 * share ** 4;
    // A smooth minimum leaves no edge where the valley begins.
    const k = 1.1;
    const low = Math.min(top, value[at]!);
    value[at] = low - k * Math.log(Math.exp((low - top) / k) + Math.exp((low - value[at]!) / k));
  }
}

function fillFromCoarse(terrain: Terrain, coarse: Coarse): void {
  const weights = (t: number): [number, number, number, number] => [
    (1 - t) ** 3 / 6,
    (3 * t ** 3 - 6 * t ** 2 + 4) / 6,
    (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6,
    t ** 3 / 6,
  ];
  const place = (k: number): { cell: number; w: [number, number, number, number] } => {
    const u = ((k + 0.5) * cellM) / coarseM + 2;
    const cell = Math.floor(u);
    return { cell, w: weights(u - cell) };
  };
  const across = Array.from({ length: terrain.columns }, (_, k) => place(k));
  const line = new Float64Array(coarse.columns);
  for (let row = 0; row < terrain.rows; row++) {
    const { cell, w } = place(row);
    for (let c = 0; c < coarse.columns; c++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += w[k]! * coarse.value[Math.min(coarse.rows - 1, cell - 1 + k) * coarse.columns + c]!;
      line[c] = sum;
    }
    for (let column = 0; column < terrain.columns; column++) {
      const { cell: c, w: v } = across[column]!;
      terrain.levelM[row * terrain.columns + column] =
        v[0] * line[c - 1]! + v[1] * line[c]! + v[2] * line[c + 1]! + v[3] * line[Math.min(coarse.columns - 1, c + 2)]!;
    }
  }
}

function undulate(terrain: Terrain, land: Land): void {
  const coarse = gradientNoise(land.shape.seed, 'terrain 140', 140);
  const fine = gradientNoise(land.shape.seed, 'terrain 55', 55);
  for (let row = 0; row < terrain.rows; row++) {
    const y = terrain.minY + (row + 0.5) * cellM;
    for (let column = 0; column < terrain.columns; column++) {
      const x = terrain.minX + (column + 0.5) * cellM;
      terrain.levelM[row * terrain.columns + column]! += 0.13 * coarse(x, y) + 0.05 * fine(x, y);
    }
  }
}

/** Digs a water's bed and shapes its banks; land beside it stays above its normal level. */
function layBed(terrain: Terrain, water: Water, land: Land, near: Float32Array): void {
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
    const distance = near[at]!;
    const x = terrain.minX + ((at % terrain.columns) + 0.5) * cellM;
    const y = terrain.minY + (Math.floor(at / terrain.columns) + 0.5) * cellM;
    const wet = rasterAt(land.water, x, y);
    const normal = level(x, y);
    if (wet === code) terrain.levelM[at] = normal - depthM * Math.min(1, distance / bankM) ** 0.7 - 0.15;
    else if (wet === 0) {
      const t = Math.min(1, distance / bankM);
      const shore = normal + 0.35 + freeboardM * t ** 0.8;
      const ground = Math.max(terrain.levelM[at]!, normal + 0.35 + freeboardM * t);
      terrain.levelM[at] = shore + (ground - shore) * t * t;
    }
  }
  fillInside(terrain, water, near, level, depthM);
  for (const at of touched) near[at] = Infinity;
}

/** Level of the water at a place: falls along river and canals, flat on lakes. */
function levelAlong(water: Water): (x: number, y: number) => number {
  if (water.type !== 'river' && water.type !== 'canal') return () => water.normalLevelM;
  const slope = water.type === 'river' ? riverSlope : canalSlope;
  const line = water.centreline;
  const first = [line[0]!, line[1]!] as const;
  const last = [line.at(-2)!, line.at(-1)!] as const;
  const chord = Math.hypot(last[0] - first[0], last[1] - first[1]) || 1;
  const total = lineLength(line);
  // Along the chord, not the bends: a plane is smooth where two bends come close.
  return (x, y) => {
    const t = ((x - first[0]) * (last[0] - first[0]) + (y - first[1]) * (last[1] - first[1])) / (chord * chord);
    return water.normalLevelM + slope * total * (0.5 - Math.max(0, Math.min(1, t)));
  };
}

function stamp(terrain: Terrain, ring: readonly number[], i: number, reach: number, near: Float32Array, touched: number[]): void {
  const [x1, y1, x2, y2] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
  const left = Math.max(0, Math.floor((Math.min(x1, x2) - reach - terrain.minX) / cellM));
  const right = Math.min(terrain.columns - 1, Math.floor((Math.max(x1, x2) + reach - terrain.minX) / cellM));
  const top = Math.min(terrain.rows - 1, Math.floor((Math.max(y1, y2) + reach - terrain.minY) / cellM));
  const dx = x2 - x1;
  const dy = y2 - y1;
  const squared = dx * dx + dy * dy || 1;
  for (let row = Math.max(0, Math.floor((Math.min(y1, y2) - reach - terrain.minY) / cellM)); row <= top; row++) {
    for (let column = left; column <= right; column++) {
      const x = terrain.minX + (column + 0.5) * cellM;
      const y = terrain.minY + (row + 0.5) * cellM;
      const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / squared));
      const d = Math.hypot(x1 + t * dx - x, y1 + t * dy - y);
      if (d > reach) continue;
      const at = row * terrain.columns + column;
      if (near[at] === Infinity) touched.push(at);
      if (d < near[at]!) near[at] = d;
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
      const [x1, y1, x2, y2] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      const from = Math.max(0, Math.ceil((Math.min(y1, y2) - terrain.minY) / cellM - 0.5));
      const to = Math.min(terrain.rows - 1, Math.ceil((Math.max(y1, y2) - terrain.minY) / cellM - 0.5) - 1);
      for (let row = from; row <= to; row++) {
        const x = x1 + ((terrain.minY + (row + 0.5) * cellM - y1) / (y2 - y1)) * (x2 - x1);
        const list = rows.get(row);
        if (list) list.push(x);
        else rows.set(row, [x]);
      }
    }
  }
  for (const [row, xs] of rows) {
    xs.sort((a, b) => a - b);
    const y = terrain.minY + (row + 0.5) * cellM;
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const left = Math.max(0, Math.ceil((xs[k]! - terrain.minX) / cellM - 0.5));
      const right = Math.min(terrain.columns - 1, Math.ceil((xs[k + 1]! - terrain.minX) / cellM - 0.5) - 1);
      for (let column = left; column <= right; column++) {
        call(row * terrain.columns + column, terrain.minX + (column + 0.5) * cellM, y);
      }
    }
  }
}
