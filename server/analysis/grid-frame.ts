import { limits } from '../../data/model/limits.ts';
import type { Ring } from '../../data/geo/polygon-ring.ts';
import type { CityLand, LandChoice } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { type Grid, type GridCells, makeGrid } from './grid.ts';
import { gridRings } from './grid-rings.ts';
import { type CellLand, landByCell } from './land-by-cell.ts';

/** What of a density on a grid does not depend on the pipes. */
interface GridFrame {
  grid: Grid;
  /** Rings of the city's land. */
  rings: readonly Ring[];
  /** Undefined where land alone makes too many cells. */
  cellLand: CellLand | undefined;
  ringOf: ReturnType<typeof gridRings>;
}

/** The latest frame of each version: people ask about one kind after the other on the same grid. */
const latest = new WeakMap<CityLand, { name: string; frame: GridFrame }>();

/** The grid over the city's land, made when it is not that of the question before. */
export function gridFrame(
  { land, projection }: AnalysisContext,
  cells: GridCells,
  cityLand: LandChoice | undefined,
): GridFrame {
  const name = `${cells.type} ${cells.sizeM} ${cityLand}`;
  const known = latest.get(land);
  if (known?.name === name) return known.frame;
  const grid = makeGrid(cells);
  const rings = cityLand === undefined ? [] : land.rings(cityLand);
  const cellLand = landByCell(grid, rings, limits.cellsMax);
  const frame = { grid, rings, cellLand, ringOf: gridRings(grid, projection) };
  latest.set(land, { name, frame });
  return frame;
}
