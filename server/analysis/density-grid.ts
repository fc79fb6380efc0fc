import { limits } from '../../data/model/limits.ts';
import { AnalysisError } from './analysis-error.ts';
import type { AnalysisContext } from './context.ts';
import type { CountedPipes } from './counted-pipes.ts';
import type { DensityFeature } from './density-types.ts';
import { columnRow, type Grid, hexagonGrid, squareGrid } from './grid.ts';
import { landByCell } from './land-by-cell.ts';
import { figuresOf, LengthSums } from './length-sums.ts';
import type { Shape } from './polygon-ops.ts';
import { toLonLat } from './to-lon-lat.ts';

/** A piece of a segment this far to either side says which cell it is in; on a shared edge the two sides differ. */
const sideM = 1e-6;

export interface GridAnswer {
  features: DensityFeature[];
  landM2: number;
}

/**
 * Density on a grid. Cells are those with counted pipe and those with some of `cityLand` (the built-up area, or the
 * districts). With `land: 'cell'` the length is divided by the whole cell.
 */
export function gridDensity(
  context: AnalysisContext,
  pipes: CountedPipes,
  cells: { type: 'square' | 'hexagon'; sizeM: number },
  land: 'built_up' | 'cell',
  cityLand: Shape | undefined,
  shown: readonly boolean[],
): GridAnswer {
  const rings = cityLand === undefined ? [] : context.ops.parts(cityLand).flat();
  const makeGrid = cells.type === 'square' ? squareGrid : hexagonGrid;
  const grid = makeGrid(cells.sizeM);
  const lengths = new LengthSums();
  const areas = new Map<number, number>();
  const fill = (of: Grid, sums: LengthSums, landM2: Map<number, number>): boolean => {
    const touch = (key: number, areaM2: number): boolean => {
      sums.touch(key);
      landM2.set(key, areaM2);
      return sums.size <= limits.cellsMax;
    };
    if (!landByCell(of, rings, touch)) return false;
    context.checkpoint(0.3);
    for (let s = 0; s < pipes.count; s++) {
      if ((s & 4095) === 0) context.checkpoint(0.3 + (0.4 * s) / pipes.count);
      addSegment(of, pipes.segments, s, (key, lengthM) => sums.add(key, pipes.kinds[s], lengthM));
      if (sums.size > limits.cellsMax) return false;
    }
    return true;
  };
  if (!fill(grid, lengths, areas)) {
    const fits = smallestSize(cells.sizeM, (sizeM) => fill(makeGrid(sizeM), new LengthSums(), new Map()));
    const message = `cells.sizeM ${cells.sizeM} makes more than ${limits.cellsMax} cells; the smallest size that fits this city is ${fits} m`;
    throw new AnalysisError('cells-too-many', 'cells.sizeM', message);
  }

  const features: DensityFeature[] = [];
  let landM2 = 0;
  let done = 0;
  for (const key of lengths.keys()) {
    if ((++done & 4095) === 0) context.checkpoint(0.7 + (0.3 * done) / lengths.size);
    const [column, row] = columnRow(key);
    const cellLandM2 = land === 'cell' ? grid.cellAreaM2 : (areas.get(key) ?? 0);
    landM2 += cellLandM2;
    const ring = grid.ring(column, row);
    features.push({
      type: 'Feature',
      id: `${column}_${row}`,
      geometry: toLonLat([[[...ring, ring[0], ring[1]]]], context.projection),
      properties: figuresOf(lengths.of(key), cellLandM2, shown),
    });
  }
  return { features, landM2 };
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

function addSegment(grid: Grid, segments: Float64Array, s: number, add: (key: number, lengthM: number) => void): void {
  const x0 = segments[4 * s];
  const y0 = segments[4 * s + 1];
  const dx = segments[4 * s + 2] - x0;
  const dy = segments[4 * s + 3] - y0;
  const lengthM = Math.hypot(dx, dy);
  const cuts = [0, 1];
  for (const { a, b, spacing } of grid.lines) {
    const from = a * x0 + b * y0;
    const change = a * dx + b * dy;
    if (change === 0) continue;
    const first = Math.ceil(Math.min(from, from + change) / spacing);
    const last = Math.floor(Math.max(from, from + change) / spacing);
    for (let k = first; k <= last; k++) {
      const t = (k * spacing - from) / change;
      if (t > 0 && t < 1) cuts.push(t);
    }
  }
  if (cuts.length > 2) cuts.sort((a, b) => a - b);
  const sideX = (-dy / lengthM) * sideM;
  const sideY = (dx / lengthM) * sideM;
  for (let i = 1; i < cuts.length; i++) {
    const share = cuts[i] - cuts[i - 1];
    if (share === 0) continue;
    const t = (cuts[i] + cuts[i - 1]) / 2;
    const x = x0 + dx * t;
    const y = y0 + dy * t;
    add(grid.keyAt(x + sideX, y + sideY), (lengthM * share) / 2);
    add(grid.keyAt(x - sideX, y - sideY), (lengthM * share) / 2);
  }
}
