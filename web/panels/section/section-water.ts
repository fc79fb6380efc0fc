import type { SectionResult } from '../../../server/contract/section.ts';
import type { SectionWater } from '../../state/section-state.ts';

/** A section with the levels of water that are given for its nodes and pipes; what has none keeps what it had. */
export function withWater(section: SectionResult, water: SectionWater | null): SectionResult {
  if (!water) return section;
  return {
    ...section,
    waterSource: water.source,
    nodes: section.nodes.map((node) => ({
      ...node,
      waterM: (node.nodeId === null ? undefined : water.nodes.get(node.nodeId)) ?? node.waterM,
    })),
    pipes: section.pipes.map((pipe) => {
      const level = water.pipes.get(pipe.pipeId);
      return level ? { ...pipe, waterInM: level.inM, waterOutM: level.outM } : pipe;
    }),
  };
}
