import type { SwmmParameters } from '../state/swmm-parameters.ts';
import type { LegendClass } from './classes.ts';
import { pipeSize, risk, type Scheme, type Shade } from './colors.ts';
import type { ValueClass } from './value-lines.ts';

type Variable = SwmmParameters['variable'];

/** Lower bounds of the second class and up: share of the section that is filled, m³/s, m/s, m. */
export const swmmThresholds: Record<Variable, readonly number[]> = {
  capacity: [0.2, 0.5, 0.8, 0.99],
  flow: [0.02, 0.1, 0.5, 2],
  velocity: [0.3, 0.75, 1.5, 3],
  depth: [0.1, 0.3, 0.6, 1.2],
};

const full: Shade = risk['red'];

/** Five classes; a full section stands out in red and width. */
export function swmmClasses(variable: Variable): ValueClass[] {
  return pipeSize.map((color, k) => ({
    color: variable === 'capacity' && k === 4 ? full : color,
    width: [0.7, 0.9, 1.2, 1.6, 2.2][k],
  }));
}

/** Classes of a variable as the map paints them, with their bounds. */
export function swmmLegend(variable: Variable, scheme: Scheme): LegendClass[] {
  const bounds = swmmThresholds[variable];
  const text = (value: number): string => (variable === 'capacity' ? `${Math.round(value * 100)} %` : String(value));
  return swmmClasses(variable).map(({ color, width = 1 }, k) => {
    const label =
      k === 0
        ? `< ${text(bounds[0])}`
        : k === 4
          ? `≥ ${text(bounds[3])}`
          : `${text(bounds[k - 1])} – ${text(bounds[k])}`;
    return { id: String(k), label: { zh: label, en: label }, color: color[scheme], symbol: 'line', width: 2.6 * width };
  });
}
