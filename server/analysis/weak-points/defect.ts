import { clamp01, type Component, unknowns } from './component.ts';
import type { PipeFacts } from './pipe-facts.ts';

/** What an inspection found: clamp(max(RI, MI) ÷ 10, 0, 1) of the indices that are known (CJJ 181). */
export function defectComponent(facts: PipeFacts): Component {
  const { count, repairIndex, maintenanceIndex } = facts;
  const x = unknowns(count);
  for (let i = 0; i < count; i++) {
    const [repair, maintenance] = [repairIndex[i], maintenanceIndex[i]];
    const worse = Number.isNaN(repair) || maintenance > repair ? maintenance : repair;
    x[i] = clamp01(worse / 10);
  }
  return {
    x,
    evidence: {
      repairIndex: Float32Array.from(repairIndex),
      maintenanceIndex: Float32Array.from(maintenanceIndex),
    },
  };
}
