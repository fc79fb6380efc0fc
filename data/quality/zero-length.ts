import type { IssueCollector } from '../model/issue-collector.ts';
import type { NetworkTable } from './network-table.ts';
import { pipePlace } from './pipe-place.ts';

/** Below this a pipe is a point: coordinates at rest have 0.1 mm. */
export const zeroLengthM = 0.001;

/** Pipes whose drawn length is nothing. */
export function findZeroLengths(table: NetworkTable, issues: IssueCollector): void {
  for (const [i, length] of table.geometricM.entries()) {
    if (length < zeroLengthM) issues.add('geometry-zero-length', pipePlace(table, i));
  }
}
