import { hypot } from '../hypot.ts';
import type { Character, CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import type { BlankSite } from './blank-areas.ts';
import { compoundLanes } from './compound-lanes.ts';
import { freeParts } from './free-parts.ts';
import { createGrid, paintPolygon, stampSegment, valueAt } from './grid.ts';
import { groundAt } from './ground.ts';
import { createJoints } from './joints.ts';
import { grainOf } from './land-frame.ts';
import type { Lane } from './lane-forms.ts';
import { armsOfLoop, wayOut, type Surroundings, type WayOut } from './lane-way-out.ts';
import { addMain } from './layout.ts';
import { addNode, type Net } from './net.ts';
import { provisionOf } from './provision.ts';
import type { StreetGraph } from './street-graph.ts';
import { uncoveredPatches } from './uncovered.ts';
import type { Unsurveyed } from './unsurveyed.ts';

/** How far a lane's end may lie from the main it joins, tried one after the other: near ones first, so that others can join them. */
const joinsWithinM = [90, 130, 220, 450, 900];
/** What lanes leave uncovered in odd corners is served in a second and a third round. */
const rounds = 3;
const manholesEveryM = 70;
/** A bend nearer than this to the manhole before it is none. */
const leastLegM = 26;
/** Share of loops that leave their compound at two places. */
const secondEntrances = 0.3;
/** Lanes keep this far from the water. */
const shoreM = 14;

/**
 * Branches into the blocks: compounds and works have pipes of their own, and without them the middle of every large
 * block would be a blank area. They follow the lanes of the compound and leave it by the nearest street or lane with a
 * storm or combined sewer.
 */
export function layBranches(
  plan: CityPlan,
  graph: StreetGraph,
  net: Net,
  blanks: readonly BlankSite[],
  unsurveyed: Unsurveyed,
): void {
  const random = randomStream(plan.seed, 'branches');
  const covered = createGrid(plan.extent, 10);
  const barred = createGrid(plan.extent, 10);
  const shore = createGrid(plan.extent, 10);
  for (const { polygon } of plan.waters) {
    paintPolygon(barred, polygon, 1);
    for (const ring of polygon)
      for (let i = 0; i + 3 < ring.length; i += 2)
        stampSegment(shore, ring[i], ring[i + 1], ring[i + 2], ring[i + 3], shoreM, (from, end) =>
          shore.value.fill(1, from, end),
        );
  }
  const { cellM, minX, minY, columns } = covered;
  const xOf = (cell: number): number => minX + ((cell % columns) + 0.5) * cellM;
  const yOf = (cell: number): number => minY + (Math.floor(cell / columns) + 0.5) * cellM;
  for (const { x, y, radiusM, contains } of blanks) {
    stampSegment(barred, x, y, x, y, radiusM, (from, end) => {
      for (let cell = from; cell < end; cell++) if (contains(xOf(cell), yOf(cell))) barred.value[cell] = 1;
    });
  }
  const blockOf = createGrid(plan.extent, 10);
  for (const [i, block] of plan.blocks.entries()) paintPolygon(blockOf, block.polygon, i + 1);
  const characterAt = (block: number): Character => plan.blocks[block - 1]?.character ?? 'inner';
  const provisionAt = provisionOf(plan.extent);
  const joints = createJoints(net, plan.terrain);

  const take = (index: number): void => {
    const pipe = net.pipes[index];
    const [x1, y1, x2, y2] = pipe.points;
    // Pipes nobody surveyed serve their own street; for its neighbours they are not there.
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const hidden = unsurveyed.hides(x, y);
    const { reachM } = provisionAt(characterAt(valueAt(blockOf, x, y)), x, y);
    stampSegment(covered, x1, y1, x2, y2, reachM, (from, end) => {
      if (!hidden) covered.value.fill(1, from, end);
      else for (let cell = from; cell < end; cell++) if (unsurveyed.land.value[cell]) covered.value[cell] = 1;
    });
    if (pipe.kind !== 'foul' && !pipe.siphon && net.nodes[pipe.to].type === 'manhole') joints.add(index);
  };
  for (let index = net.pipes.length - 1; index >= 0; index--) take(index);

  const isOpen = (x: number, y: number): boolean => !valueAt(barred, x, y) && !valueAt(shore, x, y);
  const isFree = (fromX: number, fromY: number, x: number, y: number): boolean => {
    const steps = Math.ceil(hypot(x - fromX, y - fromY) / 10);
    for (let k = 0; k <= steps; k++) {
      const [px, py] = [fromX + ((x - fromX) * k) / steps, fromY + ((y - fromY) * k) / steps];
      if (!isOpen(px, py)) return false;
    }
    return true;
  };
  const surroundings: Surroundings = { terrain: plan.terrain, joints, isFree };

  /** The parts of a lane on dry land outside the blank sites; a stub where it has none. */
  const partsOnLand = (lane: Lane): Lane[] => {
    const parts = freeParts(lane, isOpen);
    if (parts.length > 0 || lane.cells.length === 0) return parts;
    const middle = lane.cells[lane.cells.length >> 1];
    return [{ line: [xOf(middle), yOf(middle)], isLoop: false, cells: lane.cells }];
  };
  const lanesWanted = (): Lane[] =>
    uncoveredPatches(graph.builtUp, covered, barred, blockOf).flatMap(({ block, cells }) => {
      const { reachM } = provisionAt(characterAt(block), xOf(cells[0]), yOf(cells[0]));
      const grain = block > 0 ? grainOf(plan.blocks[block - 1].polygon) : 0;
      return compoundLanes(cells, { cellM, xOf, yOf }, grain, reachM, random).flatMap(partsOnLand);
    });
  /** Cells within 40 m of a lane that wait for one. */
  const waiting = ({ line }: Lane): number => {
    const cells = new Set<number>();
    for (let i = 0; i < line.length; i += 2) {
      const [x, y] = [line[i], line[i + 1]];
      const [toX, toY] = i + 2 < line.length ? [line[i + 2], line[i + 3]] : [x, y];
      stampSegment(covered, x, y, toX, toY, 40, (from, end) => {
        for (let cell = from; cell < end; cell++)
          if (graph.builtUp.value[cell] && !covered.value[cell] && !barred.value[cell]) cells.add(cell);
      });
    }
    return cells.size;
  };

  /** Lays mains and manholes from a manhole up a line; returns the manhole at its head. */
  const layLine = (manhole: number, line: readonly number[]): number => {
    const { kind, edge, x, y } = net.nodes[manhole];
    let before = manhole;
    let [fromX, fromY] = [x, y];
    for (let i = 0; i < line.length; i += 2) {
      const [toX, toY] = [line[i], line[i + 1]];
      const legM = hypot(toX - fromX, toY - fromY);
      if (legM < leastLegM && i + 2 < line.length) continue;
      if (legM < 1) continue;
      const pieces = Math.max(1, Math.round(legM / manholesEveryM));
      for (let k = 1; k <= pieces; k++) {
        const [px, py] = [fromX + ((toX - fromX) * k) / pieces, fromY + ((toY - fromY) * k) / pieces];
        const groundM = groundAt(plan.terrain, px, py);
        const node = addNode(net, { x: px, y: py, groundM, type: 'manhole', kind, edge });
        net.nodes[node].branch = true;
        take(addMain(net, node, before, kind, edge));
        before = node;
      }
      [fromX, fromY] = [toX, toY];
    }
    return before;
  };

  const layLane = (lane: Lane, way: WayOut, withinM: number): void => {
    const { line, isLoop } = lane;
    if (!isLoop) {
      layLine(joints.manholeAt(way.joint), way.at === 0 ? line : reversed(line));
      return;
    }
    const ways = [way];
    const count = line.length / 2;
    const other = random() < secondEntrances ? wayOut(lane, surroundings, withinM, isAcross(way.at, count)) : undefined;
    if (other) ways.push(other);
    const manholes = new Map(ways.map(({ joint, at }) => [at, layLine(joints.manholeAt(joint), line.slice(2 * at, 2 * at + 2))])); // prettier-ignore
    for (const { entrance, arm } of armsOfLoop(line, [...manholes.keys()])) layLine(manholes.get(entrance)!, arm);
  };

  for (let round = 0; round < rounds; round++) {
    let left = lanesWanted();
    for (const withinM of joinsWithinM) {
      for (let before = Infinity; left.length < before;) {
        before = left.length;
        left = left.filter((lane) => {
          if (waiting(lane) < 4) return false;
          const way = wayOut(lane, surroundings, withinM);
          if (way) layLane(lane, way, withinM);
          return !way;
        });
      }
    }
  }
}

/** Accepts the places of a loop that are far from an entrance. */
function isAcross(entrance: number, count: number): (at: number) => boolean {
  return (at) => Math.abs(((at - entrance + count) % count) - count / 2) <= count / 5;
}

function reversed(line: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) result.push(line[i], line[i + 1]);
  return result;
}
