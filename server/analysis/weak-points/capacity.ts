import { clamp01, type Component, unknownComponent, unknowns } from './component.ts';

/** Per pipe of the network: full flow, flow of the design storm, return period it can carry; NaN unknown. */
export interface PipeCapacities {
  capacityM3s: ArrayLike<number>;
  designM3s: ArrayLike<number>;
  carriesYears: ArrayLike<number>;
}

/** clamp(1 − Q_cap ÷ Q_design, 0, 1): the share of the design flow that finds no room in the full pipe. */
export function capacityComponent(count: number, of: PipeCapacities | undefined): Component {
  if (!of) return unknownComponent(count);
  const x = unknowns(count);
  for (let i = 0; i < count; i++) {
    const designM3s = of.designM3s[i];
    x[i] = designM3s > 0 ? clamp01(1 - of.capacityM3s[i] / designM3s) : designM3s === 0 ? 0 : NaN;
  }
  return {
    x,
    evidence: {
      capacityM3s: Float32Array.from(of.capacityM3s),
      designM3s: Float32Array.from(of.designM3s),
      carriesYears: Float32Array.from(of.carriesYears),
    },
  };
}
