import type { Network } from '../../../data/network/network.ts';
import { nodeRoles } from '../../../data/network/pipe-table.ts';
import type { SourceNode, SourceNodeRole, SourcePipe, SourceShape, SwmmSource } from '../../../data/swmm/source.ts';
import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { LayerColumns } from '../columns.ts';
import type { AnalysisContext } from '../context.ts';
import type { ChosenPipes } from './choose-pipes.ts';
import { landOfPart } from './land-of-part.ts';

const roleWords: Partial<Record<(typeof nodeRoles)[number], SourceNodeRole>> = {
  outfall: 'outfall',
  works: 'works',
  pump: 'pump',
  weir: 'weir',
};

/** The chosen network pipes with their nodes and the land that drains into them, as the survey has them. */
export function collectSource(
  { chosen, isWanted }: ChosenPipes,
  context: AnalysisContext,
  city: CityNetwork,
): SwmmSource {
  const { network } = city;
  const { pipes, nodes } = context.dataset.layers;
  const place = new Map<number, number>();
  const networkNodes: number[] = [];
  const placeOf = (node: number): number => {
    let at = place.get(node);
    if (at === undefined) {
      at = networkNodes.push(node) - 1;
      place.set(node, at);
    }
    return at;
  };
  const readPipe = pipeReader(pipes, city);
  const sourcePipes = chosen.map((pipe) => readPipe(pipe, placeOf));
  const inPart = new Set(chosen);
  const readNode = nodeReader(nodes, city);
  const outside = ({ first, pipes: list }: Network['out'], node: number): number[] =>
    Array.from(list.subarray(first[node], first[node + 1])).filter((pipe) => !inPart.has(pipe));
  return {
    crs: context.dataset.workingCrs,
    pipes: sourcePipes,
    nodes: networkNodes.map((node) => {
      // What inlet connections bring comes from the land at the node; other kinds bring no rain.
      const fed = outside(network.in, node).some(isWanted);
      return { ...readNode(node), cut: outside(network.out, node).length > 0, fed };
    }),
    catchments: landOfPart(place, context.dataset, city),
  };
}

function pipeReader(pipes: LayerColumns, { network, recordOf }: CityNetwork) {
  const [shape, form, material, pressure, role] = ['sectionShape', 'form', 'material', 'pressure', 'role'].map(
    (field) => textOf(pipes, field),
  );
  const [height, width, sideSlope, roughness, start, end] = [
    'diameterM',
    'widthM',
    'sideSlope',
    'roughness',
    'invertStartM',
    'invertEndM',
  ].map((field) => numberOf(pipes, field));
  return (pipe: number, placeOf: (node: number) => number): SourcePipe => {
    const record = recordOf[pipe];
    const back = network.directions.sense[pipe] === -1;
    const directed = network.from[pipe] >= 0;
    const { ends } = network;
    const levels = [start(record), end(record)];
    return {
      key: pipes.keys[record],
      from: placeOf(directed ? network.from[pipe] : ends.start[pipe]),
      to: placeOf(directed ? network.to[pipe] : ends.end[pipe]),
      lengthM: network.lengthM[pipe],
      between: verticesBetween(pipes, record, back),
      shape: shape(record) as SourceShape | undefined,
      open: form(record) === 'open_channel',
      heightM: height(record),
      widthM: width(record),
      sideSlope: sideSlope(record),
      roughness: roughness(record),
      material: material(record),
      invertFromM: back ? levels[1] : levels[0],
      invertToM: back ? levels[0] : levels[1],
      pressure: pressure(record) === 'pressure',
      connection: (role(record) ?? 'main') !== 'main',
      directionKnown: directed,
    };
  };
}

function nodeReader(
  nodes: LayerColumns | undefined,
  { network }: CityNetwork,
): (node: number) => Omit<SourceNode, 'cut' | 'fed'> {
  const type = textOf(nodes, 'nodeType');
  const [ground, bottom, depth, flow, volume] = ['groundM', 'bottomM', 'depthM', 'pumpCapacityM3s', 'storageM3'].map(
    (field) => numberOf(nodes, field),
  );
  const flap = numberOf(nodes, 'hasFlap');
  return (node) => {
    const recorded = node < network.ends.records;
    const at = recorded ? node : -1;
    const bottomM = recorded ? bottom(at) : NaN;
    return {
      key: recorded ? nodes!.keys[node] : null,
      x: network.ends.nodeXy[2 * node],
      y: network.ends.nodeXy[2 * node + 1],
      role: recorded && type(at) === 'storage' ? 'storage' : (roleWords[nodeRoles[network.role[node]]] ?? 'plain'),
      groundM: recorded ? ground(at) : NaN,
      bottomM: recorded && Number.isNaN(bottomM) ? ground(at) - depth(at) : bottomM,
      pumpM3s: recorded ? flow(at) : NaN,
      storageM3: recorded ? volume(at) : NaN,
      flap: recorded && flap(at) === 1,
    };
  };
}

/** x, y of the vertices of the first line between its ends, along the flow. */
function verticesBetween(
  { featureParts, partRings, ringStarts, xy }: LayerColumns,
  record: number,
  back: boolean,
): number[] {
  const found: number[] = [];
  for (let part = featureParts[record]; part < featureParts[record + 1]; part++) {
    const ring = partRings[part];
    for (let v = ringStarts[ring]; v < ringStarts[ring + 1]; v++) found.push(v);
  }
  const inner = found.slice(1, -1);
  return (back ? inner.reverse() : inner).flatMap((v) => [xy[2 * v], xy[2 * v + 1]]);
}
