import type { Projection } from '../../../data/geo/crs.ts';
import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { LayerColumns } from '../columns.ts';
import type { Chain } from './chain.ts';
import { lateralsAt } from './laterals.ts';
import { orNull } from './section-pipes.ts';
import type { SectionNode, SectionPipe, WaterLevels } from './section-types.ts';

/** Surveyed ground level of every node of a chain, m; NaN where there is none. */
export function groundAlong(chain: Chain, { network }: CityNetwork, nodes: LayerColumns | undefined): number[] {
  const ground = numberOf(nodes, 'groundM');
  return chain.nodes.map((node) => (node < network.ends.records ? ground(node) : NaN));
}

/** The nodes of a section, in its order, with what joins at each. */
export function sectionNodes(
  chain: Chain,
  along: readonly SectionPipe[],
  groundM: readonly number[],
  city: CityNetwork,
  layers: { pipes: LayerColumns; nodes: LayerColumns | undefined },
  projection: Projection,
  water: WaterLevels | undefined,
): SectionNode[] {
  const { nodes } = layers;
  const { records, nodeXy } = city.network.ends;
  const [name, nameEn, type] = ['name', 'nameEn', 'nodeType'].map((field) => textOf(nodes, field));
  const [bottom, depth] = [numberOf(nodes, 'bottomM'), numberOf(nodes, 'depthM')];
  const inChain = new Set(chain.pipes);
  return chain.nodes.map((node, i) => {
    const known = node < records;
    const nodeId = known ? nodes!.keys[node] : null;
    const surveyedM = known ? bottom(node) : NaN;
    const fromDepthM = known ? groundM[i] - depth(node) : NaN;
    const bottomM = Number.isNaN(surveyedM) ? fromDepthM : surveyedM;
    const [comes, goes] = [along[i - 1], along[i]];
    const [lon, lat] = projection.inverse(nodeXy[2 * node], nodeXy[2 * node + 1]);
    return {
      nodeId,
      name: known ? (name(node) ?? null) : null,
      nameEn: known ? (nameEn(node) ?? null) : null,
      nodeType: known ? (type(node) ?? null) : null,
      stationM: goes?.fromStationM ?? comes?.toStationM ?? 0,
      position: [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9],
      groundM: orNull(groundM[i]),
      bottomM: orNull(bottomM),
      bottomFrom: Number.isNaN(bottomM) ? null : Number.isNaN(surveyedM) ? 'depth' : 'surveyed',
      depthM: orNull(groundM[i] - bottomM),
      dropM: orNull((comes?.invertOutM ?? NaN) - (goes?.invertInM ?? NaN)),
      waterM: nodeId !== null && water?.nodes && Object.hasOwn(water.nodes, nodeId) ? water.nodes[nodeId] : null,
      laterals: lateralsAt(node, inChain, chain, i, city, layers.pipes),
    };
  });
}
