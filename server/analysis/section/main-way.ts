import { limits } from '../../../data/model/limits.ts';
import type { CityNetwork } from '../city-network.ts';
import { noBarriers, stopReason, type StopReason } from '../trace-stops.ts';

/** A node where the water may go on several ways, and why the section takes one of them. */
export interface WayChoice {
  node: number;
  taken: number;
  left: number[];
  by: 'diameter' | 'evidence' | 'invert' | 'order';
}

export interface MainWay {
  /** Network pipes in the order of the flow. */
  pipes: number[];
  choices: WayChoice[];
  /** Why the way ends: what stops a trace, `loop` where the way comes back to itself, `length` at the limit. */
  end: StopReason | 'loop' | 'length';
}

/** What two ways on are compared by, the more telling first; more is better, missing is least. */
const measures = ['diameter', 'evidence', 'invert', 'order'] as const;

/**
 * The main way of the water from a node, after the pipes that already lead there. Where it splits: the pipe of the
 * largest diameter (height); of equal ones the one whose direction has the stronger evidence, then the one whose invert
 * at the node is lower, then the first of the survey.
 */
export function mainWay(from: number, already: readonly number[], city: CityNetwork, sizes: PipeSizes): MainWay {
  const { network } = city;
  const pipes = [...already];
  const seen = new Set([from, ...already.map((pipe) => network.from[pipe])]);
  const choices: WayChoice[] = [];
  let node = from;
  while (pipes.length < limits.sectionPipesMax) {
    const ways = [...network.out.pipes.subarray(network.out.first[node], network.out.first[node + 1])];
    const open = ways.filter((pipe) => !seen.has(network.to[pipe]));
    if (open.length === 0) {
      return { pipes, choices, end: stopReason(network, node, 'downstream', noBarriers, true) ?? 'loop' };
    }
    const ranked = open
      .map((pipe) => ({ pipe, marks: marksOf(pipe, city, sizes) }))
      .sort((a, b) => compare(b.marks, a.marks));
    const taken = ranked[0].pipe;
    if (ranked.length > 1) {
      const differs = measures.findIndex((_, i) => ranked[0].marks[i] !== ranked[1].marks[i]);
      choices.push({ node, taken, left: ranked.slice(1).map(({ pipe }) => pipe), by: measures[differs] });
    }
    pipes.push(taken);
    node = network.to[taken];
    seen.add(node);
  }
  return { pipes, choices, end: 'length' };
}

/** What ways are compared by, NaN where it is missing. */
export interface PipeSizes {
  diameterM: (pipe: number) => number;
  /** Invert at the upstream end. */
  invertM: (pipe: number) => number;
}

function marksOf(pipe: number, { network }: CityNetwork, { diameterM, invertM }: PipeSizes): number[] {
  return [known(diameterM(pipe)), -network.directions.evidence[pipe], known(-invertM(pipe)), -pipe];
}

const known = (value: number): number => (Number.isNaN(value) ? -Infinity : value);

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}
