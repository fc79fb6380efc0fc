import { swmmId } from '../../data/swmm/swmm-id.ts';
import { cityNetwork } from '../analysis/city-network.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import type { SwmmJoinHeader, SwmmJoinRequest } from '../contract/swmm-results.ts';
import { columnBytes } from './column-bytes.ts';

/** How the links and nodes of a model stand for pipes and nodes; the form is described in contract/swmm-results.ts. */
export function swmmJoinBytes(request: SwmmJoinRequest, { dataset }: AnalysisContext): Uint8Array {
  const { recordOf } = cityNetwork(dataset);
  const { pipes, nodes } = dataset.layers;
  const linkAt = finder(request.links, request.linkKeys);
  const nodeAt = finder(request.nodes, request.nodeKeys);
  const linkOfPipe = Int32Array.from(recordOf, (record) => linkAt(pipes.keys[record]));
  const nodeOfRecord = Int32Array.from({ length: nodes?.count ?? 0 }, (_, record) => nodeAt(nodes.keys[record]));
  const found = (column: Int32Array): number => column.reduce((sum, at) => sum + (at >= 0 ? 1 : 0), 0);
  const header: SwmmJoinHeader = {
    datasetVersion: dataset.version,
    pipes: linkOfPipe.length,
    nodes: nodeOfRecord.length,
    pipesFound: found(linkOfPipe),
    nodesFound: found(nodeOfRecord),
  };
  return columnBytes('DSJ1', header, [linkOfPipe, nodeOfRecord]);
}

function finder(ids: readonly string[], keys: Readonly<Record<string, string>>): (key: string) => number {
  const place = new Map(ids.map((id, i) => [id, i]));
  const named = new Map(Object.entries(keys));
  return (key) => place.get(named.get(key) ?? swmmId(key)) ?? -1;
}
