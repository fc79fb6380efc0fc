import { swmmId } from '../../../data/swmm/swmm-id.ts';
import type { SectionResult } from '../../../server/contract/section.ts';

/**
 * A section with the computed water at its nodes: `headAt` gives the level of a node of the model by its id, undefined
 * for one that it lacks or that is dry. The line is drawn between nodes; `source` says where it comes from. A section that the model does not meet stays as it is.
 */
export function withWater(
  section: SectionResult,
  headAt: (id: string) => number | undefined,
  source: string,
): SectionResult {
  const nodes = section.nodes.map((node) => {
    const waterM = node.nodeId === null ? undefined : headAt(swmmId(node.nodeId));
    return waterM === undefined ? node : { ...node, waterM };
  });
  return nodes.some((node, i) => node !== section.nodes[i]) ? { ...section, nodes, waterSource: source } : section;
}
