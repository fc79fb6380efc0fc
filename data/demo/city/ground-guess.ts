import { nearestOnLine } from './lines.ts';
import type { Water } from './plan.ts';
import type { Shape } from './shape.ts';

/** Rough ground level from the distance to the river, before there is a terrain. */
export function groundGuess(shape: Shape, river: Water, x: number, y: number): number {
  const { distanceM } = nearestOnLine(river.centreline, x, y);
  const d = distanceM / Math.max(0.35, shape.scale);
  return river.normalLevelM + 5 + 4 * (1 - Math.exp(-d / 800)) + 0.0009 * d;
}
