/**
 * Distances in a byte: code q stands for the distances from `codeEdge(q)` up to `codeEdge(q + 1)`, whose width grows
 * with the distance (0.3 m at once, 1.1 m at 50 m, 16 m at 1,000 m). `farthest` stands for everything beyond.
 *
 *     codeEdge(q) = 20 m × (exp(q ÷ 64) − 1)
 */
export const distanceCode = {
  scaleM: 20,
  perE: 64,
  /** 1,022 m and more: blank at every distance that can be asked. */
  farthest: 253,
  /** Land outside the survey coverage: nobody can say. */
  unknownLand: 254,
  noLand: 255,
} as const;

/** Distance at which a code begins, m. */
export function codeEdge(code: number): number {
  return distanceCode.scaleM * Math.expm1(code / distanceCode.perE);
}

const edges = Float64Array.from({ length: distanceCode.farthest + 1 }, (_, code) => codeEdge(code));
/** Code of each quarter metre: the one before or of what lies within it, no code being narrower. */
const guesses = Uint8Array.from(
  { length: 4 * Math.ceil(edges[distanceCode.farthest]) },
  (_, i) => edges.findLastIndex((edge) => edge <= i / 4), // prettier-ignore
);

/** Code of a distance in metres, the inverse of `codeEdge`; `farthest` from the last edge on, and for NaN. */
export function codeOf(distanceM: number): number {
  const i = (distanceM * 4) | 0;
  if (!(distanceM < edges[distanceCode.farthest])) return distanceCode.farthest;
  const code = guesses[i];
  return distanceM >= edges[code + 1] ? code + 1 : code;
}
