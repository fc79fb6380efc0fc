import type { Land } from './land.ts';
import { gradientNoise } from './noise.ts';
import { layBed, levelAlong } from './lay-bed.ts';
import type { Terrain, Water } from './plan.ts';
import { spreadDistance, type PointGrid } from './spread-distance.ts';

const cellM = 10;
const coarseM = 40;
/** How far a canal's valley reaches. */
const valleyReachM = 2200;

/**
 * Ground levels every 10 m: a plain that falls to the river, valleys along the canals, basins of the lakes, hills at
 * the rim. The large forms are reckoned every 40 m and brought to 10 m by cubic B-splines, so that the hillshade shows
 * no lattice; fine undulation and the beds of the waters come on top.
 */
export function makeTerrain(land: Land): Terrain {
  const { extent } = land.shape;
  const columns = Math.round((extent.maxX - extent.minX) / cellM);
  const rows = Math.round((extent.maxY - extent.minY) / cellM);
  const terrain: Terrain = {
    minX: extent.minX,
    minY: extent.minY,
    cellM,
    columns,
    rows,
    levelM: new Float32Array(columns * rows),
  };
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
  const grid = { minX: extent.minX - 2 * coarseM, minY: extent.minY - 2 * coarseM, cellM: coarseM, columns, rows };
  const river = spreadDistance(grid, waters[0], Infinity);
  const stretch = Math.max(0.35, scale);
  const large = gradientNoise(shape.seed, 'terrain 2400', 2400 * scale);
  const middle = gradientNoise(shape.seed, 'terrain 900', 900);
  const small = gradientNoise(shape.seed, 'terrain 380', 380);
  const ridge = gradientNoise(shape.seed, 'terrain ridge', 620);
  const half = waters[0].type === 'river' ? 95 * Math.min(1.25, Math.max(0.28, scale)) : 0;
  const levelOf = levelAlong(waters[0]);
  const reach = valleyReachM * Math.min(1, Math.max(0.4, scale));
  const canal = new Float32Array(columns * rows).fill(reach);
  const valleys = waters
    .filter((w) => w.type === 'canal')
    .map((water) => ({ water, distanceM: spreadDistance(grid, water, reach) }));
  for (const { distanceM } of valleys) {
    for (let at = 0; at < canal.length; at++) if (distanceM[at] < canal[at]) canal[at] = distanceM[at]!;
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const x = extent.minX + (column - 2) * coarseM;
      const y = extent.minY + (row - 2) * coarseM;
      const d = Math.max(0, river[at] - half) / stretch;
      const away = 1 - Math.exp(-d / 500);
      let level = levelOf(x, y) + 5 + 4.2 * (1 - Math.exp(-d / 900)) + 0.0009 * d;
      level += away * (1.5 * large(x, y) + 0.75 * middle(x, y) + 0.3 * small(x, y));
      // Hills stand back from the valleys.
      const back = canal[at] / reach;
      const hill = land.hill(x, y) * back * back * (3 - 2 * back);
      if (hill > 0) level += (125 * Math.min(1, scale) * hill * hill * (1 + 0.35 * ridge(x, y))) / (hill + 0.3);
      value[at] = level;
    }
  }
  for (const { water, distanceM } of valleys) carveValley(grid, water, distanceM, reach, value);
  return { columns, rows, value };
}

/** Lowers the land towards a canal: near it about 3 m above its water, rising gently away from it. */
function carveValley(grid: PointGrid, water: Water, distanceM: Float32Array, reach: number, value: Float32Array): void {
  const levelOf = levelAlong(water);
  const stretch = reach / valleyReachM;
  for (let at = 0; at < value.length; at++) {
    const d = distanceM[at];
    if (d >= reach) continue;
    const x = grid.minX + (at % grid.columns) * coarseM;
    const y = grid.minY + Math.floor(at / grid.columns) * coarseM;
    const share = d / reach;
    const top = levelOf(x, y) + 3.2 + (0.003 * d) / stretch + 140 * share ** 4;
    if (top > value[at] + 12) continue;
    // A smooth minimum leaves no edge where the valley begins.
    const k = 1.1;
    const low = Math.min(top, value[at]);
    value[at] = low - k * Math.log(Math.exp((low - top) / k) + Math.exp((low - value[at]) / k));
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
      for (let k = 0; k < 4; k++)
        sum += w[k] * coarse.value[Math.min(coarse.rows - 1, cell - 1 + k) * coarse.columns + c];
      line[c] = sum;
    }
    for (let column = 0; column < terrain.columns; column++) {
      const { cell: c, w: v } = across[column];
      terrain.levelM[row * terrain.columns + column] =
        v[0] * line[c - 1] + v[1] * line[c] + v[2] * line[c + 1] + v[3] * line[Math.min(coarse.columns - 1, c + 2)];
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
      terrain.levelM[row * terrain.columns + column] += 0.13 * coarse(x, y) + 0.05 * fine(x, y);
    }
  }
}
