/** Return periods a design storm can have, years. */
export const designYears = { min: 0.5, max: 100 } as const;
/** Those that practice names: the slider stops at each, and they stand beside it. */
export const designMarks = [1, 2, 3, 5, 10, 20, 50, 100] as const;

const steps = 60;

/** Stops of the slider: equal steps of lg P, to two digits, and every mark; each once, ascending. */
export const designStops: readonly number[] = [
  ...new Set([
    ...Array.from({ length: steps + 1 }, (_, i) =>
      Number((designYears.min * (designYears.max / designYears.min) ** (i / steps)).toPrecision(2)),
    ),
    ...designMarks,
  ]),
].toSorted((a, b) => a - b);
