import { createIssueCollector } from '../model/issue-collector.ts';
import type { Issue, IssueCode } from '../model/issue.ts';
import { findEndsApart } from './end-node-apart.ts';
import { findMissingEndNodes } from './end-node-missing.ts';
import { findDifferingLengths } from './length-differs.ts';
import type { NetworkTable } from './network-table.ts';
import { findIsolatedNodes } from './node-isolated.ts';
import { findParallelPipes } from './pipe-parallel.ts';
import { findSelfLoops } from './self-loop.ts';
import { findZeroLengths } from './zero-length.ts';

/** Codes the network rules give: they are counted anew whenever pipes or nodes change. */
export const networkIssueCodes: readonly IssueCode[] = [
  'self-loop',
  'end-node-missing',
  'end-node-apart',
  'pipe-parallel',
  'length-differs',
  'geometry-zero-length',
  'node-isolated',
];

/** Runs every network rule over the pipes and nodes of one version. */
export function checkNetwork(table: NetworkTable): { pipes: Issue[]; nodes: Issue[] } {
  const pipes = createIssueCollector('pipes');
  const nodes = createIssueCollector('nodes');
  findSelfLoops(table, pipes);
  findParallelPipes(table, pipes);
  findDifferingLengths(table, pipes);
  findZeroLengths(table, pipes);
  // Without a node table every id would be missing: that is one missing layer, not a defect of each pipe.
  if (table.nodeIds.length > 0) {
    findMissingEndNodes(table, pipes);
    findEndsApart(table, pipes);
  }
  // Likewise, without pipes every node would stand alone.
  if (table.pipeIds.length > 0) findIsolatedNodes(table, nodes);
  return { pipes: pipes.list(), nodes: nodes.list() };
}
