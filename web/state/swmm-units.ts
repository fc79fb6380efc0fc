import type { SwmmSummary } from '../../server/contract/swmm-results.ts';

/** One flow unit of the engine in m³/s: cubic feet, US gallons and megalitres by their definitions. */
const flowM3s: Record<string, number> = {
  CFS: 0.028316846592,
  GPM: 3.785411784e-3 / 60,
  MGD: 3785.411784 / 86_400,
  CMS: 1,
  LPS: 1e-3,
  MLD: 1000 / 86_400,
};

/** What a value of a result is multiplied by to be in metres, m³/s or a share. */
export function swmmFactor({ flowUnits, metric }: Pick<SwmmSummary, 'flowUnits' | 'metric'>, variable: string): number {
  if (variable === 'capacity') return 1;
  if (variable === 'flow') return flowM3s[flowUnits] ?? 1;
  return metric ? 1 : 0.3048;
}

/** Moment of a reporting period in the model's own time, `2000-01-01 00:05`. */
export function swmmMoment({ firstMoment, stepS }: Pick<SwmmSummary, 'firstMoment' | 'stepS'>, period: number): string {
  const at = new Date(Date.parse(`${firstMoment}Z`) + period * stepS * 1000);
  return at.toISOString().slice(0, 16).replace('T', ' ');
}
