import type { Layer } from '../../data/model/catalogue.ts';
import { getLayer } from '../../data/model/layers.ts';
import type { PipeTheme } from '../state/app-state.ts';
import { classify, type LegendClass } from './classes.ts';
import type { Scheme } from './colors.ts';

export { capacityLook } from './capacity-look.ts';
export type { LegendClass } from './classes.ts';
export { inspectionLegend } from './inspection-look.ts';
export { judgeOf, leastLandShare } from './judgeable.ts';
export { lineScale } from './line-scale.ts';
export { blankScale, densityScale, policyScale } from './result-scale.ts';
export { symbolPaths } from './symbol-paths.ts';
export { weakLegend } from './weak-classes.ts';
export { tintClasses } from './terrain-tint-style.ts';

export interface LegendContext {
  pipeTheme: PipeTheme;
  scheme: Scheme;
}

export interface Legend {
  /** In the order of the code list or of size; the class without a value (`missing`) last. */
  classes: readonly LegendClass[];
  /** Unit of numeric classes. */
  unit?: string;
}

/** Legend of a catalogue layer: the very classes the map paints. Throws for an unknown layer id. */
export function legendFor(layer: Layer | string, context: LegendContext): Legend {
  const { classes, unit } = classify(
    typeof layer === 'string' ? getLayer(layer) : layer,
    context.pipeTheme,
    context.scheme,
  );
  return unit === undefined ? { classes } : { classes, unit };
}
