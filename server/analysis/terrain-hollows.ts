import type { TerrainHollows } from './weak-points/weak-objects.ts';

/** A place that rain cannot leave over the ground. */
export interface Hollow {
  /** Deepest point below the spill level. */
  depthM: number;
  /** Level at which it runs over, m above the terrain's datum. */
  spillM: number;
  areaM2: number;
  /** Middle of the lowest cell, the grid's CRS. */
  x: number;
  y: number;
}

/** Hollows of a terrain as places, and which of them lies near. */
export interface Hollows {
  cellM: number;
  list: readonly Hollow[];
  /** The deepest hollow with a cell within `reachM` of a place (working CRS), and how far that cell is. */
  near(x: number, y: number, reachM: number): { hollow: Hollow; distanceM: number } | undefined;
}

/** Water stands on a road lane when it is deeper than this (domain reference 2.2). */
export const leastHollowM = 0.15;

/** Neighbouring cells at least `leastHollowM` deep are one hollow. */
export function gatherHollows({ hollows, toGrid }: TerrainHollows): Hollows {
  const { minX, minY, cellM, columns, rows, depthM, levelM } = hollows;
  const owner = new Int32Array(depthM.length).fill(-1);
  const list: Hollow[] = [];
  for (let start = 0; start < depthM.length; start++) {
    if (owner[start] >= 0 || !(depthM[start] >= leastHollowM)) continue;
    const cells = [start];
    owner[start] = list.length;
    let lowest = start;
    for (let k = 0; k < cells.length; k++) {
      const cell = cells[k];
      if (levelM[cell] < levelM[lowest]) lowest = cell;
      const column = cell % columns;
      for (const step of [1, -1, columns, -columns]) {
        const beside = cell + step;
        if ((step === 1 && column === columns - 1) || (step === -1 && column === 0)) continue;
        if (beside < 0 || beside >= depthM.length || owner[beside] >= 0 || !(depthM[beside] >= leastHollowM)) continue;
        owner[beside] = list.length;
        cells.push(beside);
      }
    }
    list.push({
      depthM: depthM[lowest],
      spillM: levelM[lowest] + depthM[lowest],
      areaM2: cells.length * cellM ** 2,
      x: minX + (lowest % columns) * cellM,
      y: minY + Math.floor(lowest / columns) * cellM,
    });
  }
  return {
    cellM,
    list,
    near(placeX, placeY, reachM) {
      const [x, y] = toGrid(placeX, placeY);
      let best: { hollow: Hollow; distanceM: number } | undefined;
      const steps = Math.ceil(reachM / cellM) + 1;
      const column = Math.round((x - minX) / cellM);
      const row = Math.round((y - minY) / cellM);
      for (let r = Math.max(0, row - steps); r <= Math.min(rows - 1, row + steps); r++) {
        for (let c = Math.max(0, column - steps); c <= Math.min(columns - 1, column + steps); c++) {
          const hollow = list[owner[r * columns + c]];
          if (!hollow) continue;
          const distanceM = Math.max(
            0,
            Math.abs(minX + c * cellM - x) - cellM / 2,
            Math.abs(minY + r * cellM - y) - cellM / 2,
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
