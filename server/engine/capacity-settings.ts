import { runoffByCover } from '../../data/rain/runoff-coefficients.ts';
import { getStorm } from '../../data/rain/shipped-storms.ts';
import type { StormFormula } from '../../data/rain/storm-formula.ts';
import type { StormRecord } from '../../data/rain/storm-record.ts';
import { limits } from '../../data/model/limits.ts';
import type { CapacitySettings } from '../analysis/capacity/capacity.ts';
import type { CapacityRequest, CapacityResult } from '../contract/capacity.ts';

const defaults = { unknownVelocityMs: 1, reachM: 250 } as const;

/** The storm that a request means; routes/capacity.ts has put in the city's where it names none. */
export function stormRecordOf({ storm }: Pick<CapacityRequest, 'storm'>): Omit<StormRecord, 'checks'> {
  if (storm && 'id' in storm) return getStorm(storm.id);
  if (!storm) throw new Error('a storm was asked for without a formula');
  const title = { zh: '自定义公式', en: 'Own formula' };
  return {
    id: '',
    title,
    formula: storm.formula as StormFormula,
    source: { zh: '由使用者给出', en: 'given by the user' },
    sure: 'own',
  };
}

/** Settings of a request, and how its answer states them. */
export function capacitySettings(request: CapacityRequest): {
  settings: CapacitySettings;
  parameters: CapacityResult['meta']['parameters'];
} {
  const { id, title, formula, minutes, years, version, source, sure } = stormRecordOf(request);
  const inletMinutes = request.inletMinutes ?? limits.inletMinutesDefault;
  const unknownVelocityMs = request.unknownVelocityMs ?? defaults.unknownVelocityMs;
  const reachM = request.reachM ?? defaults.reachM;
  const byCover = { ...runoffByCover, ...request.runoffByCover };
  const { runoffElsewhere, roughnessUnknown } = request;
  return {
    settings: {
      formula,
      time: { inletMinutes, unknownVelocityMs },
      runoff: { byCover, reachM, ...(runoffElsewhere === undefined ? {} : { elsewhere: runoffElsewhere }) },
      ...(roughnessUnknown === undefined ? {} : { roughnessUnknown }),
    },
    parameters: {
      storm: {
        id: id || null,
        title,
        formula: formula as CapacityResult['meta']['parameters']['storm']['formula'],
        ...(minutes ? { minutes: [...minutes] } : {}),
        ...(years ? { years: [...years] } : {}),
        ...(version === undefined ? {} : { version }),
        source,
        sure,
      },
      inletMinutes,
      runoffElsewhere: runoffElsewhere ?? null,
      runoffByCover: byCover,
      roughnessUnknown: roughnessUnknown ?? null,
      unknownVelocityMs,
      reachM,
    },
  };
}
