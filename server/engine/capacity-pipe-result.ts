import { velocityLimits } from '../../data/network/velocity-limits.ts';
import { findCurve, intensity } from '../../data/rain/storm-formula.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import { capacityStates, stateCode } from '../analysis/capacity/capacity-states.ts';
import { capacityOf } from '../analysis/capacity/capacity.ts';
import { sectionsOf } from '../analysis/capacity/full-flow.ts';
import { textOf } from '../analysis/city-network.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import type { CapacityPipeRequest, CapacityPipeResult } from '../contract/capacity.ts';
import { method } from './capacity-result.ts';
import { capacitySettings } from './capacity-settings.ts';
import { identity } from './result-identity.ts';

/** Why a pipe carries what it carries: every figure of the computation, and everything it lacks. */
export function capacityPipeResult(
  request: CapacityPipeRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): CapacityPipeResult {
  const { settings, parameters } = capacitySettings(request);
  const { dataset } = context;
  const { pipes } = dataset.layers;
  const { city, flow, inflow, state, returnPeriodYears } = capacityOf(dataset, settings);
  const record = pipes?.keys.indexOf(request.pipe) ?? -1;
  const pipe = record < 0 ? -1 : city.pipeOf[record];
  if (pipe < 0)
    throw new AnalysisError(
      'item-unknown',
      'pipe',
      `"${request.pipe.slice(0, 80)}" is no pipe in use of ${dataset.city}`,
    );
  const [kind, form, material] = ['kind', 'form', 'material'].map((field) => textOf(pipes, field)(record));
  const curve = findCurve(settings.formula, request.years);
  const minutes = inflow.minutes[pipe];
  const runoffM2 = inflow.runoffM2[pipe];
  const rain = curve && Number.isFinite(minutes) ? intensity(curve, minutes) : NaN;
  const isJudged = flow.carriesStorm[pipe] === 1;
  const hasLand = isJudged && inflow.areaM2[pipe] > 0 && inflow.unknownM2[pipe] === 0;
  return {
    pipe: request.pipe,
    state: capacityStates[state[pipe]],
    missing: missingOf(),
    slope: known(flow.slope[pipe]),
    roughness: known(flow.roughness[pipe]),
    velocityMs: known(flow.velocityMs[pipe]),
    ...velocityLimits(kind, form, material),
    fullFlowM3s: known(flow.flowM3s[pipe]),
    areaM2: inflow.areaM2[pipe],
    meanRunoff: hasLand ? runoffM2 / inflow.areaM2[pipe] : null,
    minutes: isJudged ? known(minutes) : null,
    timeAssumed: inflow.timeAssumed[pipe] === 1,
    intensity: known(rain),
    designFlowM3s: hasLand ? known((rain * runoffM2) / 1e7) : null,
    returnPeriodYears: known(returnPeriodYears[pipe]),
    years: request.years,
    meta: { ...identity(context, elapsedMs()), parameters, method },
  };

  /** Everything at once: whoever completes a record wants to know all it lacks. */
  function missingOf(): string[] {
    if (state[pipe] >= stateCode.foul) return [capacityStates[state[pipe]]];
    const section = sectionsOf(dataset)(record);
    const { slope, roughness } = flow;
    return [
      ...(city.network.from[pipe] < 0 ? ['direction'] : []),
      ...(typeof section === 'string' ? [section] : []),
      ...(Number.isNaN(slope[pipe]) && city.network.from[pipe] >= 0 ? ['inverts'] : []),
      ...(slope[pipe] <= 0 ? ['adverse-slope'] : []),
      ...(Number.isNaN(roughness[pipe]) ? ['roughness'] : []),
      ...(inflow.onCycle[pipe] ? ['cycle'] : []),
      ...(!inflow.onCycle[pipe] && !(inflow.areaM2[pipe] > 0) ? ['catchment'] : []),
      ...(inflow.unknownM2[pipe] > 0 ? ['runoff-coefficient'] : []),
    ];
  }
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
