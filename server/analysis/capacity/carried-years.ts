import { returnPeriod } from '../../../data/rain/return-period.ts';
import type { StormFormula } from '../../../data/rain/storm-formula.ts';
import { stateCode } from './capacity-states.ts';
import type { FullFlow } from './full-flow.ts';
import type { Inflow } from './rational.ts';

export interface CarriedYears {
  /** Return period that full flow carries, years, within `returnPeriodBounds`; NaN unless computed. */
  returnPeriodYears: Float32Array;
  /** What is said of it: capacity-states.ts. */
  state: Uint8Array;
}

const { cycle, catchment, 'runoff-coefficient': coefficient } = stateCode;

/** Return period whose intensity at a pipe's time of concentration is Q_full / Σ ψF, for every pipe. */
export function carriedYears(formula: StormFormula, flow: FullFlow, inflow: Inflow): CarriedYears {
  const state = flow.gap.slice();
  const returnPeriodYears = new Float32Array(state.length).fill(NaN);
  for (let pipe = 0; pipe < state.length; pipe++) {
    if (state[pipe] !== 0) continue;
    if (inflow.onCycle[pipe]) state[pipe] = cycle;
    else if (!(inflow.areaM2[pipe] > 0)) state[pipe] = catchment;
    else if (inflow.unknownM2[pipe] > 0) state[pipe] = coefficient;
    else {
      const lPerSHa = (flow.flowM3s[pipe] * 1e7) / inflow.runoffM2[pipe];
      returnPeriodYears[pipe] = returnPeriod(formula, lPerSHa, inflow.minutes[pipe]);
    }
  }
  return { returnPeriodYears, state };
}
