import { createMinHeap } from '../network/min-heap.ts';
import { pipesByNode } from '../network/adjacency.ts';
import type { Assumptions } from './assumptions.ts';
import type { SourcePipe, SwmmSource } from './source.ts';

/** Slope at which unknown levels are carried on from known ones (domain reference 2.4: DN300, self-cleansing). */
export const carriedSlope = 0.003;
/** Ground over the crown where one of the two is unknown. */
const coverM = 1;

export interface Levels {
  /** Invert of both ends of every pipe. */
  fromM: Float64Array;
  toM: Float64Array;
  /** Lowest of the ends at a node and its bottom; the ground, never below a crown. Per source node. */
  invertM: Float64Array;
  groundM: Float64Array;
}

/** Every level a model needs, m: the surveyed ones where they are credible, the rest by the rules of `assumptions.ts`. */
export function fillLevels(source: SwmmSource, heightM: Float64Array, assumptions: Assumptions): Levels {
  const { nodes, pipes } = source;
  const ground = nodes.map((node) => node.groundM);
  const name = (node: number): string => nodes[node].key ?? `#${node}`;
  const credible = (levelM: number, node: number, pipe: SourcePipe): number => {
    if (!(levelM >= ground[node])) return levelM;
    assumptions.add('invert-above-ground', pipe.key);
    return NaN;
  };
  const fromM = Float64Array.from(pipes, (pipe) => credible(pipe.invertFromM, pipe.from, pipe));
  const toM = Float64Array.from(pipes, (pipe) => credible(pipe.invertToM, pipe.to, pipe));
  const bottom = nodes.map((node) => (node.bottomM < node.groundM || Number.isNaN(node.groundM) ? node.bottomM : NaN));

  const known = new Float64Array(nodes.length).fill(NaN);
  const lower = (node: number, levelM: number): void => {
    if (!(known[node] <= levelM) && !Number.isNaN(levelM)) known[node] = levelM;
  };
  const onMain = new Uint8Array(nodes.length);
  for (const { connection, from, to } of pipes) if (!connection) onMain[from] = onMain[to] = 1;
  pipes.forEach(({ connection, from, to }, i) => {
    // Connections drop into a manhole from well above the invert of its mains.
    if (!connection || !onMain[from]) lower(from, fromM[i]);
    if (!connection || !onMain[to]) lower(to, toM[i]);
  });
  for (let node = 0; node < nodes.length; node++) if (Number.isNaN(known[node])) known[node] = bottom[node];

  const level = carry(source, known, heightM, assumptions, name);
  pipes.forEach((pipe, i) => {
    if (Number.isNaN(fromM[i]) || Number.isNaN(toM[i])) assumptions.add('invert-from-node', pipe.key);
    if (Number.isNaN(fromM[i])) fromM[i] = level[pipe.from];
    if (Number.isNaN(toM[i])) toM[i] = level[pipe.to];
  });

  const invertM = Float64Array.from(bottom);
  const crownM = new Float64Array(nodes.length).fill(-Infinity);
  const touch = (node: number, endM: number, height: number): void => {
    if (!(invertM[node] <= endM)) invertM[node] = endM;
    crownM[node] = Math.max(crownM[node], endM + height);
  };
  pipes.forEach((pipe, i) => {
    touch(pipe.from, fromM[i], heightM[i]);
    touch(pipe.to, toM[i], heightM[i]);
  });
  const groundM = Float64Array.from(nodes, (_, node) => {
    if (crownM[node] === -Infinity) return ground[node];
    if (Number.isNaN(ground[node])) {
      assumptions.add('ground-from-crown', name(node));
      return crownM[node] + coverM;
    }
    if (ground[node] >= crownM[node]) return ground[node];
    assumptions.add('ground-raised', name(node));
    return crownM[node];
  });
  return { fromM, toM, invertM, groundM };
}

