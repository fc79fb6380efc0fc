import { findCurve, intensity, type StormFormula } from '../../../data/rain/storm-formula.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { PipeCapacities } from './capacity.ts';

const known = new WeakMap<Capacity, Map<number, PipeCapacities>>();

/**
 * Full flow of every pipe beside the flow of the storm of a return period, Q = q(P, t) · Σ ψF; NaN where capacity could
 * not be computed, or where the formula does not speak of P. Made once for a capacity and a return period.
 */
export function designFlows(capacity: Capacity, formula: StormFormula, years: number): PipeCapacities {
  let ofCapacity = known.get(capacity);
  if (!ofCapacity) known.set(capacity, (ofCapacity = new Map()));
  let flows = ofCapacity.get(years);
  if (!flows) ofCapacity.set(years, (flows = compute(capacity, formula, years)));
  return flows;
}

function compute(
  { state, flow, inflow, returnPeriodYears }: Capacity,
  formula: StormFormula,
  years: number,
): PipeCapacities {
  // prettier-ignore
  const curve = findCurve(formula, years);
  const capacityM3s = new Float64Array(state.length).fill(NaN);
  const designM3s = new Float64Array(state.length).fill(NaN);
  for (let pipe = 0; pipe < state.length; pipe++) {
    if (state[pipe] !== 0 || !curve) continue;
    capacityM3s[pipe] = flow.flowM3s[pipe];
    designM3s[pipe] = (intensity(curve, inflow.minutes[pipe]) * inflow.runoffM2[pipe]) / 1e7;
  }
  return { capacityM3s, designM3s, carriesYears: returnPeriodYears };
}
