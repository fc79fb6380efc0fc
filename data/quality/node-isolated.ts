import type { IssueCollector } from '../model/issue-collector.ts';
import type { NetworkTable } from './network-table.ts';

/** Nodes that no pipe names as its start or end. */
export function findIsolatedNodes(table: NetworkTable, issues: IssueCollector): void {
  const used = new Uint8Array(table.nodeIds.length);
  for (const column of [table.start, table.end]) for (const node of column) if (node >= 0) used[node] = 1;
  for (const [i, id] of table.nodeIds.entries()) {
    if (used[i]) continue;
    issues.add('node-isolated', {
      key: id,
      position: [table.nodePositions[2 * i] ?? 0, table.nodePositions[2 * i + 1] ?? 0],
    });
  }
}
