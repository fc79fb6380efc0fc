import { intensityPerMmMin } from '../../data/rain/storm-formula.ts';
import { velocityLimits } from '../../data/network/velocity-limits.ts';
import { capacityStates, notJudgedStates } from '../analysis/capacity/capacity-states.ts';
import { type CapacityShares, sharesOf, zoneOfPipes } from '../analysis/capacity/capacity-shares.ts';
import { type Capacity, capacityOf } from '../analysis/capacity/capacity.ts';
import { leastTravelMs } from '../analysis/capacity/rational.ts';
import { textOf } from '../analysis/city-network.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import type { CapacityRequest, CapacityResult, ZoneShares } from '../contract/capacity.ts';
import { capacitySettings } from './capacity-settings.ts';
import { identity } from './result-identity.ts';

const round = (value: number): number => Math.round(value * 10) / 10;

/** What the network carries, pipe by pipe and in sums, with what makes it checkable. */
export function capacityResult(
  request: CapacityRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): CapacityResult {
  const { settings, parameters } = capacitySettings(request);
  const capacity = capacityOf(context.dataset, settings, () => context.checkpoint(0.4));
  context.checkpoint(0.8);
  const { land, inflow, state, returnPeriodYears } = capacity;
  const sum = (of: Float64Array): number => of.reduce((total, each) => total + each, 0);
  const unknownRunoffM2 = sum(land.unknownM2);
  const knownM2 = land.servedM2 - unknownRunoffM2;
  const [all] = sharesOf(capacity, 0, new Int32Array(state.length).fill(-1));
  return {
    columns: {
      returnPeriodYears: base64(returnPeriodYears),
      state: base64(state),
      lengthM: base64(Float32Array.from(capacity.city.network.lengthM)),
    },
    states: [...capacityStates],
    notJudged: [...notJudgedStates],
    totals: { ...rounded(all), pipes: state.length, ...judged(capacity, context) },
    land: {
      source: land.source,
      cellM: land.cellM,
      landM2: land.landM2,
      servedM2: land.servedM2,
      unservedM2: land.unservedM2,
      meanRunoff: knownM2 > 0 ? sum(land.runoffM2) / knownM2 : null,
      unknownRunoffM2,
      stuckM2: round(inflow.stuckM2),
    },
    districts: zoneShares('districts', capacity, context),
    streets: zoneShares('streets', capacity, context),
    meta: { ...identity(context, elapsedMs()), parameters, method },
  };
}

export const method = {
  zh:
    '筛查（推理公式法，非水力模型）：Q = q(P, t)·ΣψF 与满管流量（曼宁公式）相比，得出管道所能承受的重现期。汇水面积优先取普查的汇水区，' +
    '否则为建议值：用地归最近的雨水或合流干管节点；径流系数依次取汇水区、土地覆盖、给定值。汇流时间 t = t1 + Σ L/(60v)，取上游最长者，' +
    `v 为满管流速（低于 ${leastTravelMs} m/s 按 ${leastTravelMs} m/s）。分流节点按各管满管流量分配。不计调蓄、顶托、压力流和合流管的旱流污水；` +
    '污水管、压力管、连接管不以暴雨评判。缺少数据的管段不计算，并说明缺什么。' +
    `1 mm/min 按 ${intensityPerMmMin} L/(s·hm²) 计。汇水面积超过 2 km² 时应改用数学模型。`,
  en:
    'Screening by the rational method, no hydraulic model: Q = q(P, t) · ΣψF against full flow by Manning gives the return ' +
    'period a pipe carries. Land is that of surveyed catchments, else, as a proposal, goes to the nearest node of a storm or ' +
    'combined main; runoff coefficients are those of the catchment, else of the land cover, else as given. Time of ' +
    'concentration t = t1 + Σ L/(60 v), the longest above, at full-flow velocity ' +
    `(below ${leastTravelMs} m/s as ${leastTravelMs} m/s). A node with several pipes out shares its land by their full flows. ` +
    'Storage, backwater, pressure flow and the dry-weather flow of combined sewers are left out; foul sewers, pressure ' +
    'pipes and connections are not judged by a storm. Pipes that lack data are not computed, and what they lack is named. ' +
    `1 mm/min is ${intensityPerMmMin} L/(s·hm²). Beyond 2 km² of catchment a model should be used instead.`,
};

function base64(column: Float32Array | Uint8Array): string {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64');
}

function judged({ state, city, flow, inflow }: Capacity, { dataset }: AnalysisContext) {
  const { pipes } = dataset.layers;
  const [kind, form, material] = ['kind', 'form', 'material'].map((field) => textOf(pipes, field));
  const reasons: CapacityResult['totals']['reasons'] = {};
  let [slowM, fastM, timeAssumedM] = [0, 0, 0];
  for (let pipe = 0; pipe < state.length; pipe++) {
    const lengthM = city.network.lengthM[pipe];
    if (state[pipe] !== 0) {
      const reason = (reasons[capacityStates[state[pipe]]] ??= { pipes: 0, lengthM: 0 });
      reason.pipes++;
      reason.lengthM += lengthM;
      continue;
    }
    const record = city.recordOf[pipe];
    const { leastMs, greatestMs } = velocityLimits(kind(record), form(record), material(record));
    if (flow.velocityMs[pipe] < leastMs) slowM += lengthM;
    if (flow.velocityMs[pipe] > greatestMs) fastM += lengthM;
    if (inflow.timeAssumed[pipe]) timeAssumedM += lengthM;
  }
  for (const reason of Object.values(reasons)) reason.lengthM = round(reason.lengthM);
  return { reasons, slowM: round(slowM), fastM: round(fastM), timeAssumedM: round(timeAssumedM) };
}

function zoneShares(layer: string, capacity: Capacity, { dataset, land }: AnalysisContext): ZoneShares[] {
  if (!land.has(layer)) return [];
  const zones = land.zonesOf(layer);
  const zoneOf = zoneOfPipes(capacity, dataset.layers['pipes'], land, layer);
  const [, ...shares] = sharesOf(capacity, zones.length, zoneOf);
  return zones.map(({ key, name }, i) => ({ key, name, ...rounded(shares[i]) }));
}

function rounded({ classM, cannotM, notJudgedM }: CapacityShares): CapacityShares {
  return { classM: classM.map(round), cannotM: round(cannotM), notJudgedM: round(notJudgedM) };
}
