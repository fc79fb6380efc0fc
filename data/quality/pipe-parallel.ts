import type { IssueCollector } from '../model/issue-collector.ts';
import type { NetworkTable } from './network-table.ts';
import { pipePlace } from './pipe-place.ts';

/**
 * Every pipe after the first from the same start node to the same end node. A pipe the other way round is a
 * loop of two pipes, not a parallel one. Real twin pipes are found as well: the rule asks for a look.
 */
export function findParallelPipes(table: NetworkTable, issues: IssueCollector): void {
  const first = new Map<string, number>();
  for (const [i, start] of table.startIds.entries()) {
    const end = table.endIds[i] ?? '';
    if (start === '' || end === '') continue;
    // Node ids come from anywhere; a control character keeps `a b` + `c` apart from `a` + `b c`.
    const pair = `${start}\u0000${end}`;
    const earlier = first.get(pair);
    if (earlier === undefined) first.set(pair, i);
    else issues.add('pipe-parallel', pipePlace(table, i, `beside ${table.pipeIds[earlier]}`));
  }
}
