import { getLayer } from '../../data/model/layers.ts';
import { limits } from '../../data/model/limits.ts';
import { invertToleranceM } from '../../data/network/direct-pipes.ts';
import { snapToleranceM } from '../../data/network/join-ends.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { checkNetwork, type FoundIssue, networkIssues } from '../analysis/network-check.ts';
import { evidenceOf } from '../analysis/trace.ts';
import type { NetworkCheckRequest, NetworkCheckResult } from '../contract/network-check.ts';
import { lineAlongFlow } from './along-flow.ts';
import { identity } from './result-identity.ts';
import { geometryOf } from './to-feature.ts';

/** Runs the check and puts records and geometry to what it found. */
export function networkCheckResult(
  _request: NetworkCheckRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): NetworkCheckResult {
  const { city, issues, evidence } = checkNetwork(context);
  const { network } = city;
  const { pipes, nodes } = context.dataset.layers;
  const listedMax = limits.networkIssuesMax;
  const counts: Record<string, number> = Object.fromEntries(networkIssues.map((issue) => [issue, 0]));
  const listed = issues.filter(({ issue }) => ++counts[issue] <= listedMax);
  const feature = ({ issue, pipe, node, sizeM }: FoundIssue, i: number): NetworkCheckResult['features'][number] => {
    const pipeId = pipes.keys[city.recordOf[pipe]];
    const hasRecord = node !== null && node < network.ends.records;
    return {
      type: 'Feature',
      id: `${issue}/${pipeId}/${i}`,
      geometry:
        issue === 'dead-end' && hasRecord
          ? geometryOf(getLayer('nodes').geometry, nodes, node)
          : lineAlongFlow(pipe, city, pipes),
      properties: {
        issue,
        pipeId,
        nodeId: hasRecord ? nodes.keys[node] : null,
        sizeM: sizeM === 0 ? null : Math.round(sizeM * 1000) / 1000,
        evidence: evidenceOf(pipe, city),
      },
    };
  };
  return {
    type: 'FeatureCollection',
    features: listed.map(feature),
    totals: {
      pipes: network.pipes,
      nodes: network.ends.nodes,
      issues: counts,
      evidence,
      snappedEnds: network.ends.snaps.count,
    },
    meta: {
      ...identity(context, elapsedMs()),
      snapToleranceM,
      listedMax,
      method: {
        zh:
          `检查在用（或状态不明）管渠组成的管网：沿采用流向管底升高超过 ${invertToleranceM} m 的重力管（与流向依据矛盾）、流向不明的管段、` +
          `无编号而在 ${snapToleranceM} m 内按位置连接的端点、所指管点无记录的端点、有进无出且不是排放口、污水厂、城市边缘的管点。`,
        en:
          `Looks at the network of pipes in use (or of unknown status): gravity pipes whose invert rises by more than ` +
          `${invertToleranceM} m along the direction taken (which then contradict the evidence for it), pipes without a ` +
          `direction, ends without an id joined by place within ${snapToleranceM} m, ends that name a node without a record, ` +
          'and nodes that pipes lead to and none leaves, that are no outfall, works or city edge.',
      },
    },
  };
}
