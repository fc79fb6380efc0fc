import { elevationAt } from '../../data/geo/elevation-at.ts';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import type { Projection } from '../../data/geo/crs.ts';
import type { LayerColumns } from './columns.ts';
import { type CellFrame, cellAt, eachCellInside } from './raster-rings.ts';

/** A place that rain cannot leave over the ground. */
export interface Hollow {
  /** Deepest point below the spill level. */
  depthM: number;
  /** Level at which it runs over, m above the terrain's datum. */
  spillM: number;
  areaM2: number;
  /** Middle of the lowest cell, working CRS. */
  x: number;
  y: number;
}

/** Hollows of a terrain, and which of them a place lies in or near. */
export interface Hollows {
  cellM: number;
  list: readonly Hollow[];
  /** The deepest hollow with a cell within `reachM` of a place, and how far that cell is; undefined without one. */
  near(x: number, y: number, reachM: number): { hollow: Hollow; distanceM: number } | undefined;
  /** Depth of the place's own cell below the spill level; 0 outside hollows. */
  depthAt(x: number, y: number): number;
}

/** Cells are no finer than this: kerbs and cars are no hollows, and their number stays bearable. */
const finestCellM = 20;
const cellsMax = 4_000_000;
/** Water stands on a road lane when it is deeper than this (domain reference 2.2). */
export const leastHollowM = 0.15;
/** Levels are compared in centimetres. */
const perMetre = 100;

/**
 * Hollows of the ground by filling from the rim (priority flood, Barnes et al. 2014, with a queue by centimetres): what
 * lies at least `leastHollowM` below the level at which water would run off. Open water takes everything and is a rim, as
 * are the edge of the terrain and cells without a level. In the working CRS, on cells of 20 m or the terrain's own.
 */
export function findHollows(
  terrain: ElevationGrid,
  toTerrain: (x: number, y: number) => readonly [number, number],
  bounds: readonly [number, number, number, number],
  water: LayerColumns | undefined,
): Hollows {
  const frame = frameOver(terrain, bounds);
  const ground = new Float32Array(frame.columns * frame.rows);
  for (let cell = 0; cell < ground.length; cell++) {
    const [x, y] = middleOf(frame, cell);
    ground[cell] = elevationAt(terrain, ...toTerrain(x, y));
  }
  const fill = floodFromRim(frame, ground, waterCells(frame, water));
  return gather(frame, ground, fill);
}

/** Corner-to-corner bounds of a terrain in another CRS, and the way there; the identity where both are the same. */
export function terrainFrame(
  terrain: ElevationGrid,
  of: Projection,
  working: Projection,
): { toTerrain: (x: number, y: number) => readonly [number, number]; bounds: [number, number, number, number] } {
  const { minX, minY, cellM, columns, rows } = terrain;
  const [maxX, maxY] = [minX + (columns - 1) * cellM, minY + (rows - 1) * cellM];
  if (of.crs === working.crs) return { toTerrain: (x, y) => [x, y], bounds: [minX, minY, maxX, maxY] };
  const corners = [
    [minX, minY],
    [maxX, minY],
    [minX, maxY],
    [maxX, maxY],
  ].map(([x, y]) => working.forward(...of.inverse(x, y)));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    toTerrain: (x, y) => of.forward(...working.inverse(x, y)),
    bounds: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
  };
}

function frameOver(terrain: ElevationGrid, [minX, minY, maxX, maxY]: readonly number[]): CellFrame {
  const least = Math.sqrt(((maxX - minX) * (maxY - minY)) / cellsMax);
  const cellM = Math.max(terrain.cellM, finestCellM, least);
  return {
    minX,
    minY,
    cellM,
    columns: Math.floor((maxX - minX) / cellM) + 1,
    rows: Math.floor((maxY - minY) / cellM) + 1,
  };
}

function middleOf({ minX, minY, cellM, columns }: CellFrame, cell: number): [number, number] {
  return [minX + (cell % columns) * cellM, minY + Math.floor(cell / columns) * cellM];
}

function waterCells(frame: CellFrame, water: LayerColumns | undefined): Uint8Array {
  const wet = new Uint8Array(frame.columns * frame.rows);
  for (let i = 0; i < (water?.count ?? 0); i++) {
    const { featureParts, partRings, ringStarts, xy } = water!;
    const rings: Float64Array[] = [];
    for (let ring = partRings[featureParts[i]]; ring < partRings[featureParts[i + 1]]; ring++) {
      rings.push(xy.subarray(2 * ringStarts[ring], 2 * ringStarts[ring + 1]));
    }
    eachCellInside(frame, rings, (cell) => (wet[cell] = 1));
  }
  return wet;
}