/** Level of every node that a pipe touches, from the known ones. */
function carry(
  { nodes, pipes }: SwmmSource,
  known: Float64Array,
  heightM: Float64Array,
  assumptions: Assumptions,
  name: (node: number) => string,
): Float64Array {
  const down = nearestKnown(pipes, known, nodes.length, 'from', 'to');
  const up = nearestKnown(pipes, known, nodes.length, 'to', 'from');
  const level = Float64Array.from(known);
  const touched = new Uint8Array(nodes.length);
  const tallest = new Float64Array(nodes.length);
  pipes.forEach((pipe, i) => {
    for (const node of [pipe.from, pipe.to]) {
      touched[node] = 1;
      tallest[node] = Math.max(tallest[node], heightM[i]);
    }
  });
  const lost: number[] = [];
  for (let node = 0; node < nodes.length; node++) {
    if (!touched[node] || !Number.isNaN(level[node])) continue;
    const [below, above] = [down.levelM[node], up.levelM[node]];
    if (!Number.isNaN(below) && !Number.isNaN(above)) {
      const wayM = down.distanceM[node] + up.distanceM[node];
      level[node] = below + ((above - below) * down.distanceM[node]) / Math.max(wayM, 1e-9);
      assumptions.add('level-interpolated', name(node));
    } else if (!Number.isNaN(below) || !Number.isNaN(above)) {
      level[node] = Number.isNaN(below)
        ? above - carriedSlope * up.distanceM[node]
        : below + carriedSlope * down.distanceM[node];
      assumptions.add('level-extended', name(node));
    } else if (!Number.isNaN(nodes[node].groundM)) {
      level[node] = nodes[node].groundM - coverM - tallest[node];
      assumptions.add('level-from-ground', name(node));
    } else lost.push(node);
  }
  if (lost.length > 0) {
    const outlets = Float64Array.from(level, (levelM) => (Number.isNaN(levelM) ? NaN : 0));
    const leaves = new Uint8Array(nodes.length);
    for (const pipe of pipes) leaves[pipe.from] = 1;
    for (const node of lost) if (!leaves[node]) outlets[node] = 0;
    const way = nearestKnown(pipes, outlets, nodes.length, 'from', 'to');
    for (const node of lost) {
      // Nearest to what the rules before filled in, where this is joined to it; else above an outlet at 0 m.
      const start = way.source[node] < 0 || Number.isNaN(level[way.source[node]]) ? 0 : level[way.source[node]];
      level[node] = start + carriedSlope * (way.source[node] < 0 ? 0 : way.distanceM[node]);
      assumptions.add('level-invented', name(node));
    }
  }
  return level;
}

/**
 * Nearest node with a known level from each node without one, going from `near` to `far` along every pipe: downstream
 * for from → to. Ways do not lead through nodes that are known themselves.
 */
function nearestKnown(
  pipes: readonly SourcePipe[],
  known: Float64Array,
  count: number,
  near: 'from' | 'to',
  far: 'from' | 'to',
): { levelM: Float64Array; distanceM: Float64Array; source: Int32Array } {
  const at = pipesByNode(
    count,
    Int32Array.from(pipes, (pipe) => pipe[far]),
  );
  const distanceM = new Float64Array(count).fill(Infinity);
  const source = new Int32Array(count).fill(-1);
  const heap = createMinHeap();
  for (let node = 0; node < count; node++) {
    if (Number.isNaN(known[node])) continue;
    distanceM[node] = 0;
    source[node] = node;
    heap.push(0, node);
  }
  const done = new Uint8Array(count);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (done[node]) continue;
    done[node] = 1;
    for (let k = at.first[node]; k < at.first[node + 1]; k++) {
      const pipe = pipes[at.pipes[k]];
      const next = pipe[near];
      const wayM = distanceM[node] + pipe.lengthM;
      if (wayM >= distanceM[next]) continue;
      distanceM[next] = wayM;
      source[next] = source[node];
      heap.push(wayM, next);
    }
  }
  const levelM = Float64Array.from(source, (from) => (from < 0 ? NaN : known[from]));
  return { levelM, distanceM, source };
}
