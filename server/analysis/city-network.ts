import { buildNetwork, type Network } from '../../data/network/network.ts';
import { flowEvidence, noEvidence, nodeRoles, type NodeRole, type PipeTable } from '../../data/network/pipe-table.ts';
import type { AnalysisDataset, GeometryColumns, LayerColumns, NumberColumn, TextColumn } from './columns.ts';
import { filled } from './filled.ts';
import { Walker } from './trace-walk.ts';

/** The network of a dataset, and how its pipes and nodes stand in the layers. */
export interface CityNetwork {
  network: Network;
  walker: Walker;
  /** Record in the `pipes` layer of a network pipe; network nodes below `network.ends.records` are records of `nodes`. */
  recordOf: Uint32Array;
  /** Network pipe of a record, −1 for one that does not count. */
  pipeOf: Int32Array;
}

const networks = new WeakMap<AnalysisDataset, CityNetwork>();

/** The network of the pipes in use (or of unknown status), made when first asked for and kept with the dataset. */
export function cityNetwork(dataset: AnalysisDataset): CityNetwork {
  let known = networks.get(dataset);
  if (!known) {
    known = build(dataset.layers.pipes, dataset.layers.nodes);
    networks.set(dataset, known);
  }
  return known;
}

function build(pipes: LayerColumns | undefined, nodes: LayerColumns | undefined): CityNetwork {
  const status = textOf(pipes, 'status');
  const pipeOf = new Int32Array(pipes?.count ?? 0).fill(-1);
  const recordOf = new Uint32Array(pipes?.count ?? 0);
  let count = 0;
  for (let i = 0; i < recordOf.length; i++) {
    const known = status(i);
    if (known !== undefined && known !== 'in_use') continue;
    pipeOf[i] = count;
    recordOf[count++] = i;
  }
  const used = recordOf.slice(0, count);
  const network = buildNetwork(pipeTable(pipes, nodes, used));
  return { network, walker: new Walker(network), recordOf: used, pipeOf };
}

function pipeTable(pipes: LayerColumns | undefined, nodes: LayerColumns | undefined, recordOf: Uint32Array): PipeTable {
  const count = recordOf.length;
  const names = new Map<string, number>();
  nodes?.keys.forEach((key, j) => names.set(key, j));
  const nodeCount = nodes?.count ?? 0;
  const nameAt = (field: string): Int32Array => {
    const column = pipes?.fields[field] as TextColumn | undefined;
    const named = new Int32Array(count).fill(-1);
    if (!column) return named;
    const { dictionary } = column;
    const codes = new Int32Array(dictionary.length).fill(-1);
    for (let i = 0; i < count; i++) {
      const code = column.codes[recordOf[i]];
      if (code < 0) continue;
      if (codes[code] < 0) {
        const text = dictionary[code];
        const known = names.get(text);
        if (known === undefined) names.set(text, names.size);
        codes[code] = known ?? names.size - 1;
      }
      named[i] = codes[code];
    }
    return named;
  };
  const startName = nameAt('startNodeId');
  const endName = nameAt('endNodeId');
  const endsXy = new Float64Array(4 * count);
  const lengthM = new Float64Array(count);
  for (let i = 0; i < count; i++) lengthM[i] = measure(pipes!, recordOf[i], endsXy, 4 * i);
  const nodeOfName = new Int32Array(names.size).fill(-1);
  for (let j = 0; j < nodeCount; j++) nodeOfName[j] = j;
  return {
    pipes: count,
    startName,
    endName,
    names: names.size,
    endsXy,
    lengthM,
    invertStartM: numbersOf(pipes, 'invertStartM', recordOf),
    invertEndM: numbersOf(pipes, 'invertEndM', recordOf),
    surveyedEvidence: codesOf(pipes, 'flowEvidence', recordOf, noEvidence, (word) => {
      const at = flowEvidence.indexOf(word as (typeof flowEvidence)[number]);
      return at < 0 ? noEvidence : at;
    }),
    pressure: codesOf(pipes, 'pressure', recordOf, 0, (word) => (word === 'pressure' ? 1 : 0)),
    nodes: nodeCount,
    nodeXy: filled(new Float64Array(2 * nodeCount), (k) => nodes!.xy[2 * firstVertex(nodes!, k >> 1) + (k & 1)]),
    nodeOfName,
    nodeRole: roles(nodes),
  };
}

