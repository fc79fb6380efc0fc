import { hypot } from '../hypot.ts';
import type { Character, CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import type { BlankSite } from './blank-areas.ts';
import { compoundLanes, grainOf, type Lane } from './compound-lanes.ts';
import { createGrid, paintPolygon, stampSegment, valueAt } from './grid.ts';
import { groundAt } from './ground.ts';
import { createJoints, type Joint } from './joints.ts';
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
const manholesEveryM = 68;
/** A climb of a metre costs as much as this detour. */
const metresPerClimb = 30;

/**
 * Branches into the blocks: compounds and works have pipes of their own, and without them the middle of every large
 * block would be a blank area. They follow the lanes of the compound, straight and side by side as its buildings
 * stand, and leave it by the nearest street or lane with a storm or combined sewer.
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
  for (const water of plan.waters) paintPolygon(barred, water.polygon, 1);
  const { cellM, minX, minY, columns } = covered;
  const place = (cell: number) => ({
    x: minX + ((cell % columns) + 0.5) * cellM,
    y: minY + (Math.floor(cell / columns) + 0.5) * cellM,
  });
  for (const { x, y, radiusM, contains } of blanks) {
    stampSegment(barred, x, y, x, y, radiusM, (cell) => {
      const at = place(cell);
      if (contains(at.x, at.y)) barred.value[cell] = 1;
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
    stampSegment(covered, x1, y1, x2, y2, reachM, (cell) => {
      if (!hidden || unsurveyed.land.value[cell]) covered.value[cell] = 1;
    });
    if (pipe.kind !== 'foul' && !pipe.siphon && net.nodes[pipe.to].type === 'manhole') joints.add(index);
  };
  for (let index = net.pipes.length - 1; index >= 0; index--) take(index);

  const isFree = (fromX: number, fromY: number, x: number, y: number): boolean => {
    const steps = Math.ceil(hypot(x - fromX, y - fromY) / 10);
    for (let k = 0; k <= steps; k++) {
      const [px, py] = [fromX + ((x - fromX) * k) / steps, fromY + ((y - fromY) * k) / steps];
      if (valueAt(barred, px, py)) return false;
    }
    return true;
  };

  /** The parts of a lane that lie on dry land outside the blank sites; a stub where it has none. */
  const freeParts = ({ ax, ay, bx, by, cells }: Lane): Lane[] => {
    if (isFree(ax, ay, bx, by)) return [{ ax, ay, bx, by, cells }];
    const steps = Math.ceil(hypot(bx - ax, by - ay) / cellM);
    const at = (k: number) => ({ x: ax + ((bx - ax) * k) / (steps || 1), y: ay + ((by - ay) * k) / (steps || 1) });
    const parts: Lane[] = [];
    for (let from = 0; from <= steps; from++) {
      const [a, first] = [at(from), from];
      while (from <= steps && isFree(a.x, a.y, at(from).x, at(from).y)) from++;
      const b = at(from - 1);
      if (from > first) parts.push({ ax: a.x, ay: a.y, bx: b.x, by: b.y, cells });
    }
    if (parts.length > 0) return parts;
    const { x, y } = place(cells[cells.length >> 1]);
    return [{ ax: x, ay: y, bx: x, by: y, cells }];
  };
  const lanesWanted = (): Lane[] =>
    uncoveredPatches(graph.builtUp, covered, barred, blockOf).flatMap(({ block, cells }) => {
      const { x, y } = place(cells[0]);
      const { reachM } = provisionAt(characterAt(block), x, y);
      const grain = block > 0 ? grainOf(plan.blocks[block - 1].polygon) : 0;
      return compoundLanes(cells, { cellM, place }, grain, reachM, random).flatMap(freeParts);
    });

  const layLane = (joint: Joint, line: readonly number[]): void => {
    const manhole = joints.manholeAt(joint);
    const { kind, edge, x, y } = net.nodes[manhole];
    let before = manhole;
    let [fromX, fromY] = [x, y];
    for (let i = 0; i < line.length; i += 2) {
      const [toX, toY] = [line[i], line[i + 1]];
      const legM = hypot(toX - fromX, toY - fromY);
      // A corner right behind the street is none.
      if (legM < 14 && i + 2 < line.length) continue;
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
  };

  /** The better end of a lane to leave by, and the line from there to its head. */
  const wayOut = ({ ax, ay, bx, by }: Lane, withinM: number): { joint: Joint; line: number[] } | undefined => {
    const lengthM = hypot(bx - ax, by - ay);
    const isStub = lengthM < 12;
    let best: { joint: Joint; line: number[] } | undefined;
    let least = Infinity;
    for (const [x, y, headX, headY] of isStub
      ? [[ax, ay, ax, ay]]
      : [
          [ax, ay, bx, by],
          [bx, by, ax, ay],
        ]) {
      // prettier-ignore
      const [dx, dy] = isStub ? [0, 0] : [(x - headX) / lengthM, (y - headY) / lengthM];
      // Looked for ahead of the end: on along the lane, or off to a side, never back.
      const joint = joints.nearest(x + 22 * dx, y + 22 * dy, withinM, (each) => {
        const [ex, ey] = [each.x - x, each.y - y];
        const far = hypot(ex, ey);
        return far > 8 && ex * dx + ey * dy >= -0.15 * far && isFree(x, y, each.x, each.y);
      });
      if (!joint) continue;
      const climbM = groundAt(plan.terrain, joint.x, joint.y) - groundAt(plan.terrain, headX, headY);
      const cost = hypot(joint.x - x, joint.y - y) + metresPerClimb * Math.max(0, climbM);
      if (cost >= least) continue;
      least = cost;
      best = { joint, line: isStub ? [x, y] : [x, y, headX, headY] };
    }
    return best;
  };

  for (let round = 0; round < rounds; round++) {
    let left = lanesWanted();
    for (const withinM of joinsWithinM) {
      for (let before = Infinity; left.length < before;) {
        before = left.length;
        left = left.filter((lane) => {
          if (lane.cells.filter((cell) => !covered.value[cell]).length < 4) return false;
          const way = wayOut(lane, withinM);
          if (way) layLane(way.joint, way.line);
          return !way;
        });
      }
    }
  }
}
