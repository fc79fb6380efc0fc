import type { IssueCollector } from '../model/issue-collector.ts';
import type { NetworkTable } from './network-table.ts';
import { pipePlace } from './pipe-place.ts';

/** A pipe drawn to the wall of its manhole ends half a metre or so from the node in the middle. */
export const endNodeToleranceM = 0.5;

/** Pipe ends farther than `endNodeToleranceM` from the node they name, measured in the working CRS. */
export function findEndsApart(table: NetworkTable, issues: IssueCollector): void {
  for (let i = 0; i < table.pipeIds.length; i++) {
    for (const [side, field] of (['startNodeId', 'endNodeId'] as const).entries()) {
      const node = (side === 0 ? table.start : table.end)[i] ?? -1;
      if (node < 0) continue;
      const dx = (table.endsXy[4 * i + 2 * side] ?? 0) - (table.nodeXy[2 * node] ?? 0);
      const dy = (table.endsXy[4 * i + 2 * side + 1] ?? 0) - (table.nodeXy[2 * node + 1] ?? 0);
      const apartM = Math.hypot(dx, dy);
      if (apartM > endNodeToleranceM) {
        issues.add('end-node-apart', pipePlace(table, i, `${apartM.toFixed(2)} m`), field);
      }
    }
  }
}
