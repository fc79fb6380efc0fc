import { createGrid, paintPolygon, stampSegment, type Grid } from '../drainage/grid.ts';
import type { Net } from '../drainage/net.ts';
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

/**
 * Measures what the sites without pipes left blank, by a 10 m raster, and records them; and with them what else the
 * city has of land that no pipe can reach, such as an island.
 */
export function recordBlankAreas(planting: Planting): void {
  const { plan, graph, net, blanks } = planting;
  const covered = createGrid(plan.extent, 10);
  coverMains(net, (x1, y1, x2, y2) => stampSegment(covered, x1, y1, x2, y2, 50, (cell) => (covered.value[cell] = 1)));
  for (const site of blanks) {
    const inside = createGrid({ minX: site.x - 300, minY: site.y - 300, maxX: site.x + 300, maxY: site.y + 300 }, 10);
    paintPolygon(inside, [site.ring], 1);
    let cells = 0;
    for (let k = 0; k < inside.value.length; k++) {
      if (!inside.value[k]) continue;
      const x = inside.minX + ((k % inside.columns) + 0.5) * 10;
      const y = inside.minY + (Math.floor(k / inside.columns) + 0.5) * 10;
      const column = Math.floor((x - covered.minX) / 10);
      const row = Math.floor((y - covered.minY) / 10);
      if (column < 0 || row < 0 || column >= covered.columns || row >= covered.rows) continue;
      const cell = row * covered.columns + column;
      if (graph.builtUp.value[cell] && !covered.value[cell]) cells++;
    }
    // Smaller ones would not be reported, so they are no truth.
    if (cells * 100 < 2000) continue;
    planting.faults.push({
      type: 'blank_area',
      pipes: [],
      nodes: [],
      streetIds: [site.streetId],
      x: site.x,
      y: site.y,
      severity: cells * 100 > 15_000 ? 'high' : 'medium',
      note: `${((cells * 100) / 10_000).toFixed(1)} ha without a main within 50 m`,
      areaM2: cells * 100,
      ring: site.ring,
    });
  }
  recordIsolated(planting, covered);
}

/** Uncovered patches of built-up land outside the sites, large enough to be reported. */
function recordIsolated(planting: Planting, covered: Grid): void {
  const { plan, graph, blanks, unsurveyed } = planting;
  const { columns } = covered;
  const sites = createGrid(plan.extent, 10);
  for (const site of blanks) paintPolygon(sites, [site.ring], 1);
  const streets = createGrid(plan.extent, 10);
  for (const [i, street] of plan.streets.entries()) paintPolygon(streets, street.polygon, i + 1);
  const isOpen = (cell: number): boolean =>
    graph.builtUp.value[cell] === 1 && covered.value[cell] === 0 && unsurveyed.land.value[cell] === 0;
  for (let start = 0; start < covered.value.length; start++) {
    if (!isOpen(start)) continue;
    const patch = [start];
    covered.value[start] = 1;
    for (let k = 0; k < patch.length; k++) {
      for (const next of [patch[k] + 1, patch[k] - 1, patch[k] + columns, patch[k] - columns]) {
        if (!isOpen(next)) continue;
        covered.value[next] = 1;
        patch.push(next);
      }
    }
    if (patch.length < 25 || patch.some((cell) => sites.value[cell])) continue;
    const middle = patch[patch.length >> 1];
    const street = plan.streets[streets.value[middle] - 1];
    if (!street) continue;
    planting.faults.push({
      type: 'blank_area',
      pipes: [],
      nodes: [],
      streetIds: [street.id],
      x: covered.minX + ((middle % columns) + 0.5) * 10,
      y: covered.minY + (Math.floor(middle / columns) + 0.5) * 10,
      severity: 'low',
      note: `${(patch.length / 100).toFixed(1)} ha that no street leads to`,
      areaM2: patch.length * 100,
    });
  }
}

function coverMains(net: Net, stamp: (x1: number, y1: number, x2: number, y2: number) => void): void {
  for (const pipe of net.pipes) {
    if (pipe.role === 'main' && !pipe.removed) stamp(pipe.points[0], pipe.points[1], pipe.points[2], pipe.points[3]);
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
