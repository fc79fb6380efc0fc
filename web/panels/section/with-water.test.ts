import { expect, test } from 'vitest';
import type { SectionNode, SectionResult } from '../../../server/contract/section.ts';
import { withWater } from './with-water.ts';

test('computed water stands at the nodes the model has, by their ids in the model; dry and unknown nodes stay without', () => {
  const node = (nodeId: string | null): SectionNode => ({ nodeId, waterM: null }) as SectionNode;
  const section = { nodes: [node('A'), node('检查井 7'), node(null), node('dry')], waterSource: null } as SectionResult;
  const heads: Record<string, number> = { A: 3.5, _7_a: 0 };
  const shown = withWater(section, (id) => (id.startsWith('_7_') ? 4.2 : heads[id]), 'SWMM');
  expect(shown.nodes.map(({ waterM }) => waterM)).toEqual([3.5, 4.2, null, null]);
  expect([shown.waterSource, section.nodes[0].waterM]).toEqual(['SWMM', null]);
  expect(withWater(section, () => undefined, 'SWMM')).toBe(section);
});
