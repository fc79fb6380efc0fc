import type { Character, CityPlan } from '../plan.ts';
import { createGrid, paintPolygon, stampSegment, type Grid } from './grid.ts';
import type { Net, NetNode } from './net.ts';
import type { StreetGraph } from './street-graph.ts';
import type { Waters } from './waters.ts';

/** Runoff coefficients by character of the land (ranges of domain reference 2.3). */
const runoff: Record<Character, number> = {
  core: 0.68,
  inner: 0.62,
  new: 0.55,
  industrial: 0.6,
  urban_village: 0.68,
  suburb: 0.42,
  rural: 0.25,
  park: 0.18,
};

/** Which node drains each cell of land (index + 1; 0: nobody). */
export type Drained = Grid;

const names = Object.keys(runoff) as Character[];

/** Runoff coefficient by place, from the blocks; land between blocks is street. */
export function runoffGrid(plan: CityPlan, cellM: number): Grid {
  const grid = createGrid(plan.extent, cellM);
  for (const block of plan.blocks) {
    const green = block.cover === 'green' || block.cover === 'forest' || block.cover === 'farmland';
    const coefficient = green ? 0.18 : runoff[names.includes(block.character) ? block.character : 'inner'];
    paintPolygon(grid, block.polygon, Math.round(coefficient * 1000));
  }
  return grid;
}

/**
 * Gives every cell of land to the nearest node that `takes` accepts: within 250 m in the built-up area, within 60 m
 * outside it. Two sweeps that pass the nearest seed on (exact but for a cell here and there).
 */
export function drainLand(
  plan: CityPlan,
  graph: StreetGraph,
  waters: Waters,
  net: Net,
  cellM: number,
  takes: (node: NetNode) => boolean,
): Drained {
  const grid = createGrid(plan.extent, cellM);
  const { columns, rows, value, minX, minY } = grid;
  const distance = new Float64Array(value.length).fill(Infinity);
  const seedX = Float64Array.from(net.nodes, ({ x }) => x);
  const seedY = Float64Array.from(net.nodes, ({ y }) => y);
  for (const [i, node] of net.nodes.entries()) {
    if (!takes(node)) continue;
    stampSegment(grid, node.x, node.y, node.x, node.y, cellM, (from, end) => {
      const y = minY + (Math.floor(from / columns) + 0.5) * cellM;
      for (let cell = from; cell < end; cell++) {
        const d = (node.x - minX - ((cell % columns) + 0.5) * cellM) ** 2 + (node.y - y) ** 2;
        if (d >= distance[cell]) continue;
        distance[cell] = d;
        value[cell] = i + 1;
      }
    });
  }
  /** Takes over the seed of a neighbour where it is nearer to the cell, whose middle is (x, y). */
  const pull = (cell: number, x: number, y: number, neighbour: number): void => {
    const seed = value[neighbour];
    if (seed === 0 || seed === value[cell]) return;
    const d = (seedX[seed - 1] - x) ** 2 + (seedY[seed - 1] - y) ** 2;
    if (d >= distance[cell]) return;
    distance[cell] = d;
    value[cell] = seed;
  };
  // North-eastward, then back.
  for (const step of [1, -1, 1, -1]) {
    for (let r = 0; r < rows; r++) {
      const row = step > 0 ? r : rows - 1 - r;
      const y = minY + (row + 0.5) * cellM;
      for (let c = 0; c < columns; c++) {
        const column = step > 0 ? c : columns - 1 - c;
        const x = minX + (column + 0.5) * cellM;
        const cell = row * columns + column;
        if (c > 0) pull(cell, x, y, cell - step);
        if (r === 0) continue;
        const beside = cell - step * columns;
        pull(cell, x, y, beside);
        if (column > 0) pull(cell, x, y, beside - 1);
        if (column < columns - 1) pull(cell, x, y, beside + 1);
      }
    }
  }
  const ratio = Math.round(cellM / graph.builtUp.cellM);
  for (let cell = 0; cell < value.length; cell++) {
    if (value[cell] === 0) continue;
    const builtUp =
      graph.builtUp.value[
        Math.min(graph.builtUp.rows - 1, Math.floor(cell / columns) * ratio) * graph.builtUp.columns +
          Math.min(graph.builtUp.columns - 1, (cell % columns) * ratio)
      ];
    const limit = builtUp ? 250 : 60;
    if (
      distance[cell] > limit * limit ||
      waters.at(minX + ((cell % columns) + 0.5) * cellM, minY + (Math.floor(cell / columns) + 0.5) * cellM) >= 0
    )
      value[cell] = 0;
  }
  return grid;
}

/** Adds up the land of the nodes that `counts` accepts: hectares, and hectares times runoff coefficient. */
export function addLand(net: Net, drained: Drained, coefficients: Grid, counts: (node: NetNode) => boolean): void {
  const hectares = (drained.cellM * drained.cellM) / 10_000;
  for (let cell = 0; cell < drained.value.length; cell++) {
    const seed = drained.value[cell];
    if (seed === 0) continue;
    const node = net.nodes[seed - 1];
    if (!counts(node)) continue;
    node.areaHa += hectares;
    // Streets lie between the blocks and are paved.
    node.runoffHa += hectares * (coefficients.value[cell] > 0 ? coefficients.value[cell] / 1000 : 0.8);
  }
}
