import { nodeRoles } from '../../../data/network/pipe-table.ts';
import { type CityNetwork, cityNetwork, numberOf, textOf } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';
import { filled } from '../filled.ts';

/** What the search for causes reads of the network: per network pipe and per network node, NaN where nobody knows. */
export interface Drains {
  city: CityNetwork;
  diameterM: Float64Array;
  /** Rise of the invert along the flow, m; NaN for pipes under pressure or of unknown levels or direction. */
  riseM: Float64Array;
  /** 1 for pipes under pressure. */
  pressure: Uint8Array;
  /** 1 for mains that carry rain: storm, combined or unknown. */
  carriesRain: Uint8Array;
  /** 1 for mains of foul sewers. */
  foul: Uint8Array;
  /** Functional class 1 … 4 of the last inspection; 0 where there was none. */
  functionalClass: Uint8Array;
  groundM: Float64Array;
  bottomM: Float64Array;
  /** 1 for nodes that take rain from the street. */
  inlet: Uint8Array;
  /** Flood level of the water that an outfall names, m. */
  floodLevelM: Float64Array;
  /** 1: has a flap; 0: has none; −1: unknown. Meaningful for outfalls. */
  flap: Int8Array;
  /** What a pump station lifts, m³/s. */
  pumpM3s: Float64Array;
}

const inletRole = nodeRoles.indexOf('inlet');
const kept = new WeakMap<AnalysisDataset, Drains>();

/** The drains of a dataset; made when first asked for and kept with it. */
export function drainsOf(dataset: AnalysisDataset): Drains {
  let known = kept.get(dataset);
  if (!known) kept.set(dataset, (known = readDrains(dataset)));
  return known;
}

function readDrains(dataset: AnalysisDataset): Drains {
  const city = cityNetwork(dataset);
  const { network, recordOf } = city;
  const { pipes, nodes } = dataset.layers;
  const kind = textOf(pipes, 'kind');
  const role = textOf(pipes, 'role');
  const pressure = textOf(pipes, 'pressure');
  const grade = textOf(pipes, 'functionalGrade');
  const start = numberOf(pipes, 'invertStartM');
  const end = numberOf(pipes, 'invertEndM');
  const isMain = (record: number): boolean => (role(record) ?? 'main') === 'main';
  const ofPipes = (value: (record: number, pipe: number) => number): Float64Array =>
    filled(new Float64Array(network.pipes), (pipe) => value(recordOf[pipe], pipe));
  const marked = (isSo: (record: number) => boolean): Uint8Array =>
    filled(new Uint8Array(network.pipes), (pipe) => (isSo(recordOf[pipe]) ? 1 : 0));
  const floodLevel = floodLevels(dataset);
  const receiving = textOf(nodes, 'receivingWater');
  const flap = numberOf(nodes, 'hasFlap');
  const ofNodes = (value: (record: number) => number): Float64Array =>
    filled(new Float64Array(network.ends.nodes), (node) => (node < network.ends.records ? value(node) : NaN));
  return {
    city,
    diameterM: ofPipes(numberOf(pipes, 'diameterM')),
    riseM: ofPipes((record, pipe) => {
      const sense = network.directions.sense[pipe];
      return sense === 0 || pressure(record) === 'pressure' ? NaN : sense * (end(record) - start(record));
    }),
    pressure: marked((record) => pressure(record) === 'pressure'),
    carriesRain: marked((record) => isMain(record) && kind(record) !== 'foul'),
    foul: marked((record) => isMain(record) && kind(record) === 'foul'),
    functionalClass: Uint8Array.from(ofPipes((record) => Number(grade(record)?.at(-1) ?? 0))),
    groundM: ofNodes(numberOf(nodes, 'groundM')),
    bottomM: ofNodes(numberOf(nodes, 'bottomM')),
    inlet: filled(new Uint8Array(network.ends.nodes), (node) => (network.role[node] === inletRole ? 1 : 0)),
    floodLevelM: ofNodes((node) => floodLevel(receiving(node))),
    flap: Int8Array.from(ofNodes((node) => (Number.isNaN(flap(node)) ? -1 : flap(node)))),
    pumpM3s: ofNodes(numberOf(nodes, 'pumpCapacityM3s')),
  };
}

/** Flood level of a water by its name or its key; the highest where several parts of one water have one. */
function floodLevels({ layers: { water } }: AnalysisDataset): (name: string | undefined) => number {
  const levels = new Map<string, number>();
  const name = textOf(water, 'name');
  const level = numberOf(water, 'floodLevelM');
  for (let i = 0; i < (water?.count ?? 0); i++) {
    if (Number.isNaN(level(i))) continue;
    for (const word of [name(i), water?.keys[i]]) {
      if (word !== undefined) levels.set(word, Math.max(level(i), levels.get(word) ?? -Infinity));
    }
  }
  return (word) => (word === undefined ? NaN : (levels.get(word) ?? NaN));
}
