import type { NetworkLines } from '../api/network-lines.ts';
import type { Shade } from './colors.ts';

/** How the pipes of one class are drawn. */
export interface ValueClass {
  color: Shade;
  /** Times the width that a pipe has by its diameter; absent: 1. */
  width?: number;
}

/**
 * A value per pipe, drawn over the network. New values, thresholds or classes recolour at once; only new `lines` are laid
 * out again. What the classes mean, whoever sets this says in a legend (`valueLegend`).
 */
export interface ValueLines {
  lines: NetworkLines;
  /** One per pipe of `lines`. NaN: cannot be computed, drawn dashed. −Infinity: takes no part, not drawn. */
  values: Float32Array;
  /** Lower bounds of the second class and up, ascending; at most seven. */
  thresholds: readonly number[];
  /** One more than thresholds; class k has values ≥ thresholds[k − 1]. */
  classes: readonly ValueClass[];
  missing: ValueClass;
  /** Which end of the scale lies on top where lines cross. */
  top: 'low' | 'high';
}

/** Most thresholds that are drawn. */
export const thresholdsMax = 7;
