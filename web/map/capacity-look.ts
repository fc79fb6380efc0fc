import { returnPeriodClassBounds } from '../../data/rain/return-period-classes.ts';
import type { CapacityParameters } from '../state/task-parameters.ts';
import { designThresholds } from '../state/design-shares.ts';
import { overloaded, risk } from './colors.ts';
import type { ValueLines } from './value-lines.ts';

/** How pipes are told apart by the return period they carry; the worst are the thickest, so that colour is not alone. */
export type CapacityLook = Pick<ValueLines, 'thresholds' | 'classes' | 'missing' | 'top'>;

const missing = { color: overloaded.unknown, width: 0.8 };

/** Against the design storm: far too small, too small, large enough. By class: < 1, 1–2, 2–3, 3–5, ≥ 5 years. */
export function capacityLook({ years, colors }: Pick<CapacityParameters, 'years' | 'colors'>): CapacityLook {
  if (colors === 'classes') {
    const ramp = [risk.red, risk.orange, risk.yellow, overloaded.fair, risk.blue];
    const widths = [1.5, 1.25, 1, 0.9, 0.8];
    const classes = ramp.map((color, i) => ({ color, width: widths[i] }));
    return { thresholds: returnPeriodClassBounds, classes, missing, top: 'low' };
  }
  const classes = [
    { color: risk.red, width: 1.5 },
    { color: risk.orange, width: 1.2 },
    { color: risk.blue, width: 0.8 },
  ];
  return { thresholds: designThresholds(years), classes, missing, top: 'low' };
}
