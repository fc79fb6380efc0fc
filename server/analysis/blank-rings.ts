import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import type { Crossings, FoundCrossings } from './blank-crossings.ts';
import type { BlankOutlines } from './blank-outlines.ts';

/** Where corners lie on the curves: `order[starts[c]] … order[starts[c + 1] − 1]` are those of curve c, by parameter. */
interface CornersByCurve {
  starts: Uint32Array;
  /** Corner k as 2k where the curve's piece begins there, 2k + 1 where it ends. */
  order: Uint32Array;
}

/**
 * Closed rings round blank areas (x, y interleaved, first point repeated), counter-clockwise, round holes clockwise, in
 * the outlines' own coordinates; half circles are drawn with `quadrantSegments` chords per quarter. Undefined when the
 * corners do not join into rings: the arithmetic could then not tell two curves apart, and other radii will.
 */
export function blankRings(
  outlines: BlankOutlines,
  { crossings, exposed }: FoundCrossings,
  quadrantSegments: number,
  onRings: () => void,
): Float64Array[] | undefined {
  const curves = cornersByCurve(crossings, outlines.pipeCount + outlines.ringStarts.length - 1);
  const next = nextCorners(crossings, curves);
  if (!next) return undefined;
  const path = new OutlinePath(outlines, quadrantSegments);
  const rings: Float64Array[] = [];
  const seen = new Uint8Array(crossings.count);
  for (let first = 0; first < crossings.count; first++) {
    if (first % 4096 === 0) onRings();
    if (seen[first]) continue;
    let corner = first;
    do {
      seen[corner] = 1;
      path.add(crossings.xy[2 * corner], crossings.xy[2 * corner + 1]);
      const until = next[corner];
      path.follow(crossings.starts[corner], crossings.startsAt[corner], crossings.endsAt[until]);
      corner = until;
    } while (!seen[corner]);
    // A way that joins itself elsewhere than where it began is no ring.
    if (corner !== first) return undefined;
    rings.push(path.close());
  }
  for (let curve = 0; curve < curves.starts.length - 1; curve++) {
    if (curves.starts[curve] !== curves.starts[curve + 1]) continue;
    const whole = curve < outlines.pipeCount ? exposed[curve] === 1 : !isCovered(outlines, curve - outlines.pipeCount);
    if (whole) {
      path.whole(curve);
      rings.push(path.close());
    }
  }
  return rings;
}

function cornersByCurve({ count, starts, ends, startsAt, endsAt }: Crossings, curveCount: number): CornersByCurve {
  const first = new Uint32Array(curveCount + 1);
  for (let k = 0; k < count; k++) {
    first[starts[k] + 1]++;
    first[ends[k] + 1]++;
  }
  for (let c = 0; c < curveCount; c++) first[c + 1] += first[c];
  const order = new Uint32Array(2 * count);
  const free = first.slice();
  for (let k = 0; k < count; k++) {
    order[free[starts[k]]++] = 2 * k;
    order[free[ends[k]]++] = 2 * k + 1;
  }
  const at = (corner: number): number => (corner & 1 ? endsAt[corner >> 1] : startsAt[corner >> 1]);
  for (let c = 0; c < curveCount; c++) {
    if (first[c + 1] - first[c] > 1) order.subarray(first[c], first[c + 1]).sort((a, b) => at(a) - at(b));
  }
  return { starts: first, order };
}

/** For each corner the one where the piece that begins there ends; undefined where beginnings and ends do not alternate. */
function nextCorners({ count }: Crossings, { starts, order }: CornersByCurve): Uint32Array | undefined {
  const next = new Uint32Array(count);
  for (let c = 0; c < starts.length - 1; c++) {
    const [from, to] = [starts[c], starts[c + 1]];
    for (let i = from; i < to; i++) {
      const here = order[i];
      const after = order[i + 1 === to ? from : i + 1];
      if ((here & 1) === (after & 1)) return undefined;
      if ((here & 1) === 0) next[here >> 1] = after >> 1;
    }
  }
  return next;
}

