import { type CityNetwork, cityNetwork, numberOf } from './city-network.ts';
import { cityEdge } from './city-edge.ts';
import type { AnalysisContext } from './context.ts';
import { AnalysisError } from './analysis-error.ts';
import { evidenceOf } from './trace.ts';
import { noBarriers, stopReason } from './trace-stops.ts';

/**
 * What makes a network doubtful: inverts that rise along the adopted direction; a pipe whose direction nobody knows; an
 * end joined by its place; an end that names a node without a record; a node that pipes lead to and none leaves, and
 * that is no outfall, works or city edge.
 */
export const networkIssues = ['against-inverts', 'undirected', 'snapped', 'missing-end-node', 'dead-end'] as const;
export type NetworkIssue = (typeof networkIssues)[number];

export interface FoundIssue {
  issue: NetworkIssue;
  /** Network pipe; of a dead end the first that leads there. */
  pipe: number;
  /** Network node of a snap, a missing record or a dead end. */
  node: number | null;
  /** Rise along the adopted direction, or how far a snapped end lies from its node; 0 where neither is meant. */
  sizeM: number;
}

export interface NetworkCheck {
  city: CityNetwork;
  /** By issue in the order of `networkIssues`, the largest first, then in the order of the survey. */
  issues: FoundIssue[];
  /** Pipes by the evidence for their direction; `unknown` where there is none. */
  evidence: Record<string, number>;
}

/** Nearer than this a pipe was drawn to its node, not joined to it. */
const sameM = 0.001;

/** Everything doubtful in the network of a dataset. Throws `network-missing` for a city without pipes in use. */
export function checkNetwork(context: AnalysisContext): NetworkCheck {
  const city = cityNetwork(context.dataset);
  const { network } = city;
  if (network.pipes === 0) {
    const { city: name } = context.dataset;
    throw new AnalysisError('network-missing', 'city', `${name} has no pipes in use; import the pipes layer`);
  }
  const { ends, directions } = network;
  const [start, end] = ['invertStartM', 'invertEndM'].map((field) => numberOf(context.dataset.layers['pipes'], field));
  const riseM = (pipe: number): number =>
    directions.sense[pipe] * (end(city.recordOf[pipe]) - start(city.recordOf[pipe]));
  const found: Record<NetworkIssue, FoundIssue[]> = {
    'against-inverts': [],
    undirected: [],
    snapped: [],
    'missing-end-node': [],
    'dead-end': [],
  };
  const evidence: Record<string, number> = {};
  for (let pipe = 0; pipe < network.pipes; pipe++) {
    const word = evidenceOf(pipe, city) ?? 'unknown';
    evidence[word] = (evidence[word] ?? 0) + 1;
    if (directions.againstInverts[pipe]) {
      found['against-inverts'].push({ issue: 'against-inverts', pipe, node: null, sizeM: riseM(pipe) });
    }
    if (directions.sense[pipe] === 0) found.undirected.push({ issue: 'undirected', pipe, node: null, sizeM: 0 });
    for (const node of [ends.start[pipe], ends.end[pipe]]) {
      if (node >= ends.records && node < ends.named)
        found['missing-end-node'].push({ issue: 'missing-end-node', pipe, node, sizeM: 0 });
    }
  }
  const { snaps } = ends;
  for (let i = 0; i < snaps.count; i++) {
    if (snaps.distanceM[i] <= sameM) continue;
    const pipe = snaps.ends[i] >> 1;
    const node = (snaps.ends[i] & 1) === 0 ? ends.start[pipe] : ends.end[pipe];
    found.snapped.push({ issue: 'snapped', pipe, node, sizeM: snaps.distanceM[i] });
  }
  const { in: into } = network;
  for (let node = 0; node < ends.nodes; node++) {
    if (into.first[node + 1] === into.first[node]) continue;
    const reason = stopReason(network, node, 'downstream', noBarriers, true);
    if (reason !== 'dead-end' && reason !== 'direction-conflict') continue;
    if (cityEdge(context).isNear(ends.nodeXy[2 * node], ends.nodeXy[2 * node + 1])) continue;
    found['dead-end'].push({ issue: 'dead-end', pipe: into.pipes[into.first[node]], node, sizeM: 0 });
  }
  const issues = networkIssues.flatMap((issue) => found[issue].sort((a, b) => b.sizeM - a.sizeM || a.pipe - b.pipe));
  return { city, issues, evidence };
}
