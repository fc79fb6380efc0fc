import type { IssueCollector } from '../model/issue-collector.ts';
import type { NetworkTable } from './network-table.ts';
import { pipePlace } from './pipe-place.ts';

/** Pipe ends that name a node which the node table lacks. A pipe end without any name is a missing value instead. */
export function findMissingEndNodes(table: NetworkTable, issues: IssueCollector): void {
  for (let i = 0; i < table.pipeIds.length; i++) {
    if (table.start[i] === -1) issues.add('end-node-missing', pipePlace(table, i, table.startIds[i]), 'startNodeId');
    if (table.end[i] === -1) issues.add('end-node-missing', pipePlace(table, i, table.endIds[i]), 'endNodeId');
  }
}
