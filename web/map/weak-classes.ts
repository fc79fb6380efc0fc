import { weakClasses, weakClassLabels } from '../../data/weak-points/classes.ts';
import type { WeakKind } from '../../data/weak-points/components.ts';
import type { ClassSymbol, LegendClass } from './classes.ts';
import { risk, type Scheme } from './colors.ts';

/** Shape of each class among points, and width among lines: the colour never stands alone. */
const symbols: readonly ClassSymbol[] = ['triangle', 'diamond', 'square', 'circle'];
/** Times the width that a pipe has by its size. */
export const weakWidths: readonly number[] = [2.2, 1.7, 1.3, 0.8];

/** Classes of weak points as the map paints them, the weakest first. */
export function weakLegend(kind: WeakKind, scheme: Scheme): LegendClass[] {
  return weakClasses.map((id, k) => ({
    id,
    label: weakClassLabels[id],
    color: risk[id][scheme],
    symbol: kind === 'pipes' ? 'line' : symbols[k],
    width: 2.6 * weakWidths[k],
  }));
}