/** Level in centimetres above the lowest ground up to which each cell fills before water runs off; −1 without a level. */
function floodFromRim({ columns, rows }: CellFrame, ground: Float32Array, wet: Uint8Array): Int32Array {
  let [low, high] = [Infinity, -Infinity];
  for (const level of ground) {
    if (level < low) low = level;
    if (level > high) high = level;
  }
  const fill = new Int32Array(ground.length).fill(-1);
  if (!(low <= high)) return fill;
  const levelOf = (cell: number): number => Math.round((ground[cell] - low) * perMetre);
  // One list of cells per centimetre: taken from the lowest up, a cell comes out once.
  const head = new Int32Array(Math.round((high - low) * perMetre) + 1).fill(-1);
  const next = new Int32Array(ground.length);
  const push = (cell: number, level: number): void => {
    fill[cell] = level;
    next[cell] = head[level];
    head[level] = cell;
  };
  const steps = [-1, 1, -columns, columns];
  for (let cell = 0; cell < ground.length; cell++) {
    if (Number.isNaN(ground[cell])) continue;
    const column = cell % columns;
    const edge = column === 0 || column === columns - 1 || cell < columns || cell >= columns * (rows - 1);
    if (edge || wet[cell] || steps.some((step) => Number.isNaN(ground[cell + step]))) push(cell, levelOf(cell));
  }
  for (let level = 0; level < head.length; level++) {
    for (let cell = head[level]; cell >= 0; cell = head[level]) {
      head[level] = next[cell];
      const column = cell % columns;
      for (const step of steps) {
        const beside = cell + step;
        if ((step === -1 && column === 0) || (step === 1 && column === columns - 1)) continue;
        if (beside < 0 || beside >= fill.length || fill[beside] >= 0 || Number.isNaN(ground[beside])) continue;
        push(beside, Math.max(level, levelOf(beside)));
      }
    }
  }
  const lowest = Math.round(low * perMetre);
  return fill.map((level) => (level < 0 ? level : level + lowest));
}

function gather(frame: CellFrame, ground: Float32Array, fill: Int32Array): Hollows {
  const { columns, cellM } = frame;
  const depthOf = (cell: number): number =>
    Number.isNaN(ground[cell]) ? 0 : Math.max(0, fill[cell] / perMetre - ground[cell]);
  const owner = new Int32Array(ground.length).fill(-1);
  const list: Hollow[] = [];
  for (let start = 0; start < ground.length; start++) {
    if (owner[start] >= 0 || depthOf(start) < leastHollowM) continue;
    const cells = [start];
    owner[start] = list.length;
    let lowest = start;
    for (let k = 0; k < cells.length; k++) {
      const cell = cells[k];
      if (ground[cell] < ground[lowest]) lowest = cell;
      // A hollow never reaches the edge of the frame, which is a rim: neighbours always exist.
      for (const beside of [cell + 1, cell - 1, cell + columns, cell - columns]) {
        if (owner[beside] >= 0 || depthOf(beside) < leastHollowM) continue;
        owner[beside] = list.length;
        cells.push(beside);
      }
    }
    const [x, y] = middleOf(frame, lowest);
    list.push({ depthM: depthOf(lowest), spillM: fill[lowest] / perMetre, areaM2: cells.length * cellM ** 2, x, y });
  }
  return {
    cellM,
    list,
    depthAt(x, y) {
      const cell = cellAt(frame, x, y);
      return cell < 0 || owner[cell] < 0 ? 0 : depthOf(cell);
    },
    near(x, y, reachM) {
      let best: { hollow: Hollow; distanceM: number } | undefined;
      const steps = Math.ceil(reachM / cellM) + 1;
      const column = Math.round((x - frame.minX) / cellM);
      const row = Math.round((y - frame.minY) / cellM);
      for (let r = Math.max(0, row - steps); r <= Math.min(frame.rows - 1, row + steps); r++) {
        for (let c = Math.max(0, column - steps); c <= Math.min(columns - 1, column + steps); c++) {
          const hollow = list[owner[r * columns + c]];
          if (!hollow) continue;
          const distanceM = Math.max(
            0,
            Math.abs(frame.minX + c * cellM - x) - cellM / 2,
            Math.abs(frame.minY + r * cellM - y) - cellM / 2,
          );
          const better =
            hollow === best?.hollow ? distanceM < best.distanceM : hollow.depthM > (best?.hollow.depthM ?? 0);
          if (distanceM <= reachM && better) best = { hollow, distanceM };
        }
      }
      return best;
    },
  };
}