/** Whether a buffer holds the first corner of a ring of the land, and so, where nothing crosses it, the ring. */
function isCovered(outlines: BlankOutlines, ring: number): boolean {
  const { edges, ringStarts, pipes, pipeGrid, radii, distanceM, pipesX, pipesY } = outlines;
  const x = edges[4 * ringStarts[ring]] + pipesX;
  const y = edges[4 * ringStarts[ring] + 1] + pipesY;
  const reach = distanceM + 1;
  for (const s of pipeGrid.find(x - reach, y - reach, x + reach, y + reach)) {
    const [x0, y0, x1, y1] = [pipes[4 * s], pipes[4 * s + 1], pipes[4 * s + 2], pipes[4 * s + 3]];
    if (squaredDistanceToSegment(x, y, x0, y0, x1, y1) < radii[s] ** 2) return true;
  }
  return false;
}

/** Draws along the curves. */
class OutlinePath {
  private readonly outlines: BlankOutlines;
  private readonly halfSteps: number;
  private points = new Float64Array(1 << 16);
  private length = 0;

  constructor(outlines: BlankOutlines, quadrantSegments: number) {
    this.outlines = outlines;
    this.halfSteps = 2 * quadrantSegments;
  }

  add(x: number, y: number): void {
    if (this.length + 2 > this.points.length) {
      const larger = new Float64Array(2 * this.points.length);
      larger.set(this.points);
      this.points = larger;
    }
    this.points[this.length++] = x;
    this.points[this.length++] = y;
  }

  close(): Float64Array {
    this.add(this.points[0], this.points[1]);
    const ring = this.points.slice(0, this.length);
    this.length = 0;
    return ring;
  }

  /** The points between two parameters of a curve, round its start where `to` is not after `from`. */
  follow(curve: number, from: number, to: number): void {
    const { pipeCount, ringStarts } = this.outlines;
    if (curve >= pipeCount) {
      const ring = curve - pipeCount;
      const size = ringStarts[ring + 1] - ringStarts[ring];
      const end = to > from ? to : to + size;
      for (let i = Math.floor(from) + 1; i < end; i++) this.addVertex(ring, i % size);
      return;
    }
    const end = to > from ? to : to + 4;
    for (let at = from; at < end;) {
      const piece = Math.floor(at);
      const until = Math.min(end, piece + 1);
      if (piece & 1) this.addArc(curve, piece % 4, at - piece, until - piece);
      if (until < end) this.addPoint(curve, until % 4, 0);
      at = until;
    }
  }

  whole(curve: number): void {
    const { pipeCount, ringStarts } = this.outlines;
    if (curve < pipeCount) {
      this.addPoint(curve, 0, 0);
      this.follow(curve, 0, 4);
    } else {
      const ring = curve - pipeCount;
      for (let i = 0; i < ringStarts[ring + 1] - ringStarts[ring]; i++) this.addVertex(ring, i);
    }
  }

  private addVertex(ring: number, i: number): void {
    const { edges, ringStarts } = this.outlines;
    const at = 4 * (ringStarts[ring] + i);
    this.add(edges[at], edges[at + 1]);
  }

  /** What lies between two shares of a half circle, in chords of equal length. */
  private addArc(curve: number, piece: number, from: number, to: number): void {
    const steps = Math.ceil((to - from) * this.halfSteps - 1e-9);
    for (let i = 1; i < steps; i++) this.addPoint(curve, piece, from + ((to - from) * i) / steps);
  }

  /** The point of an outline at the beginning of a side, or at a share of a half circle. */
  private addPoint(s: number, piece: number, share: number): void {
    const { pipes, radii, pipesX, pipesY } = this.outlines;
    const [x0, y0, x1, y1] = [pipes[4 * s], pipes[4 * s + 1], pipes[4 * s + 2], pipes[4 * s + 3]];
    const length = Math.hypot(x1 - x0, y1 - y0);
    // From the left of the direction, which is backwards on the way home, clockwise.
    const turn = piece < 2 ? 1 : -1;
    const ux = (turn * (x1 - x0)) / length;
    const uy = (turn * (y1 - y0)) / length;
    const cos = radii[s] * Math.cos(share * Math.PI);
    const sin = radii[s] * Math.sin(share * Math.PI);
    const atEnd = piece === 1 || piece === 2;
    const x = (atEnd ? x1 : x0) - pipesX;
    const y = (atEnd ? y1 : y0) - pipesY;
    this.add(x - uy * cos + ux * sin, y + ux * cos + uy * sin);
  }
}
