import type { DensityCell, DensityResult } from '../../server/contract/density.ts';
import { judgeOf } from '../map/legend.ts';

export const densityOrders = ['thinnest', 'densest', 'land', 'zero'] as const;
export type DensityOrder = (typeof densityOrders)[number];

export interface RankedCells {
  /** Every cell: judged cells with pipes and those without as the order asks, cells with too little land last. */
  rows: DensityCell[];
  /** Judged cells without any counted pipe. */
  zero: number;
  /** Cells with too little land to judge, and the land in them, m². */
  unjudged: number;
  unjudgedLandM2: number;
}

/**
 * Cells in an order a person asks for. Cells without pipes are a finding of their own, counted and listed apart:
 * before those with pipes in the order `zero`, behind them otherwise. Of equals the one with more land comes first.
 */
export function rankCells(
  { features, meta }: Pick<DensityResult, 'features' | 'meta'>,
  order: DensityOrder,
): RankedCells {
  const isJudged = judgeOf(meta);
  const [some, zero, unjudged]: DensityCell[][] = [[], [], []];
  for (const cell of features) {
    const group = !isJudged(cell) ? unjudged : cell.properties.densityKmPerKm2 === 0 ? zero : some;
    group.push(cell);
  }
  const density = (cell: DensityCell): number => cell.properties.densityKmPerKm2 ?? 0;
  const byLand = (a: DensityCell, b: DensityCell): number => b.properties.landM2 - a.properties.landM2;
  const byDensity = (sign: number) => (a: DensityCell, b: DensityCell) =>
    sign * (density(a) - density(b)) || byLand(a, b);
  const compare = order === 'land' ? byLand : byDensity(order === 'densest' ? -1 : 1);
  const withPipes = some.toSorted(compare);
  const without = zero.toSorted(byLand);
  const judged =
    order === 'zero'
      ? [...without, ...withPipes]
      : order === 'land'
        ? [...some, ...zero].toSorted(byLand)
        : [...withPipes, ...without];
  return {
    rows: [...judged, ...unjudged.toSorted(byLand)],
    zero: zero.length,
    unjudged: unjudged.length,
    unjudgedLandM2: unjudged.reduce((sum, cell) => sum + cell.properties.landM2, 0),
  };
}
