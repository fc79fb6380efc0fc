import { limits } from '../../../data/model/limits.ts';
import { AnalysisError } from '../analysis-error.ts';
import { type CityNetwork, cityNetwork, numberOf } from '../city-network.ts';
import type { LayerColumns } from '../columns.ts';
import type { AnalysisContext } from '../context.ts';
import { trace } from '../trace.ts';
import { findSeeds, type PlaceParameter } from '../trace-seeds.ts';
import { type Chain, flowChain, listedChain } from './chain.ts';
import { mainWay, type WayChoice } from './main-way.ts';
import { groundAlong, sectionNodes } from './section-nodes.ts';
import { sectionPipes } from './section-pipes.ts';
import type { LongSection, SectionChoice, WaterLevels } from './section-types.ts';

export interface SectionParameters {
  from?: PlaceParameter | undefined;
  to?: PlaceParameter | undefined;
  way?: number | undefined;
  pipes?: readonly string[] | undefined;
  waterLevels?: WaterLevels | undefined;
}

interface Route extends Pick<LongSection, 'end' | 'ways' | 'way' | 'reversed'> {
  chain: Chain;
  choices: WayChoice[];
}

/**
 * The long section along listed pipes, along one of the ways between two places, or down the main way from a place to
 * where the water goes. Throws what `findSeeds` throws, `way-missing` where no pipe leads on or no water gets from one
 * place to the other, and `request-invalid` for pipes that do not join.
 */
export function longSection(parameters: SectionParameters, context: AnalysisContext): LongSection {
  const { dataset, projection } = context;
  const city = cityNetwork(dataset);
  const { pipes, nodes } = dataset.layers;
  if (!pipes || city.network.pipes === 0) {
    throw new AnalysisError('network-missing', 'from', `${dataset.city} has no pipes in use; import the pipes layer`);
  }
  const { chain, choices, ...route } = routeOf(parameters, context, city, pipes);
  context.checkpoint(0.5);
  const groundM = groundAlong(chain, city, nodes);
  const along = sectionPipes(chain, groundM, city, pipes, parameters.waterLevels);
  const at = sectionNodes(chain, along, groundM, city, { pipes, nodes }, projection, parameters.waterLevels);
  return {
    ...route,
    nodes: at,
    pipes: along,
    choices: choices.map((choice): SectionChoice => {
      const { nodeId, stationM } = at[chain.nodes.indexOf(choice.node)];
      const keyOf = (pipe: number): string => pipes.keys[city.recordOf[pipe]];
      return { nodeId, stationM, taken: keyOf(choice.taken), left: choice.left.map(keyOf), by: choice.by };
    }),
  };
}

function routeOf(
  { from, to, way = 0, pipes: listed }: SectionParameters,
  context: AnalysisContext,
  city: CityNetwork,
  pipes: LayerColumns,
): Route {
  const alone = { choices: [], ways: 1, way: 0, reversed: false };
  if (listed) return { ...alone, chain: listedRoute(listed, city, pipes), end: 'listed' };
  if (!from) {
    throw new AnalysisError(
      'request-invalid',
      'from',
      'name a place in "from", or the pipes of the section in "pipes"',
    );
  }
  if (!to) {
    const { chain, choices, end } = downstream(from, context, city, pipes);
    return { ...alone, chain, choices, end };
  }
  const { paths, reversed } = trace({ from, to, direction: 'path', nearM: 0 }, context);
  if (paths.length === 0) {
    const detail = 'no water gets from one of the places to the other; choose two on the way of the same water';
    throw new AnalysisError('way-missing', 'to', detail);
  }
  if (way >= paths.length) {
    const detail = `there is no way ${way}: ${paths.length} ways were found, numbered from 0`;
    throw new AnalysisError('request-invalid', 'way', detail);
  }
  const chain = flowChain(withinLimit(paths[way].pipes), city);
  return { chain, choices: [], end: 'target', ways: paths.length, way, reversed };
}

function downstream(
  from: PlaceParameter,
  context: AnalysisContext,
  city: CityNetwork,
  pipes: LayerColumns,
): Pick<Route, 'chain' | 'choices' | 'end'> {
  const seeds = findSeeds(from, 'from', context, city);
  const { network, recordOf } = city;
  const [diameter, start, end] = ['diameterM', 'invertStartM', 'invertEndM'].map((field) => numberOf(pipes, field));
  const sizes = {
    diameterM: (pipe: number) => diameter(recordOf[pipe]),
    invertM: (pipe: number) => (network.directions.sense[pipe] === -1 ? end : start)(recordOf[pipe]),
  };
  const first = seeds.pipes[0];
  if (first !== undefined && network.to[first] < 0) {
    // Nobody knows where its water goes: it is shown by itself, and the answer says why it ends.
    return { chain: flowChain([first], city), choices: [], end: 'direction-unknown' };
  }
  const already = first === undefined ? [] : [first];
  const way = mainWay(first === undefined ? seeds.nodes[0] : network.to[first], already, city, sizes);
  if (way.pipes.length === 0) {
    const detail = `no pipe leads on from this place (${way.end}); choose a pipe or a node upstream of it`;
    throw new AnalysisError('way-missing', 'from', detail);
  }
  return { chain: flowChain(way.pipes, city), choices: way.choices, end: way.end };
}

function listedRoute(listed: readonly string[], city: CityNetwork, pipes: LayerColumns): Chain {
  const wanted = new Map(listed.map((key, i) => [key, i]));
  const found = new Int32Array(listed.length).fill(-1);
  pipes.keys.forEach((key, record) => {
    const at = wanted.get(key);
    if (at !== undefined) found[at] = city.pipeOf[record];
  });
  listed.forEach((key, i) => {
    if (found[i] >= 0) return;
    const detail = `there is no pipe "${key}" in use, or it is listed twice; search for it`;
    throw new AnalysisError('item-unknown', `pipes.${i}`, detail);
  });
  return listedChain([...found], city, (pipe) => pipes.keys[city.recordOf[pipe]]);
}

function withinLimit(pipes: readonly number[]): readonly number[] {
  if (pipes.length <= limits.sectionPipesMax) return pipes;
  const detail = `the way has ${pipes.length} pipes, a section at most ${limits.sectionPipesMax}; choose nearer places`;
  throw new AnalysisError('request-invalid', 'to', detail);
}
