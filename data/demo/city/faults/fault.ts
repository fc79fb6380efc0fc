import type { Drainage } from '../drainage/drainage.ts';
import type { NetPipe } from '../drainage/net.ts';
import { randomStream } from '../random.ts';
import type { Truth, TruthType } from '../truth.ts';

/** A planted fault while keys do not exist yet: indexes into the network, planar place. */
export interface Fault {
  type: TruthType;
  pipes: number[];
  nodes: number[];
  streetIds: string[];
  x: number;
  y: number;
  severity: Truth['severity'];
  note: string;
  areaM2?: number;
  ring?: number[];
}

/** What the planters share: the network, the pipes already spoilt, and how many faults a city of this size gets. */
export interface Planting extends Drainage {
  faults: Fault[];
  /** Pipes that already carry a fault or lie beside one. */
  taken: Set<number>;
  random(name: string): () => number;
  /** Number to plant, from the number for a whole city. */
  share(wholeCity: number): number;
}

/** A planting without faults yet over a sound network; its random streams follow from the plan's seed. */
export function createPlanting(drainage: Drainage): Planting {
  const { seed, size } = drainage.plan;
  return {
    ...drainage,
    faults: [],
    taken: new Set(),
    random: (name) => randomStream(seed, `fault ${name}`),
    share: (wholeCity) => Math.max(1, Math.round(wholeCity * Math.min(10, size))),
  };
}

/** Indexes of mains in surveyed streets that `fits` accepts, in random order. */
export function candidates(
  planting: Planting,
  name: string,
  fits: (pipe: NetPipe, index: number) => boolean,
): number[] {
  const random = planting.random(name);
  const { net } = planting;
  const found: { index: number; rank: number }[] = [];
  for (let index = 0; index < net.pipes.length; index++) {
    const pipe = net.pipes[index];
    if (pipe.role !== 'main' || pipe.intercept || pipe.rising || planting.taken.has(index)) continue;
    if (fits(pipe, index) && isSurveyed(planting, pipe)) found.push({ index, rank: random() });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ index }) => index);
}

/** Whether a pipe and both its nodes are in the survey. */
export function isSurveyed(planting: Planting, pipe: NetPipe): boolean {
  const { net, unsurveyed } = planting;
  const [a, b] = [net.nodes[pipe.from], net.nodes[pipe.to]];
  return !unsurveyed.hides(a.x, a.y) && !unsurveyed.hides(b.x, b.y);
}

/** Marks a pipe and those beside it, so that no two faults mix. */
export function take(planting: Planting, index: number): void {
  const { net, taken } = planting;
  const pipe = net.pipes[index];
  taken.add(index);
  for (const near of [...net.nodes[pipe.from].ins, ...net.nodes[pipe.to].ins, net.nodes[pipe.to].out]) {
    if (near >= 0) taken.add(near);
  }
}

/** Half of the way along a pipe. */
export function middleOf(planting: Planting, index: number): { x: number; y: number } {
  const { points } = planting.net.pipes[index];
  return { x: (points[0] + points[2]) / 2, y: (points[1] + points[3]) / 2 };
}
