/**
 * Simplification without slivers: every vertex gets, once, the largest tolerance at which it is still kept
 * (Douglas–Peucker distance, never larger than its parent's). A zoom then keeps the vertices above its tolerance.
 * Borders that polygons share get the same weights from both sides: they are cut at the junctions, where a third
 * line meets, and each arc is measured in one direction whoever owns it.
 */

/** Weights of the vertices `first … last` of a line, its ends `Infinity`. `xy` is flat, indices count vertices. */
export function weighLine(xy: Float64Array, first: number, last: number, weights: Float64Array): void {
  if (last < first) return;
  weights[first] = Infinity;
  weights[last] = Infinity;
  weighArc(xy, weights, last - first + 1, (k) => first + k);
}

/** Douglas–Peucker over an arc of n vertices whose k-th vertex has the number `at(k)`; ends are left alone. */
function weighArc(xy: Float64Array, weights: Float64Array, n: number, at: (k: number) => number): void {
  if (n < 3) return;
  const stack: [number, number, number][] = [[0, n - 1, Infinity]];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const [from, to, cap] = item;
    const a = at(from);
    const b = at(to);
    let farthest = from + 1;
    let largest = -1;
    for (let k = from + 1; k < to; k++) {
      const distance = distanceToSegment(xy, at(k), a, b);
      if (distance > largest) {
        largest = distance;
        farthest = k;
      }
    }
    const weight = Math.min(largest, cap);
    weights[at(farthest)] = weight;
    // Most lines have a vertex or two between their ends: nothing is left to look at.
    if (farthest - from > 1) stack.push([from, farthest, weight]);
    if (to - farthest > 1) stack.push([farthest, to, weight]);
  }
}

function distanceToSegment(xy: Float64Array, p: number, a: number, b: number): number {
  const ax = xy[2 * a];
  const ay = xy[2 * a + 1];
  const dx = xy[2 * b] - ax;
  const dy = xy[2 * b + 1] - ay;
  const px = xy[2 * p] - ax;
  const py = xy[2 * p + 1] - ay;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
  return Math.hypot(px - t * dx, py - t * dy);
}

/**
 * Weights of all vertices of a polygon layer. `xy` is flat; ring r has the vertices `ringStart[r] … ringStart[r + 1] - 1`,
 * the closing point left out.
 */
export function weighRings(xy: Float64Array, ringStart: Uint32Array): Float64Array {
  const count = xy.length / 2;
  const weights = new Float64Array(new SharedArrayBuffer(8 * count));
  const place = numberPlaces(xy);
  const isJunction = findJunctions(place, ringStart);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const start = ringStart[r];
    const n = ringStart[r + 1] - start;
    if (n === 0) continue;
    const anchors: number[] = [];
    for (let k = 0; k < n; k++) if (isJunction[place[start + k]]) anchors.push(k);
    if (anchors.length < 2) anchors.push(...freeAnchors(xy, start, n, anchors));
    anchors.sort((a, b) => a - b);
    for (let i = 0; i < anchors.length; i++) {
      const from = anchors[i];
      const next = anchors[i + 1] ?? anchors[0] + n;
      weights[start + from] = Infinity;
      const length = next - from + 1;
      const forward = (k: number): number => start + ((from + k) % n);
      const backward = (k: number): number => forward(length - 1 - k);
      weighArc(xy, weights, length, isCanonical(place, forward, length) ? forward : backward);
    }
  }
  return weights;
}

/** One of the two directions of an arc, the same one for both polygons that share it. */
function isCanonical(place: Uint32Array, at: (k: number) => number, length: number): boolean {
  for (let k = 0; k < length; k++) {
    const difference = place[at(k)] - place[at(length - 1 - k)];
    if (difference !== 0) return difference < 0;
  }
  return true;
}

/** Anchors of a ring with fewer than two junctions: its lowest vertex if it has none, and the one farthest from it. */
function freeAnchors(xy: Float64Array, start: number, n: number, known: readonly number[]): number[] {
  let first = known[0];
  if (first === undefined) {
    first = 0;
    for (let k = 1; k < n; k++) {
      const dx = xy[2 * (start + k)] - xy[2 * (start + first)];
      if (dx < 0 || (dx === 0 && xy[2 * (start + k) + 1] < xy[2 * (start + first) + 1])) first = k;
    }
  }
  let farthest = first;
  let largest = -1;
  for (let k = 0; k < n; k++) {
    const dx = xy[2 * (start + k)] - xy[2 * (start + first)];
    const dy = xy[2 * (start + k) + 1] - xy[2 * (start + first) + 1];
    const distance = dx * dx + dy * dy;
    if (distance > largest) {
      largest = distance;
      farthest = k;
    }
  }
  return [...new Set([first, farthest])].filter((k) => !known.includes(k));
}

/** A number per vertex, the same for vertices at exactly the same place. */
function numberPlaces(xy: Float64Array): Uint32Array {
  const count = xy.length / 2;
  const words = new Uint32Array(xy.buffer, xy.byteOffset, xy.length * 2);
  let slots = 16;
  while (slots < count * 2) slots *= 2;
  const table = new Uint32Array(slots);
  const place = new Uint32Array(count);
  for (let v = 0; v < count; v++) {
    let hash = Math.imul(words[4 * v], 0x9e3779b1) ^ Math.imul(words[4 * v + 1], 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae3d) ^ Math.imul(words[4 * v + 2], 0x27d4eb2f) ^ words[4 * v + 3];
    let slot = (Math.imul(hash ^ (hash >>> 13), 0x165667b1) >>> 1) & (slots - 1);
    for (; ; slot = (slot + 1) & (slots - 1)) {
      const other = table[slot];
      if (other === 0) {
        table[slot] = v + 1;
        place[v] = v;
        break;
      }
      if (xy[2 * v] === xy[2 * (other - 1)] && xy[2 * v + 1] === xy[2 * (other - 1) + 1]) {
        place[v] = other - 1;
        break;
      }
    }
  }
  return place;
}

/** Per place: 1 where rings that pass it have different neighbours, so that an arc ends there. */
function findJunctions(place: Uint32Array, ringStart: Uint32Array): Uint8Array {
  const isJunction = new Uint8Array(place.length);
  const low = new Uint32Array(place.length);
  const high = new Uint32Array(place.length);
  const seen = new Uint8Array(place.length);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const start = ringStart[r];
    const n = ringStart[r + 1] - start;
    for (let k = 0; k < n; k++) {
      const here = place[start + k];
      const before = place[start + ((k + n - 1) % n)];
      const after = place[start + ((k + 1) % n)];
      const a = Math.min(before, after);
      const b = Math.max(before, after);
      if (!seen[here]) {
        seen[here] = 1;
        low[here] = a;
        high[here] = b;
      } else if (low[here] !== a || high[here] !== b) isJunction[here] = 1;
    }
  }
  return isJunction;
}
