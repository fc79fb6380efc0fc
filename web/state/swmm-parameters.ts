import type { PolygonGeometry } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';
import { decodePolygon, encodePolygon } from './polygon-code.ts';

/** What a model is made of: the whole network, what the trace finds, a drawn area. */
export const swmmParts = ['whole', 'trace', 'area'] as const;
/** What of a result colours the conduits. */
export const swmmVariables = ['capacity', 'flow', 'velocity', 'depth'] as const;

export interface SwmmParameters {
  part: (typeof swmmParts)[number];
  area: PolygonGeometry | null;
  /** Return period of the design storm; its formula is that of the capacity. */
  years: number;
  durationMin: number;
  /** Result on the map, what of it is shown, and its reporting period, 0 the first. */
  result: string | null;
  variable: (typeof swmmVariables)[number];
  period: number;
}

export function defaultSwmmParameters(): SwmmParameters {
  return {
    part: 'whole',
    area: null,
    years: 5,
    durationMin: 120,
    result: null,
    variable: 'capacity',
    period: 0,
  };
}

type Put = (name: string, value: string | null) => void;

export function encodeSwmm(swmm: SwmmParameters, defaults: SwmmParameters, put: Put): void {
  const changed = (now: string | number, before: string | number): string | null =>
    now === before ? null : String(now);
  put('model', changed(swmm.part, defaults.part));
  put('modelarea', swmm.area && encodePolygon(swmm.area));
  put('years', changed(swmm.years, defaults.years));
  put('rainmin', changed(swmm.durationMin, defaults.durationMin));
  put('swmmresult', swmm.result);
  put('swmmshow', changed(swmm.variable, defaults.variable));
  put('period', changed(swmm.period, defaults.period));
}

/** What a link says of them; what is missing or nonsense is the default's. */
export function decodeSwmm(get: (name: string) => string | null, defaults: SwmmParameters): SwmmParameters {
  const number = (name: string, min: number, max: number): number | undefined => {
    const text = get(name);
    const value = text !== null && /^\d{1,9}(\.\d{1,4})?$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max ? value : undefined;
  };
  const text = (name: string, pattern: RegExp): string | undefined => {
    const value = get(name);
    return value !== null && pattern.test(value) ? value : undefined;
  };
  const period = number('period', 0, 10_000_000);
  return {
    part: swmmParts.find((part) => part === get('model')) ?? defaults.part,
    area: decodePolygon(get('modelarea') ?? '') ?? defaults.area,
    years: number('years', 0.25, 1000) ?? defaults.years,
    durationMin: number('rainmin', 10, limits.swmmRainMaxMin) ?? defaults.durationMin,
    result: text('swmmresult', /^[\w-]{1,64}$/) ?? defaults.result,
    variable: swmmVariables.find((variable) => variable === get('swmmshow')) ?? defaults.variable,
    period: period === undefined ? defaults.period : Math.floor(period),
  };
}
