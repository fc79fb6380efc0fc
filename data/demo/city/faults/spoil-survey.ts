import { createGrid, paintPolygon, stampSegment, type Grid } from '../drainage/grid.ts';
import { isSurveyed, type Planting } from './fault.ts';

/** Streets whose survey lacks diameters or levels, and what old records lack here and there. */
export function plantGaps(planting: Planting): void {
  const { net, plan } = planting;
  const random = planting.random('gaps');
  const byRoad = new Map<string, number[]>();
  for (const [index, pipe] of net.pipes.entries()) {
    if (pipe.role !== 'main' || pipe.removed || !isSurveyed(planting, pipe)) continue;
    const edge = plan.roads.edges[pipe.edge];
    const key = `${edge.streetId} ${edge.name?.zh ?? edge.id}`;
    const list = byRoad.get(key);
    if (list) list.push(index);
    else byRoad.set(key, [index]);
  }
  const roads = [...byRoad]
    .filter(([, pipes]) => pipes.length >= 8 && pipes.length <= 90 && !pipes.some((i) => planting.taken.has(i)))
    .map(([key, pipes]) => ({ key, pipes, rank: random() }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  const count = planting.share(14);
  for (const [i, { key, pipes }] of roads.slice(0, 2 * count).entries()) {
    const what = i % 2 === 0 ? 'diameter' : 'levels';
    for (const p of pipes) net.pipes[p].missing[what] = true;
    const middle = net.pipes[pipes[pipes.length >> 1]];
    planting.faults.push({
      type: what === 'diameter' ? 'missing_diameter' : 'missing_levels',
      pipes,
      nodes: [],
      streetIds: [],
      x: middle.points[0],
      y: middle.points[1],
      severity: 'low',
      note: `${key.slice(key.indexOf(' ') + 1)}: ${pipes.length} mains without ${what === 'diameter' ? 'diameter' : 'levels'}`,
    });
  }
  const chance = planting.random('sparse gaps');
  const sparse = new Map<number, [number, number]>();
  for (const pipe of net.pipes) {
    const draws = sparse.get(pipe.edge) ?? [chance(), chance()];
    sparse.set(pipe.edge, draws);
    // Old records lost the year more often than the material; whole streets at a time.
    pipe.missing.year = draws[0] < (pipe.year < 1990 ? 0.22 : 0.05);
    pipe.missing.material = draws[1] < (pipe.year < 1990 ? 0.06 : 0.02);
  }
}

/** Raster that blank land is measured by: what is narrower than two cells is not counted. */
const cellM = 5;
const cellHa = cellM ** 2 / 1e4;

/** Fewest cells in a piece of blank land that the product reports: 2,000 m². */
const leastCells = 0.2 / cellHa;
/** Fewest cells of land that no street leads to. */
const leastApartCells = 0.25 / cellHa;

/**
 * Measures what the sites without pipes left blank, by a raster, and records them; and with them what else the
 * city has of land that no pipe can reach, such as an island. Pieces too small to be reported are no truth.
 */
export function recordBlankAreas(planting: Planting): void {
  const { plan, graph, net, blanks, unsurveyed } = planting;
  const land = createGrid(plan.extent, cellM);
  const ratio = graph.builtUp.cellM / cellM;
  for (let row = 0; row < land.rows; row++) {
    const from = Math.floor(row / ratio) * graph.builtUp.columns;
    for (let column = 0; column < land.columns; column++) {
      const coarse = from + Math.floor(column / ratio);
      if (graph.builtUp.value[coarse] && !unsurveyed.land.value[coarse]) land.value[row * land.columns + column] = open;
    }
  }
  for (const { role, removed, points } of net.pipes) {
    if (role === 'main' && !removed)
      stampSegment(land, points[0], points[1], points[2], points[3], 50, (from, end) =>
        land.value.fill(served, from, end),
      );
  }
  const patches = blankPatches(land);
  const sites = createGrid(plan.extent, cellM);
  for (const [i, site] of blanks.entries()) paintPolygon(sites, [site.ring], i + 1);
  const cellsOf = new Uint32Array(blanks.length);
  for (const patch of patches) for (const cell of patch) cellsOf[sites.value[cell] - 1]++;
  for (const [i, site] of blanks.entries()) {
    if (cellsOf[i] < leastCells) continue;
    planting.faults.push({
      type: 'blank_area',
      pipes: [],
      nodes: [],
      streetIds: [site.streetId],
      x: site.x,
      y: site.y,
      severity: cellsOf[i] * cellHa > 1.5 ? 'high' : 'medium',
      note: `${(cellsOf[i] * cellHa).toFixed(1)} ha without a main within 50 m`,
      areaM2: cellsOf[i] * cellM ** 2,
      ring: site.ring,
    });
  }
  const apart = patches.filter((patch) => patch.length >= leastApartCells && !patch.some((cell) => sites.value[cell]));
  recordIsolated(planting, apart, land);
}

const served = 0;
const open = 1;

/**
 * Pieces of open land of at least the reported size. What hangs together by a neck of one cell is two pieces: it may
 * be none in truth, and two pieces are what the product then finds.
 */
function blankPatches({ columns, value }: Grid): number[][] {
  const patches: number[][] = [];
  const isFirm = (cell: number): boolean =>
    value[cell] === open &&
    value[cell + 1] === open &&
    value[cell + columns] === open &&
    value[cell + columns + 1] === open;
  const inPatch = new Uint8Array(value.length);
  const patchFrom = (squares: readonly number[]): number[] => {
    const cells: number[] = [];
    const add = (cell: number): void => {
      if (value[cell] !== open || inPatch[cell]) return;
      inPatch[cell] = 1;
      cells.push(cell);
    };
    // The four of each square, and the fringe that is one cell wide; two patches may share it.
    for (const square of squares) {
      for (let row = -columns; row <= 2 * columns; row += columns) {
        const isInner = row === 0 || row === columns;
        for (let column = isInner ? -1 : 0; column <= (isInner ? 2 : 1); column++) add(square + row + column);
      }
    }
    for (const cell of cells) inPatch[cell] = 0;
    return cells.sort((p, q) => p - q);
  };
  // Squares of four open cells, by their south-western cell; neighbours share two cells.
  const seen = new Uint8Array(value.length);
  for (let start = 0; start < value.length - columns - 1; start++) {
    if (value[start] !== open || seen[start] || !isFirm(start)) continue;
    const squares = [start];
    seen[start] = 1;
    const visit = (square: number): void => {
      if (seen[square] || !isFirm(square)) return;
      seen[square] = 1;
      squares.push(square);
    };
    for (let k = 0; k < squares.length; k++) {
      visit(squares[k] + 1);
      visit(squares[k] - 1);
      visit(squares[k] + columns);
      visit(squares[k] - columns);
    }
    const cells = patchFrom(squares);
    if (cells.length >= leastCells) patches.push(cells);
  }
  return patches;
}

/** Blank land outside the sites. */
function recordIsolated({ plan, faults }: Planting, patches: readonly number[][], { columns, minX, minY }: Grid): void {
  const streets = createGrid(plan.extent, cellM);
  for (const [i, street] of plan.streets.entries()) paintPolygon(streets, street.polygon, i + 1);
  for (const patch of patches) {
    const middle = patch[patch.length >> 1];
    const street = plan.streets[streets.value[middle] - 1];
    if (!street) continue;
    faults.push({
      type: 'blank_area',
      pipes: [],
      nodes: [],
      streetIds: [street.id],
      x: minX + ((middle % columns) + 0.5) * cellM,
      y: minY + (Math.floor(middle / columns) + 0.5) * cellM,
      severity: 'low',
      note: `${(patch.length * cellHa).toFixed(1)} ha that no street leads to`,
      areaM2: patch.length * cellM ** 2,
    });
  }
}

/** The street nobody surveyed: its pipes exist, and are not delivered. */
export function recordUnsurveyed(planting: Planting): void {
  const { plan } = planting;
  const street = plan.streets.find((s) => s.id === plan.unsurveyedStreetId);
  if (!street) return;
  const ring = street.polygon[0];
  planting.faults.push({
    type: 'unsurveyed_street',
    pipes: [],
    nodes: [],
    streetIds: [street.id],
    x: ring[0],
    y: ring[1],
    severity: 'high',
    note: 'no pipes were delivered for this street although they exist',
  });
}
