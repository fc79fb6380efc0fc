import type { IssuePlace } from '../model/issue.ts';
import type { NetworkTable } from './network-table.ts';

/** Where pipe `i` lies, for an issue. */
export function pipePlace(table: NetworkTable, i: number, value?: string): IssuePlace {
  return {
    key: table.pipeIds[i] ?? '',
    position: [table.pipePositions[2 * i] ?? 0, table.pipePositions[2 * i + 1] ?? 0],
    ...(value === undefined ? {} : { value }),
  };
}
