import type { Character, CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import type { BlankSite } from './blank-areas.ts';
import { cellAt, createGrid, paintPolygon, stampSegment, type Grid } from './grid.ts';
import { groundAt } from './ground.ts';
import { addMain } from './layout.ts';
import { addNode, type Kind, type Net } from './net.ts';
import { createPointHash } from './point-hash.ts';
import { provisionOf } from './provision.ts';
import type { StreetGraph } from './street-graph.ts';
import type { Unsurveyed } from './unsurveyed.ts';
import type { Waters } from './waters.ts';
import { hypot } from '../hypot.ts';

/**
 * Branches into the blocks: compounds and works have pipes of their own, and without them the middle of every large
 * block would be a blank area. The farthest uncovered land is served first, from the nearest main of its kind.
 */
export function layBranches(
  plan: CityPlan,
  graph: StreetGraph,
  waters: Waters,
  net: Net,
  blanks: readonly BlankSite[],
  unsurveyed: Unsurveyed,
): void {
  const random = randomStream(plan.seed, 'branches');
  const covered = createGrid(plan.extent, 10);
  const characterOf = indexCharacters(plan);
  const provisionAt = provisionOf(plan.extent);
  const hash = createPointHash(60);
  const stamp = (x1: number, y1: number, x2: number, y2: number): void => {
    // Pipes nobody surveyed serve their own street; for its neighbours they are not there.
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const hidden = unsurveyed.hides(x, y);
    const { reachM } = provisionAt(characterOf(x, y), x, y);
    stampSegment(covered, x1, y1, x2, y2, reachM, (cell) => {
      if (!hidden || unsurveyed.land.value[cell]) covered.value[cell] = 1;
    });
  };
  for (const pipe of net.pipes) stamp(pipe.points[0], pipe.points[1], pipe.points[2], pipe.points[3]);
  for (const [i, node] of net.nodes.entries()) {
    if (node.type === 'manhole' && node.out >= 0 && !net.pipes[node.out].siphon) hash.add(node.x, node.y, i);
  }
  const barred = createGrid(plan.extent, 10);
  for (const site of blanks) paintPolygon(barred, [site.ring], 1);
  const { order, depth } = farthestFirst(graph.builtUp, covered, barred);
  const frames = new Map<number, Frame>();
  for (const cell of order) {
    if (covered.value[cell] || isSpeck(graph.builtUp, covered, cell)) continue;
    const end = bestEnd(graph.builtUp, covered, barred, cell);
    // Not the centre of the cell: the raster must not show on the map.
    const x = covered.minX + ((end % covered.columns) + 0.1 + 0.8 * random()) * covered.cellM;
    const y = covered.minY + (Math.floor(end / covered.columns) + 0.1 + 0.8 * random()) * covered.cellM;
    const character = characterOf(x, y);
    const tries = depth[cell] * 12 + 140;
    const isOpenWay = (id: number): boolean => isApart(net, id, x, y) && isDry(waters, net, id, x, y);
    const fits = (id: number): boolean => isOpenWay(id) && !crossesSite(blanks, net, id, x, y);
    // Storm and combined mains first: every compound has rain to get rid of.
    let from = hash.nearest(x, y, tries, (id) => net.nodes[id].kind !== 'foul' && fits(id));
    if (from < 0) from = hash.nearest(x, y, tries, fits);
    if (from < 0) continue;
    const kind: Kind = net.nodes[from].kind;
    branch(plan, net, hash, x, y, from, kind, frames, stamp);
    // In separated compounds the other system's pipe lies beside the first where a manhole of it is at hand.
    if (kind !== 'combined' && character !== 'rural' && random() < 0.03) {
      const other: Kind = kind === 'storm' ? 'foul' : 'storm';
      const second = hash.nearest(x, y, tries * 0.8, (id) => net.nodes[id].kind === other && isOpenWay(id));
      if (second >= 0) branch(plan, net, hash, x + 3.5, y + 2.5, second, other, frames, stamp);
    }
  }
}

function branch(
  plan: CityPlan,
  net: Net,
  hash: ReturnType<typeof createPointHash>,
  x: number,
  y: number,
  to: number,
  kind: Kind,
  frames: Map<number, Frame>,
  stamp: (x1: number, y1: number, x2: number, y2: number) => void,
): void {
  const end = net.nodes[to];
  const frame = frames.get(to) ?? frameOf(net, to);
  const along = (x - end.x) * frame.dx + (y - end.y) * frame.dy;
  // Off the street at a right angle, then along it: buildings stand that way.
  const corner = { x: x - along * frame.dx, y: y - along * frame.dy };
  const isStraight = Math.abs(along) < 22 || hypot(corner.x - end.x, corner.y - end.y) < 22;
  let before = to;
  for (const target of isStraight ? [{ x, y }] : [corner, { x, y }]) {
    const { x: fromX, y: fromY } = net.nodes[before];
    const pieces = Math.max(1, Math.round(hypot(target.x - fromX, target.y - fromY) / 66));
    for (let k = 1; k <= pieces; k++) {
      const px = fromX + ((target.x - fromX) * k) / pieces;
      const py = fromY + ((target.y - fromY) * k) / pieces;
      const node = addNode(net, {
        x: px,
        y: py,
        groundM: groundAt(plan.terrain, px, py),
        type: 'manhole',
        kind,
        edge: end.edge,
      });
      net.nodes[node].branch = true;
      frames.set(node, frame);
      addMain(net, node, before, kind, end.edge);
      stamp(net.nodes[before].x, net.nodes[before].y, px, py);
      hash.add(px, py, node);
      before = node;
    }
  }
}

/** Places around a cell where a branch for it may end, and the land that a branch's end drains: steps in cells. */
const ends = stepsWithin(4.5, 1);
const drainedByEnd = stepsWithin(4.6, 1);

function stepsWithin(reach: number, step: number): [number, number][] {
  const steps: [number, number][] = [];
  for (let i = -4; i <= 4; i += step) {
    for (let j = -4; j <= 4; j += step) if (hypot(i, j) <= reach) steps.push([i, j]);
  }
  return steps;
}

/** Of the places whose branch would drain a cell, the one that drains most land no other pipe does. */
function bestEnd(builtUp: Grid, covered: Grid, barred: Grid, cell: number): number {
  const { columns, value } = builtUp;
  let best = cell;
  let most = 0;
  for (const [i, j] of ends) {
    const end = cell + i + j * columns;
    if (value[end] !== 1 || covered.value[end] || barred.value[end]) continue;
    let gain = -0.01 * hypot(i, j);
    for (const [di, dj] of drainedByEnd) {
      const near = end + di + dj * columns;
      if (value[near] === 1 && !covered.value[near] && !barred.value[near]) gain++;
    }
    if (gain > most) {
      most = gain;
      best = end;
    }
  }
  return best;
}

/** Direction of the street a branch leaves. */
interface Frame {
  dx: number;
  dy: number;
}

function frameOf(net: Net, index: number): Frame {
  const main = net.pipes[net.nodes[index].out];
  return {
    dx: (main.points[2] - main.points[0]) / main.lengthM,
    dy: (main.points[3] - main.points[1]) / main.lengthM,
  };
}

/** Whether a branch from a manhole would be a pipe at all: one that nobody surveyed may stand there already. */
function isApart(net: Net, id: number, x: number, y: number): boolean {
  return hypot(net.nodes[id].x - x, net.nodes[id].y - y) > 12;
}

function isDry(waters: Waters, net: Net, id: number, x: number, y: number): boolean {
  const node = net.nodes[id];
  const steps = Math.ceil(hypot(node.x - x, node.y - y) / 12);
  for (let k = 0; k <= steps; k++) {
    if (waters.at(node.x + ((x - node.x) * k) / steps, node.y + ((y - node.y) * k) / steps) >= 0) return false;
  }
  return true;
}

function crossesSite(blanks: readonly BlankSite[], net: Net, id: number, x: number, y: number): boolean {
  const node = net.nodes[id];
  for (const site of blanks) {
    if (hypot(site.x - x, site.y - y) > 600) continue;
    for (let t = 0; t <= 1; t += 0.1) {
      if (site.contains(node.x + t * (x - node.x), node.y + t * (y - node.y))) return true;
    }
  }
  return false;
}

/** Uncovered patches smaller than this stay as they are: house drains reach the street. */
const speckCells = 20;

/** Whether the uncovered patch around a cell is small. */
function isSpeck(builtUp: Grid, covered: Grid, start: number): boolean {
  const { columns } = builtUp;
  const cells = [start];
  const seen = new Set(cells);
  for (let k = 0; k < cells.length && cells.length < speckCells; k++) {
    for (const next of [cells[k] + 1, cells[k] - 1, cells[k] + columns, cells[k] - columns]) {
      if (seen.has(next) || builtUp.value[next] !== 1 || covered.value[next]) continue;
      seen.add(next);
      cells.push(next);
    }
  }
  return cells.length < speckCells;
}

/** Uncovered built-up cells, those deepest inside uncovered land first; `depth` counts cells to covered land. */
function farthestFirst(builtUp: Grid, covered: Grid, barred: Grid): { order: number[]; depth: Uint16Array } {
  const { columns, rows, value } = builtUp;
  const depth = new Uint16Array(value.length);
  const isOpen = (cell: number): boolean => value[cell] === 1 && covered.value[cell] === 0;
  let front: number[] = [];
  for (let row = 1; row < rows - 1; row++) {
    for (let cell = row * columns + 1; cell < (row + 1) * columns - 1; cell++) {
      if (!isOpen(cell)) continue;
      const isRim =
        covered.value[cell + 1] +
          covered.value[cell - 1] +
          covered.value[cell + columns] +
          covered.value[cell - columns] >
        0;
      if (!isRim) continue;
      depth[cell] = 1;
      front.push(cell);
    }
  }
  const levels: number[][] = [];
  while (front.length > 0) {
    levels.push(front.sort((a, b) => a - b));
    const next: number[] = [];
    for (const cell of front) {
      for (const step of [1, -1, columns, -columns]) {
        const n = cell + step;
        if (depth[n] !== 0 || !isOpen(n)) continue;
        depth[n] = levels.length + 1;
        next.push(n);
      }
    }
    front = next;
  }
  return {
    order: levels
      .reverse()
      .flat()
      .filter((cell) => !barred.value[cell]),
    depth,
  };
}

function indexCharacters(plan: CityPlan): (x: number, y: number) => Character {
  const names: Character[] = ['core', 'inner', 'new', 'industrial', 'urban_village', 'suburb', 'rural', 'park'];
  const grid = createGrid(plan.extent, 20);
  for (const block of plan.blocks) paintPolygon(grid, block.polygon, names.indexOf(block.character) + 1);
  return (x, y) => {
    const cell = cellAt(grid, x, y);
    return names[(cell < 0 ? 0 : grid.value[cell]) - 1] ?? 'inner';
  };
}
