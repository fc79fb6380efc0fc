import type { Ring } from '../../data/geo/polygon-ring.ts';
import { limits } from '../../data/model/limits.ts';
import { AnalysisError } from './analysis-error.ts';
import type { LandChoice } from './city-land.ts';
import { CellIndex } from './cell-index.ts';
import type { AnalysisContext } from './context.ts';
import type { CountedPipes } from './counted-pipes.ts';
import { Cuts } from './cuts.ts';
import type { CellFigures, DensityFeature } from './density-types.ts';
import { columnRow, type Grid, type GridCells, makeGrid } from './grid.ts';
import { gridFrame } from './grid-frame.ts';
import { landByCell } from './land-by-cell.ts';
import { LengthTally } from './length-tally.ts';
import type { ClassName } from './pipe-classes.ts';

/** A piece of a segment this far to either side says which cell it is in; on a shared edge the two sides differ. */
const sideM = 1e-6;

export interface GridAnswer {
  features: DensityFeature[];
  totals: CellFigures;
}

/**
 * Density on a grid. Cells are those with counted pipe and those with some of `cityLand` (the built-up area, or the
 * districts). With `land: 'cell'` the length is divided by the whole cell.
 */
export function gridDensity(
  context: AnalysisContext,
  pipes: CountedPipes,
  cells: GridCells,
  by: readonly ClassName[],
  land: 'built_up' | 'cell',
  cityLand: LandChoice | undefined,
): GridAnswer {
  const { grid, rings, cellLand, ringOf } = gridFrame(context, cells, cityLand);
  const index = new CellIndex();
  const lengths = new LengthTally(pipes, by);
  const areas: number[] = [];
  cellLand?.eachCell((key, areaM2) => {
    areas[index.touch(key)] = areaM2;
  });
  context.checkpoint(0.3);
  const fits = cellLand !== undefined && tally(context, pipes, grid, index, lengths);
  if (!fits) {
    const smallest = smallestSize(cells.sizeM, (sizeM) =>
      countsFit(context, pipes, makeGrid({ ...cells, sizeM }), rings),
    );
    const message = `cells.sizeM ${cells.sizeM} makes more than ${limits.cellsMax} cells; the smallest size that fits this city is ${smallest} m`;
    throw new AnalysisError('cells-too-many', 'cells.sizeM', message);
  }

  const features: DensityFeature[] = [];
  let landM2 = 0;
  for (let cell = 0; cell < index.size; cell++) {
    if ((cell & 4095) === 0) context.checkpoint(0.7 + (0.3 * cell) / index.size);
    const [column, row] = columnRow(index.keyOf(cell));
    const cellLandM2 = land === 'cell' ? grid.cellAreaM2 : (areas[cell] ?? 0);
    landM2 += cellLandM2;
    features.push({
      type: 'Feature',
      id: `${column}_${row}`,
      geometry: { type: 'Polygon', coordinates: [ringOf(column, row)] },
      properties: lengths.figures(cell, cellLandM2),
    });
  }
  const total = new LengthTally(pipes, by);
  lengths.addAllTo(total, 0, index.size);
  return { features, totals: total.figures(0, landM2) };
}

/** Adds every counted pipe to its cells; false as soon as there are too many of them. */
function tally(
  context: AnalysisContext,
  pipes: CountedPipes,
  grid: Grid,
  index: CellIndex,
  lengths: LengthTally | undefined,
): boolean {
  const cuts = new Cuts();
  let done = 0;
  pipes.eachSegment((pipe, x0, y0, x1, y1) => {
    if ((++done & 16383) === 0) context.checkpoint(0.3 + (0.4 * done) / pipes.count);
    if (index.size > limits.cellsMax) return;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const lengthM = Math.sqrt(dx * dx + dy * dy);
    const around = grid.keyAround(x0, y0, x1, y1, sideM);
    if (around >= 0) {
      const cell = index.touch(around);
      lengths?.add(cell, pipe, lengthM);
      return;
    }
    const sideX = (-dy / lengthM) * sideM;
    const sideY = (dx / lengthM) * sideM;
    cuts.clear();
    for (const { a, b, spacing } of grid.lines) {
      const from = a * x0 + b * y0;
      const change = a * dx + b * dy;
      if (change === 0) continue;
      const last = Math.floor(Math.max(from, from + change) / spacing);
      for (let k = Math.ceil(Math.min(from, from + change) / spacing); k <= last; k++) {
        cuts.add((k * spacing - from) / change);
      }
    }
    cuts.eachPiece((t0, t1) => {
      const x = x0 + (dx * (t0 + t1)) / 2;
      const y = y0 + (dy * (t0 + t1)) / 2;
      const half = (lengthM * (t1 - t0)) / 2;
      const left = index.touch(grid.keyAt(x + sideX, y + sideY));
      lengths?.add(left, pipe, half);
      const right = index.touch(grid.keyAt(x - sideX, y - sideY));
      lengths?.add(right, pipe, half);
    });
  });
  return index.size <= limits.cellsMax;
}

function countsFit(context: AnalysisContext, pipes: CountedPipes, grid: Grid, rings: readonly Ring[]): boolean {
  const index = new CellIndex();
  const land = landByCell(grid, rings, limits.cellsMax);
  land?.eachCell((key) => index.touch(key));
  return land !== undefined && tally(context, pipes, grid, index, undefined);
}

/** Smallest whole size in metres above `sizeM` for which `fits` holds, up to the largest allowed. */
function smallestSize(sizeM: number, fits: (sizeM: number) => boolean): number {
  let low = Math.floor(sizeM);
  let high: number = limits.cellSizeMaxM;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}
