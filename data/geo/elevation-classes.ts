import type { ElevationGrid } from './elevation-grid.ts';

/** Shares of the land below a bound: finer where most of the land lies, so that a plain is not one colour. */
const shares = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97];
const samplesMax = 200_000;

/**
 * Bounds, metres, ascending and without repetition, that part the ground into classes of about equal land: multiples of
 * a round interval (1, 2 or 5 times a power of ten) that fits the middle eight tenths of the land into about eight
 * steps, as contours do. At most eight; none where no level is known or all are the same.
 */
export function elevationClasses(grid: ElevationGrid): number[] {
  const stride = Math.max(1, Math.floor(grid.levelM.length / samplesMax));
  const sample: number[] = [];
  for (let at = 0; at < grid.levelM.length; at += stride) {
    if (!Number.isNaN(grid.levelM[at])) sample.push(grid.levelM[at]);
  }
  const sorted = Float64Array.from(sample).sort();
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return [];
  const levelAt = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))];
  const step = roundInterval((levelAt(0.9) - levelAt(0.1) || sorted.at(-1)! - sorted[0]) / 8);
  const bounds = shares.map((share) => Math.round(levelAt(share) / step) * step);
  return [...new Set(bounds.map((bound) => Number(bound.toPrecision(12))))].filter(
    (bound) => bound > sorted[0] && bound <= sorted.at(-1)!,
  );
}

/** The nearest of 1, 2, 5 × 10ⁿ that is not smaller. */
function roundInterval(wished: number): number {
  const power = 10 ** Math.floor(Math.log10(wished));
  return power * ([1, 2, 5].find((factor) => factor * power >= wished * 0.999) ?? 10);
}
