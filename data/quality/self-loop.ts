import type { IssueCollector } from '../model/issue-collector.ts';
import type { NetworkTable } from './network-table.ts';
import { pipePlace } from './pipe-place.ts';

/** Pipes that start and end at the same node. */
export function findSelfLoops(table: NetworkTable, issues: IssueCollector): void {
  for (const [i, id] of table.startIds.entries()) {
    if (id !== '' && id === table.endIds[i]) issues.add('self-loop', pipePlace(table, i, id));
  }
}
