import type { Finding } from '../../data/inspection/finding.ts';
import { tileIdOf } from '../../data/model/tile-id.ts';
import type { InspectionRequest, InspectionResult } from '../../server/contract/inspection.ts';
import type { NetworkLines } from '../api/network-lines.ts';

type SpokenFinding = InspectionRequest['findings'][number];

/** A finding as the request takes it: what it does not say is absent. */
export function spoken(finding: Finding): SpokenFinding {
  return Object.fromEntries(Object.entries(finding).filter(([, value]) => value !== undefined));
}

/** The findings on their pipes: those that named manholes get the pipe between, and the distance from its start. */
export function placed(findings: readonly Finding[], { located }: Pick<InspectionResult, 'located'>): Finding[] {
  const byId = new Map(located.map((each) => [each.id, each]));
  return findings.map((finding) => {
    const found = byId.get(finding.id);
    return found ? { ...finding, pipeId: found.pipeId, positionM: found.positionM ?? undefined } : finding;
  });
}

/** Place in `lines` of each inspected pipe; −1 for one that takes no part in the network. */
export function linesOf({ pipes }: Pick<InspectionResult, 'pipes'>, lines: NetworkLines): Int32Array {
  const places = new Map<number, number>();
  lines.tileIds.forEach((id, line) => places.set(id, line));
  return Int32Array.from(pipes, ({ pipeId }) => places.get(tileIdOf(pipeId)) ?? -1);
}