const roleOfType: Record<string, NodeRole> = {
  outfall: 'outfall',
  treatment_works: 'works',
  pump_station: 'pump',
  gate: 'gate',
  valve: 'gate',
  weir: 'weir',
  diversion: 'weir',
  inlet: 'inlet',
  intake: 'inlet',
};

function roles(nodes: LayerColumns | undefined): Uint8Array {
  const type = textOf(nodes, 'nodeType');
  const manhole = textOf(nodes, 'manholeType');
  return filled(new Uint8Array(nodes?.count ?? 0), (j) =>
    nodeRoles.indexOf(roleOfType[type(j) ?? ''] ?? (manhole(j) === 'siphon' ? 'siphon' : 'plain')),
  );
}

/** Geometric length of a line, m; writes x, y of its first and last vertex. */
function measure(lines: GeometryColumns, feature: number, endsXy: Float64Array, at: number): number {
  const { featureParts, partRings, ringStarts, xy } = lines;
  let lengthM = 0;
  for (let part = featureParts[feature]; part < featureParts[feature + 1]; part++) {
    const ring = partRings[part];
    for (let v = ringStarts[ring]; v + 1 < ringStarts[ring + 1]; v++) {
      const dx = xy[2 * v + 2] - xy[2 * v];
      const dy = xy[2 * v + 3] - xy[2 * v + 1];
      lengthM += Math.sqrt(dx * dx + dy * dy);
    }
  }
  const first = firstVertex(lines, feature);
  const last = ringStarts[partRings[featureParts[feature + 1]]] - 1;
  endsXy[at] = xy[2 * first];
  endsXy[at + 1] = xy[2 * first + 1];
  endsXy[at + 2] = xy[2 * last];
  endsXy[at + 3] = xy[2 * last + 1];
  return lengthM;
}

function firstVertex(columns: GeometryColumns, feature: number): number {
  return columns.ringStarts[columns.partRings[columns.featureParts[feature]]];
}

/** Reader of a text field; undefined where the value is missing. */
export function textOf(layer: LayerColumns | undefined, field: string): (record: number) => string | undefined {
  const column = layer?.fields[field] as TextColumn | undefined;
  return column ? (record) => column.dictionary[column.codes[record]] : () => undefined;
}

/** Reader of what a word of a text field means, asked once per word; of a missing one, `undefined`. */
export function wordsOf<T>(
  layer: LayerColumns | undefined,
  field: string,
  meaning: (word: string | undefined) => T,
): (record: number) => T {
  const missing = meaning(undefined);
  const column = layer?.fields[field] as TextColumn | undefined;
  if (!column) return () => missing;
  const { codes } = column;
  const known = column.dictionary.map(meaning);
  return (record) => (codes[record] < 0 ? missing : known[codes[record]]);
}

/** Reader of a number field; NaN where the value is missing. */
export function numberOf(layer: LayerColumns | undefined, field: string): (record: number) => number {
  const column = layer?.fields[field] as NumberColumn | undefined;
  return column ? (record) => column.values[record] : () => NaN;
}

function numbersOf(layer: LayerColumns | undefined, field: string, recordOf: Uint32Array): Float64Array {
  const column = layer?.fields[field] as NumberColumn | undefined;
  const numbers = new Float64Array(recordOf.length).fill(NaN);
  if (column) for (let i = 0; i < numbers.length; i++) numbers[i] = column.values[recordOf[i]];
  return numbers;
}

/** Words of a text field as small numbers; `missing` where there is none. */
function codesOf(
  layer: LayerColumns | undefined,
  field: string,
  recordOf: Uint32Array,
  missing: number,
  codeOf: (word: string) => number,
): Uint8Array {
  const column = layer?.fields[field] as TextColumn | undefined;
  const codes = new Uint8Array(recordOf.length).fill(missing);
  if (!column) return codes;
  const known = column.dictionary.map(codeOf);
  for (let i = 0; i < codes.length; i++) {
    const word = column.codes[recordOf[i]];
    if (word >= 0) codes[i] = known[word];
  }
  return codes;
}
