/**
 * A stream of numbers in [0, 1) that depends on the seed and the name alone: mulberry32 over an FNV-1a hash of both.
 * Each builder draws from streams of its own, so that a change in one leaves the others' numbers as they were.
 */
export function randomStream(seed: number, name: string): () => number {
  let state = 0x811c9dc5 ^ Math.imul(seed | 0, 0x9e3779b1);
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  state ^= state >>> 15;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
