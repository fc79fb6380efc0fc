/** Places by number. */
interface Places {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/**
 * Ends of the sides at which rings, given by the numbers of their places without repeating the first, cross or touch
 * themselves or one another other than in a place both have, or that they have in common; and all places of a ring of
 * fewer than three. Empty where the rings are sound.
 */
export function crossingPlaces(rings: readonly (readonly number[])[], { x, y }: Places): Set<number> {
  const found = new Set(rings.filter((ring) => ring.length < 3).flat());
  const sides = rings.flatMap((ring) => ring.map((a, i): [number, number] => [a, ring[(i + 1) % ring.length]]));
  const west = ([a, b]: [number, number]): number => Math.min(x[a], x[b]);
  sides.sort((p, q) => west(p) - west(q));
  const side = (a: number, b: number, c: number): number =>
    Math.sign((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]));
  for (const [i, [a, b]] of sides.entries()) {
    const east = Math.max(x[a], x[b]);
    for (let k = i + 1; k < sides.length && west(sides[k]) <= east; k++) {
      const [c, d] = sides[k];
      const isShared = (a === c && b === d) || (a === d && b === c);
      if (isShared) found.add(a).add(b);
      if (a === c || a === d || b === c || b === d) continue;
      if (Math.max(y[a], y[b]) < Math.min(y[c], y[d]) || Math.max(y[c], y[d]) < Math.min(y[a], y[b])) continue;
      if (side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0) found.add(a).add(b).add(c).add(d);
    }
  }
  return found;
}
