import Flatbush from 'flatbush';
import { clipRingAtAxis, type Ring } from '../../data/geo/polygon-ring.ts';
import { segmentTouchesBox } from '../../data/geo/segment-box.ts';
import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import { segmentStadium } from '../../data/geo/segment-stadium.ts';
import type { AnalysisContext } from './context.ts';
import type { CountedPipes } from './counted-pipes.ts';
import type { Shape } from './polygon-ops.ts';

type Box = [number, number, number, number];

/** Pieces are worked on in tiles of at most this side, so that progress and cancel come often. */
const tileM = 1000;
/** Cut edges grow together on this grid; tile and box edges lie on it. */
const gridM = 1e-6;

/**
 * Land farther than `distanceM` from every counted pipe, the half circles of buffers drawn with `quadrantSegments`
 * chords per quarter. Exact: every buffer of every segment is taken as it is. What makes it quick: places that one single buffer covers (most of a city)
 * are left out at once, and of the buffers only what reaches into the rest is merged.
 */
export function farLand(
  context: AnalysisContext,
  land: Shape,
  pipes: CountedPipes,
  distanceM: number,
  quadrantSegments: number,
): Shape {
  const { ops } = context;
  const index = segmentIndex(pipes);
  const pieces: Shape[] = [];
  const bounds = ops.bounds(land);
  const totalM2 = Math.max(ops.area(land), 1);
  let doneM2 = 0;

  const visit = (piece: Shape, box: Box): void => {
    const [minX, minY, maxX, maxY] = box;
    const pieceM2 = ops.area(piece);
    if (pieceM2 === 0) return;
    if (maxX - minX > tileM || maxY - minY > tileM) {
      for (const quarter of quarters(box)) {
        const kept = ops.arena(() => ops.keep(ops.intersection(piece, ops.box(...quarter))));
        try {
          visit(kept, quarter);
        } finally {
          ops.release(kept);
        }
      }
      return;
    }
    const far = ops.arena(() => ops.keep(farInTile(context, piece, box, pipes, index, distanceM, quadrantSegments)));
    if (ops.isEmpty(far)) ops.release(far);
    else pieces.push(far);
    doneM2 += pieceM2;
    context.checkpoint(0.05 + (0.75 * doneM2) / totalM2);
  };

  try {
    visit(land, alignedBox(bounds));
    return ops.dissolve(pieces, gridM);
  } finally {
    for (const piece of pieces) ops.release(piece);
  }
}

function farInTile(
  context: AnalysisContext,
  piece: Shape,
  box: Box,
  pipes: CountedPipes,
  index: Flatbush | undefined,
  distanceM: number,
  quadrantSegments: number,
): Shape {
  const { ops } = context;
  const [minX, minY, maxX, maxY] = box;
  const near = index?.search(minX - distanceM, minY - distanceM, maxX + distanceM, maxY + distanceM) ?? [];
  if (near.length === 0) return piece;
  // A buffer drawn with chords holds everything within this distance; the millimetre is for rounding.
  const surelyM = distanceM * Math.cos(Math.PI / (4 * quadrantSegments)) - 1e-3;
  const open: OpenBox[] = [];
  findOpenBoxes(pipes.segments, near, box, distanceM, surelyM, Math.max(distanceM / 4, 2), open);
  if (open.length === 0) return ops.polygon([]);
  const rest = ops.intersection(piece, ops.union(joinBoxes(open).map((rectangle) => ops.box(...rectangle))));
  if (ops.isEmpty(rest)) return rest;
  const stadiums = new Map<number, Float64Array>();
  const stadiumOf = (s: number): Float64Array => {
    let ring = stadiums.get(s);
    if (!ring) {
      const [x0, y0, x1, y1] = pipes.segments.subarray(4 * s, 4 * s + 4) as unknown as Box;
      ring = segmentStadium(x0, y0, x1, y1, distanceM, quadrantSegments);
      stadiums.set(s, ring);
    }
    return ring;
  };
  const relevant = new Set(open.flatMap((place) => reaching(pipes.segments, place, stadiumOf, surelyM)));
  if (relevant.size === 0) return rest;
  return ops.difference(rest, ops.union([...relevant].map((s) => ops.polygon([[stadiumOf(s)]]))));
}

/** Segments whose buffers make up what is covered of an open box; one whose share lies in another's is left out. */
function reaching(
  segments: Float64Array,
  { box, near }: OpenBox,
  stadiumOf: (s: number) => Float64Array,
  surelyM: number,
): number[] {
  const shares: { s: number; ring: Ring }[] = [];
  for (const s of near) {
    let ring: Ring = stadiumOf(s);
    ring = clipRingAtAxis(ring, 0, box[0], 1);
    ring = clipRingAtAxis(ring, 0, box[2], -1);
    ring = clipRingAtAxis(ring, 1, box[1], 1);
    ring = clipRingAtAxis(ring, 1, box[3], -1);
    if (ring.length >= 6) shares.push({ s, ring });
  }
  const kept = new Set(shares);
  for (const share of shares) {
    for (const other of kept) {
      if (other === share || !coversRing(segments, other.s, share.ring, surelyM)) continue;
      kept.delete(share);
      break;
    }
  }
  return [...kept].map(({ s }) => s);
}

