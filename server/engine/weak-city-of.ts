import { limits } from '../../data/model/limits.ts';
import { capacityOf } from '../analysis/capacity/capacity.ts';
import { designFlows } from '../analysis/weak-points/design-flows.ts';
import type { CapacityRequest } from '../contract/capacity.ts';
import { capacitySettings } from './capacity-settings.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { type WeakCity, weakCity } from '../analysis/weak-points/weak-city.ts';
import type { WeakColumnsHeader } from '../contract/weak-points.ts';
import { type WeakWeights, weakComponents, weakKinds } from '../../data/weak-points/components.ts';
import { terrainHollows } from './terrain-hollows.ts';
import { identity } from './result-identity.ts';

/** What the components are computed for; `routes/weak-points.ts` has put in the day and the city's storm formula. */
export interface WeakQuestion {
  today: string;
  storm?: CapacityRequest['storm'];
  designYears?: number | undefined;
}

/**
 * Components of a city as of a day. Without a storm formula capacity is unknown. Throws `network-missing` for a city
 * without pipes.
 */
export async function weakCityOf(
  context: AnalysisContext,
  { today, storm, designYears }: WeakQuestion,
): Promise<WeakCity> {
  if (!context.dataset.layers['pipes']?.count) {
    throw new AnalysisError('network-missing', '', `${context.dataset.city} has no pipes; import the pipes layer`);
  }
  const terrain = await terrainHollows(context);
  context.checkpoint(0.08);
  const settings = storm && capacitySettings({ storm }).settings;
  const years = designYears ?? limits.weakYearsDefault;
  const capacity = settings && capacityOf(context.dataset, settings, () => context.checkpoint(0.09));
  const capacities = capacity && designFlows(capacity, settings.formula, years);
  return weakCity({ year: Number(today.slice(0, 4)), terrain, capacities }, context);
}

/** What makes the figures checkable. */
export function weakMeta(
  city: WeakCity,
  weights: WeakWeights,
  question: WeakQuestion,
  context: AnalysisContext,
  computeMs: number,
): WeakColumnsHeader['meta'] {
  // prettier-ignore
  return {
    ...identity(context, computeMs),
    parameters: {
      weights,
      today: question.today,
      storm: question.storm ? capacitySettings({ storm: question.storm }).parameters.storm.title : null,
      designYears: question.designYears ?? limits.weakYearsDefault,
    },
    known: Object.fromEntries(weakKinds.map((kind) => [kind, knownShares(city[kind].matrix)])) as WeakColumnsHeader['meta']['known'], // prettier-ignore
    method: {
      zh:
        '管渠（干管）、管点、易涝点分别排名：得分 = 100·Σ权重×程度 ÷ Σ已知项的权重，完整度 = Σ已知项的权重 ÷ Σ权重；缺数据只降低完整度，不影响得分。程度（0–1）：' +
        '能力 1−Q满流/Q设计（推理公式法筛查，重现期见参数）；易涝点 exp(−沿管网距离/100 m)（无管可沿时用直线距离，并注明），被淹没的排放口及其末段管另计顶托范围内的易涝点：水位水平上溯，至管底高于受纳水体水位处，不超过 1000 m，取应排水管段断面被淹没的比例（登记为已整治或有拍门各减半）；缺陷 max(RI,MI)/10；坡度：沿流向升高超过 2 cm 为 1，否则 1−I/I最小（满流流速 0.75 m/s，污水 0.6）；' +
        '大管接小管 2(D上−D)/D上；顶托：管段末端断面被受纳水体设计洪水位淹没的比例（有拍门减半）；洼地：地形洼地深度/0.5 m；影响：100 m 内人口、地下空间、老旧小区、历史街区的名次；管龄/50 年。' +
        '管点按其下游管段、易涝点按应排水管段及其下游 200 m 内最差的一段评定。权重为建议值，无规范依据。',
      en:
        'Mains, nodes and flood-prone points, each ranked among their own: score = 100·Σ weight × degree ÷ Σ weight of what is known; completeness = ' +
        'Σ weight of what is known ÷ Σ weight; missing data lower the completeness only. Degrees (0–1): capacity 1 − Q_full/Q_design (screening by the rational method for the return period named); flood points ' +
        'exp(−distance along the network/100 m) (in a straight line, and said so, where no pipe leads); of a drowned outfall and its last pipe also those within its backwater, level from the receiving water up to where inverts lie above it, ' +
        'at most 1,000 m: the share of the section drowned of the pipe that should drain the point (half where it is recorded as fixed, half behind a flap); defect max(RI, MI)/10; slope: 1 where the invert rises ' +
        'along the flow by more than 2 cm, else 1 − I/I_least (0.75 m/s at full flow, foul 0.6); large into small 2(D_up − D)/D_up; backwater: share of the section at ' +
        'the pipe’s lower end below the design flood level of the receiving water (half behind a flap); hollow: depth of the terrain’s hollow/0.5 m; exposure: ' +
        'rank by people, underground spaces, old communities and heritage districts within 100 m; age/50 years. A node is judged by the pipes that leave it, ' +
        'a flood-prone point by the worst of the pipe that should drain it and those within 200 m downstream. The weights are a proposal, not a standard.',
    },
  };
}

function knownShares({ count, x }: WeakCity['pipes']['matrix']): WeakWeights {
  return Object.fromEntries(
    weakComponents.map((component, c) => {
      let known = 0;
      for (let i = 0; i < count; i++) if (!Number.isNaN(x[c * count + i])) known++;
      return [component, count === 0 ? 0 : Math.round((1e4 * known) / count) / 1e4];
    }),
  ) as WeakWeights;
}
