/**
 * Integer feature id of a key in vector tiles: a 48-bit hash (two independent 24-bit FNV-1a-style halves), so that it
 * fits a JavaScript number and stays the same between surveys. Two keys of one layer share an id with probability
 * n²/2⁴⁹ (0.1 % for a million features); a reader of ids must therefore accept more than one feature per id.
 */
export function tileIdOf(key: string): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < key.length; i++) {
    const c = key.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b);
    b ^= b >>> 13;
  }
  a ^= a >>> 15;
  a = Math.imul(a, 0x2c1b3c6d);
  a ^= a >>> 12;
  b = Math.imul(b, 0xc2b2ae35);
  b ^= b >>> 16;
  return (a & 0xffffff) * 0x1000000 + (b & 0xffffff);
}
