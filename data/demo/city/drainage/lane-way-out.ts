import { hypot } from '../hypot.ts';
import type { Terrain } from '../plan.ts';
import { groundAt } from './ground.ts';
import type { Joint, Joints } from './joints.ts';
import type { Lane } from './lane-forms.ts';

/** How a lane leaves its compound. */
export interface WayOut {
  joint: Joint;
  /** Number of the lane's place that is nearest to the joint along the pipes. */
  at: number;
}

/** Where lanes look for a main, and what is no way there. */
export interface Surroundings {
  terrain: Terrain;
  joints: Joints;
  isFree: (fromX: number, fromY: number, x: number, y: number) => boolean;
}

/** A climb of a metre costs as much as this detour. */
const metresPerClimb = 30;
/** A way out is looked for this far ahead of the lane: on along it, or off to a side, never back. */
const aheadM = 22;

/**
 * The best place of a lane to leave by, and the main it joins within `withinM`: one of the ends, or any place of a
 * loop but those that `accept` refuses. Undefined where no main can be reached.
 */
export function wayOut(
  lane: Lane,
  { terrain, joints, isFree }: Surroundings,
  withinM: number,
  accept: (at: number) => boolean = () => true,
): WayOut | undefined {
  const { line, isLoop } = lane;
  let best: WayOut | undefined;
  let least = Infinity;
  for (const { at, fromX, fromY } of isLoop ? placesOfLoop(line) : ends(line)) {
    if (!accept(at)) continue;
    const [x, y] = [line[2 * at], line[2 * at + 1]];
    const lengthM = hypot(x - fromX, y - fromY);
    const [dx, dy] = lengthM < 12 ? [0, 0] : [(x - fromX) / lengthM, (y - fromY) / lengthM];
    const joint = joints.nearest(x + aheadM * dx, y + aheadM * dy, withinM, (each) => {
      const [ex, ey] = [each.x - x, each.y - y];
      const far = hypot(ex, ey);
      return far > 8 && ex * dx + ey * dy >= -0.15 * far && isFree(x, y, each.x, each.y);
    });
    if (!joint) continue;
    const climbM = groundAt(terrain, joint.x, joint.y) - groundAt(terrain, fromX, fromY);
    const cost = hypot(joint.x - x, joint.y - y) + metresPerClimb * Math.max(0, climbM);
    if (cost >= least) continue;
    least = cost;
    best = { joint, at };
  }
  return best;
}

/** Both ends of a line, and where it comes from there; one for a stub. */
function ends(line: readonly number[]): { at: number; fromX: number; fromY: number }[] {
  const last = line.length / 2 - 1;
  if (last === 0) return [{ at: 0, fromX: line[0], fromY: line[1] }];
  return [
    { at: 0, fromX: line[2], fromY: line[3] },
    { at: last, fromX: line[2 * last - 2], fromY: line[2 * last - 1] },
  ];
}

/** All places of a loop, seen from its middle. */
function placesOfLoop(line: readonly number[]): { at: number; fromX: number; fromY: number }[] {
  const count = line.length / 2;
  let [fromX, fromY] = [0, 0];
  for (let i = 0; i < line.length; i += 2) [fromX, fromY] = [fromX + line[i] / count, fromY + line[i + 1] / count];
  return Array.from({ length: count }, (_, at) => ({ at, fromX, fromY }));
}

/**
 * The lines along which water comes to the entrances of a loop (numbers of its places), from the places next to them
 * up to the heads. Halfway from one entrance to the next a piece of the loop has no pipe.
 */
export function armsOfLoop(
  line: readonly number[],
  entrances: readonly number[],
): { entrance: number; arm: number[] }[] {
  const count = line.length / 2;
  const sorted = entrances.toSorted((a, b) => a - b);
  const walk = (entrance: number, steps: number, way: 1 | -1) => ({
    entrance,
    arm: Array.from({ length: steps }, (_, j) => (entrance + way * (j + 1) + count) % count).flatMap((at) => [
      line[2 * at],
      line[2 * at + 1],
    ]),
  });
  return sorted.flatMap((entrance, k) => {
    const next = k + 1 < sorted.length ? sorted[k + 1] : sorted[0] + count;
    const between = next - entrance - 1;
    const ahead = Math.floor(between / 2);
    return [walk(entrance, ahead, 1), walk(next % count, between - ahead, -1)];
  });
}
