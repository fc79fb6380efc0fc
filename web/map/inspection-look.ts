import { classLabels } from '../../data/model/class-labels.ts';
import type { LegendClass } from './classes.ts';
import { conditionGrade, type Scheme, type Shade } from './colors.ts';
import type { ValueLines } from './value-lines.ts';

/** Times the width that a pipe has by its size, from class I to IV: the worst stands out without its colour. */
const widths = [1, 1.3, 1.8, 2.4] as const;
const shades = [1, 2, 3, 4].map((grade) => conditionGrade[`grade_${grade}`]);
/** Most of a city is not inspected: it stays behind what is. */
const plain: Shade = { light: '#d3d8dc', dark: '#36414c' };
const plainWidth = 0.4;

/** Value 0 is a pipe without findings in the file, 1 … 4 its class, NaN what cannot be computed. */
export const inspectionLook: Pick<ValueLines, 'thresholds' | 'classes' | 'missing' | 'top'> = {
  thresholds: [1, 2, 3, 4],
  classes: [{ color: plain, width: plainWidth }, ...shades.map((color, k) => ({ color, width: widths[k] }))],
  missing: { color: shades[0], width: 1 },
  top: 'high',
};

/** Classes as the map paints them, I first; then what cannot be computed, then what was not inspected. */
export function inspectionLegend(scheme: Scheme): LegendClass[] {
  const line = (id: string, label: LegendClass['label'], color: string, width: number): LegendClass => ({
    ...{ id, label, color, width },
    symbol: 'line',
  });
  return [
    ...['I', 'II', 'III', 'IV'].map((roman, k) =>
      line(`grade_${k + 1}`, { zh: roman, en: roman }, shades[k][scheme], 2.2 * widths[k]),
    ),
    { ...line('unknown', classLabels.cannotCompute, shades[0][scheme], 2), dash: [3, 2] },
    line('none', classLabels.notInspected, plain[scheme], 1.4),
  ];
}
