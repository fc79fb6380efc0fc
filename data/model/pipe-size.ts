/** Where the size classes of pipes begin, metres of inner diameter (height for sections that are not round). */
export const pipeSizeBoundsM = [0.3, 0.6, 1, 1.5] as const;

/** Sizes drawn as one at the scale of a city, finer than the classes: a street whose pipes grow by a step is one line. */
export const pipeMergeBoundsM = [0.3, 0.45, 0.6, 0.8, 1, 1.5, 2.2] as const;

/** Names of the classes in answers, millimetres: `300-600` is 300 up to but not 600; the first and last are open. */
export const pipeSizeNames: readonly string[] = ['0', ...pipeSizeBoundsM.map((m) => String(m * 1000))].map(
  (from, i) => `${from}-${i < pipeSizeBoundsM.length ? pipeSizeBoundsM[i] * 1000 : ''}`,
);
