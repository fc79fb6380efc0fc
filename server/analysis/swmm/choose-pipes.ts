import type { PolygonGeometry } from '../../../data/model/feature.ts';
import { AnalysisError } from '../analysis-error.ts';
import { type CityNetwork, textOf } from '../city-network.ts';
import type { AnalysisContext } from '../context.ts';
import { trace } from '../trace.ts';
import { findSeeds } from '../trace-seeds.ts';
import type { TraceParameters } from '../trace-types.ts';

/** The part of the network a model is made of. */
export type PartParameter =
  | { type: 'whole' }
  | { type: 'trace'; trace: TraceParameters }
  | { type: 'polygon'; geometry: PolygonGeometry }
  | { type: 'pipes'; keys: readonly string[] };

export interface ChosenPipes {
  /** Network pipes, ascending. */
  chosen: number[];
  /** Pipes of the part that are left out, by reason. */
  leftOut: { kind: number; role: number };
  /** Whether a network pipe is of what goes into a model, in the part or not. */
  isWanted: (pipe: number) => boolean;
}

/**
 * Network pipes of a part that go into a model: of the kinds asked for (and of unknown kind), and mains (and of unknown
 * role) unless connections are wanted. Throws what a trace throws, and `item-unknown` for a key that is no pipe in use.
 */
export function choosePipes(
  part: PartParameter,
  { kinds, connections }: { kinds: readonly string[]; connections: boolean },
  context: AnalysisContext,
  city: CityNetwork,
): ChosenPipes {
  const { pipes } = context.dataset.layers;
  const kind = textOf(pipes, 'kind');
  const role = textOf(pipes, 'role');
  const reasonNot = (pipe: number): keyof ChosenPipes['leftOut'] | undefined => {
    const record = city.recordOf[pipe];
    const [isKind, isRole] = [kind(record), role(record)];
    if (isKind !== undefined && !kinds.includes(isKind)) return 'kind';
    return !connections && isRole !== undefined && isRole !== 'main' ? 'role' : undefined;
  };
  const leftOut = { kind: 0, role: 0 };
  const chosen = [...new Set(pipesOf(part, context, city))].filter((pipe) => {
    const reason = reasonNot(pipe);
    if (reason) leftOut[reason]++;
    return !reason;
  });
  if (chosen.length === 0) {
    throw new AnalysisError(
      'network-missing',
      'part',
      'no pipe of these kinds lies in the part; choose others, or a larger part',
    );
  }
  return { chosen: chosen.sort((a, b) => a - b), leftOut, isWanted: (pipe) => !reasonNot(pipe) };
}

function pipesOf(part: PartParameter, context: AnalysisContext, city: CityNetwork): number[] {
  if (part.type === 'trace') return trace(part.trace, context).traced.map(({ pipe }) => pipe);
  if (part.type === 'polygon') return findSeeds(part, 'part', context, city).pipes;
  if (part.type === 'whole') return [...city.recordOf.keys()];
  const { keys } = context.dataset.layers.pipes;
  const record = new Map(keys.map((key, i) => [key, i]));
  return part.keys.map((key) => {
    const pipe = city.pipeOf[record.get(key) ?? -1] ?? -1;
    if (pipe < 0) throw new AnalysisError('item-unknown', 'part.keys', `there is no pipe "${key}" in use`);
    return pipe;
  });
}
