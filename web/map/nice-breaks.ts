const steps = [1, 1.2, 1.5, 1.8, 2, 2.2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10];

/** The nearest number of two digits that people choose (1, 1.2, 1.5 … 9) × 10ⁿ, in the logarithm; 0 where not positive. */
export function niceNumber(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 0;
  const power = Math.floor(Math.log10(value));
  const mantissa = value / 10 ** power;
  let best = steps[0];
  for (const step of steps) {
    if (Math.abs(Math.log(step / mantissa)) < Math.abs(Math.log(best / mantissa))) best = step;
  }
  // Through a decimal string: 3 × 10⁻¹ is 0.30000000000000004 in binary.
  return Number(`${best}e${power}`);
}

/**
 * Class bounds: quantiles of the values, rounded to nice numbers, ascending, without repeats, inside the range.
 * At most `classes − 1` of them; fewer, down to none, where the values do not spread.
 */
export function niceBreaks(values: readonly number[], classes: number): number[] {
  const sorted = values.filter((value) => Number.isFinite(value) && value > 0).toSorted((a, b) => a - b);
  if (sorted.length < 2) return [];
  const breaks: number[] = [];
  for (let i = 1; i < classes; i++) {
    const at = niceNumber(sorted[Math.floor((i * sorted.length) / classes)]);
    if (at > sorted[0] && at <= sorted.at(-1)! && at > (breaks.at(-1) ?? 0)) breaks.push(at);
  }
  return breaks;
}
