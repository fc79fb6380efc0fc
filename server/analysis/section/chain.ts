import { AnalysisError } from '../analysis-error.ts';
import { type CityNetwork } from '../city-network.ts';

/** Pipes one after the other, as a section runs along them. */
export interface Chain {
  /** Network pipes in order. */
  pipes: number[];
  /** Whether the section runs each pipe as it is recorded, start → end. */
  forward: boolean[];
  /** Network nodes: one more than pipes. */
  nodes: number[];
}

/** The chain of pipes that all run with their flow, as traces and paths give them. */
export function flowChain(pipes: readonly number[], { network }: CityNetwork): Chain {
  const forward = pipes.map((pipe) => network.directions.sense[pipe] !== -1);
  return { pipes: [...pipes], forward, nodes: nodesAlong(pipes, forward, network.ends) };
}

/**
 * The chain of pipes that somebody lists, in their order, whichever way each flows; turned round where most of its
 * length would otherwise run against the flow. Throws where two pipes that follow each other share no node.
 */
export function listedChain(pipes: readonly number[], city: CityNetwork, keyOf: (pipe: number) => string): Chain {
  const { start, end } = city.network.ends;
  const { sense } = city.network.directions;
  const forward: boolean[] = [];
  let at = firstNode(pipes, city);
  pipes.forEach((pipe, i) => {
    if (start[pipe] !== at && end[pipe] !== at) {
      throw new AnalysisError(
        'request-invalid',
        `pipes.${i}`,
        `pipe "${keyOf(pipe)}" does not join on to "${keyOf(pipes[i - 1])}"; list the pipes of one way in their order`,
      );
    }
    forward.push(start[pipe] === at);
    at = start[pipe] === at ? end[pipe] : start[pipe];
  });
  let alongM = 0;
  pipes.forEach((pipe, i) => (alongM += city.network.lengthM[pipe] * sense[pipe] * (forward[i] ? 1 : -1)));
  if (alongM < 0) return turned({ pipes: [...pipes], forward, nodes: nodesAlong(pipes, forward, city.network.ends) });
  return { pipes: [...pipes], forward, nodes: nodesAlong(pipes, forward, city.network.ends) };
}

/** The node a list of pipes begins at: that of the first which the second does not share; of one pipe its upper end. */
function firstNode(pipes: readonly number[], { network }: CityNetwork): number {
  const { start, end } = network.ends;
  const [first, second] = pipes;
  const upper = network.directions.sense[first] === -1 ? end[first] : start[first];
  if (second === undefined) return upper;
  const joins = (node: number): boolean => start[second] === node || end[second] === node;
  if (joins(start[first]) && joins(end[first])) return upper;
  return joins(start[first]) ? end[first] : start[first];
}

function turned({ pipes, forward, nodes }: Chain): Chain {
  return { pipes: pipes.toReversed(), forward: forward.toReversed().map((way) => !way), nodes: nodes.toReversed() };
}

function nodesAlong(
  pipes: readonly number[],
  forward: readonly boolean[],
  { start, end }: CityNetwork['network']['ends'],
): number[] {
  if (pipes.length === 0) return [];
  const first = forward[0] ? start[pipes[0]] : end[pipes[0]];
  return [first, ...pipes.map((pipe, i) => (forward[i] ? end[pipe] : start[pipe]))];
}
