import { classLabels } from '../../data/model/class-labels.ts';
import type { Text } from '../../data/model/text.ts';
import { unitLabels } from '../../data/model/units.ts';
import type { DensityCell, DensityResult } from '../../server/contract/density.ts';
import type { PolicyMatrixResult, PolicyRow } from '../../server/contract/policy-matrix.ts';
import { missingClass, type LegendClass } from './classes.ts';
import { blank, densityRamp, densityZero, highlight, missing, type Scheme } from './colors.ts';
import { judgeOf } from './judgeable.ts';
import { niceBreaks } from './nice-breaks.ts';
import { areaClass } from './result-features.ts';

export interface DensityScale {
  /** `zero`, `c0`…, and `missing` for cells with too little land to judge; only classes the result has room for. */
  classes: readonly LegendClass[];
  unit: string;
  /** Lower bounds of the second class and up, km/km². */
  breaks: readonly number[];
  /** Density at which columns end, km/km²: nearly the highest, so that a few outliers do not flatten the rest. */
  columnTop: number;
  classOf: (cell: DensityCell) => string;
}

/** Share of the judged cells with pipes whose columns are shown in full; those above end at the same height. */
const columnShare = 0.99;

const same = (text: string): Text => ({ zh: text, en: text });

/**
 * Colour classes of a density result: at most six, at rounded quantiles of the judged cells with pipes, computed once
 * per result so that map, legend and table agree. Zero stands apart: no pipe at all is a finding, not a small number.
 */
export function densityScale(result: Pick<DensityResult, 'features' | 'meta'>, scheme: Scheme): DensityScale {
  const isJudged = judgeOf(result.meta);
  const valueOf = (cell: DensityCell): number | null => (isJudged(cell) ? cell.properties.densityKmPerKm2 : null);
  const values = result.features.map(valueOf);
  const some = values.filter((value) => value !== null && value > 0).toSorted((a, b) => a! - b!) as number[];
  const ramp = densityRamp[scheme];
  const breaks = niceBreaks(some, ramp.length);
  // Few classes still use the whole ramp, so that the densest cell is always the deepest colour.
  const colorAt = (i: number): string =>
    ramp[breaks.length === 0 ? ramp.length - 2 : Math.round((i * (ramp.length - 1)) / breaks.length)];
  const steps = Array.from({ length: some.length === 0 ? 0 : breaks.length + 1 }, (_, i): LegendClass => ({
    id: `c${i}`,
    label: same(rangeLabel(breaks, i, some)),
    color: colorAt(i),
    symbol: 'fill',
  }));
  const zero: LegendClass = { id: 'zero', label: classLabels.noPipes, color: densityZero[scheme], symbol: 'fill' };
  const gap: LegendClass = { id: missingClass, label: classLabels.littleLand, color: missing[scheme], symbol: 'hatch' };
  return {
    classes: [
      ...(values.some((value) => value !== null && value <= 0) ? [zero] : []),
      ...steps,
      ...(values.includes(null) ? [gap] : []),
    ],
    unit: unitLabels['km/km2'],
    breaks,
    columnTop: some[Math.min(some.length - 1, Math.ceil(some.length * columnShare) - 1)] ?? 0,
    classOf: (cell) => {
      const value = valueOf(cell);
      if (value === null) return missingClass;
      return value <= 0 ? 'zero' : `c${breaks.filter((bound) => value >= bound).length}`;
    },
  };
}

/** The two classes of a blank-area result: suspected, and land nobody has surveyed. */
export function blankScale(scheme: Scheme): { classes: readonly (LegendClass & { id: 'blank' | 'unknown' })[] } {
  return {
    classes: [
      { id: 'blank', label: classLabels.suspectedBlank, color: blank.fill[scheme], symbol: 'fill' },
      { id: 'unknown', label: classLabels.notSurveyed, color: blank.unknown[scheme], symbol: 'hatch' },
    ],
  };
}

/** Colour classes of a policy matrix by score, at rounded quantiles: the most urgent in the deepest colour. */
export function policyScale({ features }: Pick<PolicyMatrixResult, 'features'>, scheme: Scheme) {
  const scores = features.flatMap((row) => row.properties.score ?? []).toSorted((a, b) => a - b);
  const ramp = densityRamp[scheme];
  const breaks = niceBreaks(scores, ramp.length - 1);
  const steps = scores.length === 0 ? [] : Array.from({ length: breaks.length + 1 }, (_, i) => i);
  const gap: LegendClass = { id: missingClass, label: classLabels.missing, color: missing[scheme], symbol: 'hatch' };
  return {
    classes: [
      ...steps.map((i): LegendClass => ({
        id: `c${i}`,
        label: same(rangeLabel(breaks, i, scores)),
        color: ramp[breaks.length === 0 ? ramp.length - 2 : Math.round((i * (ramp.length - 1)) / breaks.length)],
        symbol: 'fill',
      })),
      ...(features.length > scores.length ? [gap] : []),
    ],
    classOf: ({ properties: { score } }: PolicyRow): string =>
      score === null ? missingClass : `c${breaks.filter((bound) => score >= bound).length}`,
  };
}

/** The one class of drawn areas. */
export function areaScale(scheme: Scheme): { classes: readonly LegendClass[] } {
  return { classes: [{ id: areaClass, label: classLabels.drawnArea, color: highlight[scheme], symbol: 'fill' }] };
}

function rangeLabel(breaks: readonly number[], i: number, values: readonly number[]): string {
  if (breaks.length === 0) {
    const [low, high] = [values[0], values.at(-1)!];
    return shown(low) === shown(high) ? shown(low) : `${shown(low)}–${shown(high)}`;
  }
  if (i === 0) return `< ${shown(breaks[0])}`;
  if (i === breaks.length) return `≥ ${shown(breaks.at(-1)!)}`;
  return `${shown(breaks[i - 1])}–${shown(breaks[i])}`;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}