function coversRing(segments: Float64Array, s: number, ring: Ring, withinM: number): boolean {
  const [x0, y0, x1, y1] = [segments[4 * s], segments[4 * s + 1], segments[4 * s + 2], segments[4 * s + 3]];
  for (let i = 0; i < ring.length; i += 2) {
    if (squaredDistanceToSegment(ring[i], ring[i + 1], x0, y0, x1, y1) > withinM * withinM) return false;
  }
  return withinM > 0;
}

interface OpenBox {
  box: Box;
  /** Segments whose buffer may reach into it. */
  near: number[];
}

/** Boxes that no single buffer covers. */
function findOpenBoxes(
  segments: Float64Array,
  candidates: readonly number[],
  box: Box,
  distanceM: number,
  surelyM: number,
  smallestM: number,
  open: OpenBox[],
): void {
  const [minX, minY, maxX, maxY] = box;
  const near: number[] = [];
  for (const s of candidates) {
    const x0 = segments[4 * s];
    const y0 = segments[4 * s + 1];
    const x1 = segments[4 * s + 2];
    const y1 = segments[4 * s + 3];
    const reach: Box = [minX - distanceM, minY - distanceM, maxX + distanceM, maxY + distanceM];
    if (!segmentTouchesBox(x0, y0, x1, y1, ...reach)) continue;
    if (coversBox(x0, y0, x1, y1, box, surelyM)) return;
    near.push(s);
  }
  if (near.length === 0 || maxX - minX <= smallestM) {
    open.push({ box, near });
    return;
  }
  for (const quarter of quarters(box)) {
    findOpenBoxes(segments, near, quarter, distanceM, surelyM, smallestM, open);
  }
}

/** A buffer of a segment is convex: with its four corners it holds the box. */
function coversBox(x0: number, y0: number, x1: number, y1: number, box: Box, withinM: number): boolean {
  const limit = withinM * withinM;
  return (
    withinM > 0 &&
    squaredDistanceToSegment(box[0], box[1], x0, y0, x1, y1) <= limit &&
    squaredDistanceToSegment(box[2], box[3], x0, y0, x1, y1) <= limit &&
    squaredDistanceToSegment(box[0], box[3], x0, y0, x1, y1) <= limit &&
    squaredDistanceToSegment(box[2], box[1], x0, y0, x1, y1) <= limit
  );
}

/** Joins boxes that stand side by side, then rows of them that lie on each other: merging many small ones is slow. */
function joinBoxes(open: readonly OpenBox[]): Box[] {
  const rows = joinAlong(open.map(({ box }) => box), 0); // prettier-ignore
  return joinAlong(rows, 1);
}

/** Joins boxes that share a whole side across `axis` (0: x, 1: y). */
function joinAlong(boxes: readonly Box[], axis: 0 | 1): Box[] {
  const other = axis === 0 ? 1 : 0;
  const sorted = boxes.toSorted((a, b) => a[other] - b[other] || a[other + 2] - b[other + 2] || a[axis] - b[axis]);
  const joined: Box[] = [];
  for (const box of sorted) {
    const last = joined.at(-1);
    const goesOn = last?.[other] === box[other] && last[other + 2] === box[other + 2] && last[axis + 2] === box[axis];
    if (last && goesOn) last[axis + 2] = box[axis + 2]!;
    else joined.push([...box]);
  }
  return joined;
}

function quarters([minX, minY, maxX, maxY]: Box): Box[] {
  const midX = (minX + maxX) / 2;
  const midY = (minY + maxY) / 2;
  return [
    [minX, minY, midX, midY],
    [midX, minY, maxX, midY],
    [minX, midY, midX, maxY],
    [midX, midY, maxX, maxY],
  ];
}

/** A square around the bounds on whole kilometres, its side a power of two of them: halving it stays exact. */
function alignedBox([minX, minY, maxX, maxY]: Box): Box {
  const x = Math.floor(minX / tileM) * tileM;
  const y = Math.floor(minY / tileM) * tileM;
  let side = tileM;
  while (x + side < maxX || y + side < maxY) side *= 2;
  return [x, y, x + side, y + side];
}

function segmentIndex({ count, segments }: CountedPipes): Flatbush | undefined {
  if (count === 0) return undefined;
  const index = new Flatbush(count);
  for (let s = 0; s < count; s++) {
    const [x0, y0, x1, y1] = [segments[4 * s], segments[4 * s + 1], segments[4 * s + 2], segments[4 * s + 3]];
    index.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  }
  index.finish();
  return index;
}
