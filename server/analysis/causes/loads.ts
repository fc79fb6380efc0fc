import { intensity, type StormCurve } from '../../../data/rain/storm-formula.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { filled } from '../filled.ts';
import type { PipeLoads } from './evidence.ts';

/** Flows of a storm of `years` per network pipe, from the screening of capacity: NaN where that has none. */
export function pipeLoads(
  { city, flow, inflow, returnPeriodYears }: Capacity,
  curve: StormCurve,
  years: number,
): PipeLoads {
  const { pipes } = city.network;
  const of = (value: (pipe: number) => number): Float64Array => filled(new Float64Array(pipes), value);
  return {
    years,
    fullM3s: flow.flowM3s,
    demandM3s: of((pipe) =>
      inflow.unknownM2[pipe] > 0 || inflow.onCycle[pipe] === 1
        ? NaN
        : (intensity(curve, inflow.minutes[pipe]) * inflow.runoffM2[pipe]) / 1e7,
    ),
    areaHa: of((pipe) => inflow.areaM2[pipe] / 1e4),
    carriesYears: of((pipe) => returnPeriodYears[pipe]),
  };
}
