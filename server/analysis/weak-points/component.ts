import type { WeakEvidence } from '../../../data/weak-points/components.ts';

/** One component of many objects: x is 0..1, NaN where nobody knows; the figures behind it, NaN where there is none. */
export interface Component {
  x: Float32Array;
  evidence: Partial<Record<WeakEvidence, Float32Array>>;
}

/** Nothing is known. */
export function unknownComponent(count: number): Component {
  return { x: unknowns(count), evidence: {} };
}

/** `count` values that nobody knows: NaN each. */
export function unknowns(count: number): Float32Array {
  return new Float32Array(count).fill(NaN);
}

/** The value within 0 … 1; NaN stays NaN. */
export function clamp01(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
