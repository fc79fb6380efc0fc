import type { Position } from '../model/feature.ts';
import { orientation } from './orientation.ts';

export interface RingDefect {
  position: Position;
  /** In a few words, for the report. */
  what: string;
}

interface Segment {
  a: Position;
  b: Position;
  /** Ring among all rings of the geometry, and place in it. */
  ring: number;
  at: number;
  ringLength: number;
  west: number;
  east: number;
}

/**
 * First defect of a polygon or multipolygon by the simple-features rules (OGC 06-103r4, 6.1.11): rings that cross or
 * touch themselves or double back, rings that cross or share an edge, holes outside their shell, shells or holes
 * within one another, rings whose touching points cut an interior in two. Undefined for a valid one.
 * Rings may touch others in points. Orientation is decided in integers where floating point would not do.
 */
export function findRingDefect(polygons: readonly (readonly Position[][])[]): RingDefect | undefined {
  const rings: Position[][] = [];
  /** Polygon each ring belongs to, and whether it is the shell. */
  const owners: { polygon: number; isShell: boolean }[] = [];
  for (const [p, polygon] of polygons.entries()) {
    for (const [r, ring] of polygon.entries()) {
      const clean = withoutRepeats(ring);
      const [first] = ring;
      if (clean.length < 3 && first) return { position: first, what: 'fewer than three different points' };
      rings.push(clean);
      owners.push({ polygon: p, isShell: r === 0 });
    }
  }
  const touches: Touch[] = [];
  return findContact(segmentsOf(rings), touches) ?? findMisplaced(rings, owners) ?? findCut(touches, owners);
}

/** Two rings that meet in a point. */
interface Touch {
  rings: [number, number];
  point: Position;
}

/** Ring without its closing point and without points that repeat the one before. */
function withoutRepeats(ring: readonly Position[]): Position[] {
  const clean = ring.filter((point, i) => i === 0 || !same(point, ring[i - 1]));
  if (clean.length > 1 && same(clean[0], clean.at(-1) as Position)) clean.pop();
  return clean;
}

function segmentsOf(rings: readonly Position[][]): Segment[] {
  return rings.flatMap((ring, r) =>
    ring.map((a, at) => {
      const b = ring[(at + 1) % ring.length];
      return { a, b, ring: r, at, ringLength: ring.length, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
    }),
  );
}

/** Two segments that meet where they must not. Sweeps from west to east; segments in reach of each other are compared. */
function findContact(segments: Segment[], touches: Touch[]): RingDefect | undefined {
  segments.sort((s, t) => s.west - t.west);
  let active: Segment[] = [];
  for (const segment of segments) {
    active = active.filter((other) => other.east >= segment.west);
    for (const other of active) {
      const position = contact(segment, other, touches);
      if (position) {
        return {
          position,
          what: segment.ring === other.ring ? 'ring crosses or touches itself' : 'rings cross or overlap',
        };
      }
    }
    active.push(segment);
  }
  return undefined;
}

/** A point of forbidden contact of two segments. A contact that is allowed between rings is added to `touches`. */
function contact(s: Segment, t: Segment, touches: Touch[]): Position | undefined {
  if (Math.max(s.a[1], s.b[1]) < Math.min(t.a[1], t.b[1]) || Math.max(t.a[1], t.b[1]) < Math.min(s.a[1], s.b[1])) {
    return undefined;
  }
  const ta = orientation(s.a, s.b, t.a);
  const tb = orientation(s.a, s.b, t.b);
  const sa = orientation(t.a, t.b, s.a);
  const sb = orientation(t.a, t.b, s.b);
  if (ta * tb > 0 || sa * sb > 0) return undefined;
  if (ta === 0 && tb === 0) return collinearContact(s, t, touches);
  if (ta * tb < 0 && sa * sb < 0) return crossing(s, t);
  // One touches the other in a single point, which is an end of at least one of them.
  const point = ta === 0 ? t.a : tb === 0 ? t.b : sa === 0 ? s.a : s.b;
  return pointContact(s, t, point, touches);
}

/** Different rings may touch in a point; neighbours in a ring share theirs. */
function pointContact(s: Segment, t: Segment, point: Position, touches: Touch[]): Position | undefined {
  if (s.ring === t.ring) return sharedEnd(s, t, point) ? undefined : point;
  touches.push({ rings: [s.ring, t.ring], point });
  return undefined;
}

/** Whether `point` is the vertex that two neighbouring segments of a ring have in common. */
function sharedEnd(s: Segment, t: Segment, point: Position): boolean {
  if ((s.at + 1) % s.ringLength === t.at && same(point, s.b)) return true;
  return (t.at + 1) % s.ringLength === s.at && same(point, t.b);
}

function collinearContact(s: Segment, t: Segment, touches: Touch[]): Position | undefined {
  // Along the longer extent of the line, the segments are intervals.
  const axis = Math.abs(s.a[0] - s.b[0]) >= Math.abs(s.a[1] - s.b[1]) ? 0 : 1;
  const [s0, s1] = s.a[axis] <= s.b[axis] ? [s.a, s.b] : [s.b, s.a];
  const [t0, t1] = t.a[axis] <= t.b[axis] ? [t.a, t.b] : [t.b, t.a];
  const low = s0[axis] >= t0[axis] ? s0 : t0;
  const high = s1[axis] <= t1[axis] ? s1 : t1;
  if (low[axis] > high[axis]) return undefined;
  if (low[axis] < high[axis]) return low;
  return pointContact(s, t, low, touches);
}

function crossing(s: Segment, t: Segment): Position {
  const dx = s.b[0] - s.a[0];
  const dy = s.b[1] - s.a[1];
  const ex = t.b[0] - t.a[0];
  const ey = t.b[1] - t.a[1];
  const share = ((t.a[0] - s.a[0]) * ey - (t.a[1] - s.a[1]) * ex) / (dx * ey - dy * ex);
  return [s.a[0] + share * dx, s.a[1] + share * dy];
}

/** Rings that do not cross, but lie where they must not: a hole outside its shell, a shell in another polygon. */
function findMisplaced(
  rings: readonly Position[][],
  owners: readonly { polygon: number; isShell: boolean }[],
): RingDefect | undefined {
  for (const [i, ring] of rings.entries()) {
    const owner = owners[i];
    for (const [j, other] of rings.entries()) {
      const otherOwner = owners[j];
      if (i === j || !owner || !otherOwner) continue;
      const samePolygon = owner.polygon === otherOwner.polygon;
      if (samePolygon && !owner.isShell && otherOwner.isShell) {
        const outside = findPoint(ring, other, 'outside');
        if (outside) return { position: outside, what: 'hole outside its shell' };
      } else if (samePolygon && !owner.isShell) {
        const inside = findPoint(ring, other, 'inside');
        if (inside) return { position: inside, what: 'hole within a hole' };
      } else if (!samePolygon && otherOwner.isShell) {
        const inside = owner.isShell ? findPoint(ring, other, 'inside') : undefined;
        if (inside && !inHole(inside, otherOwner.polygon, rings, owners)) {
          return { position: inside, what: 'polygon within a polygon' };
        }
      }
    }
  }
  return undefined;
}

/**
 * A touching point that, with others, closes a chain of rings and so cuts off a part of the interior. Rings and their
 * touching points form a graph; the interior is in one piece when it has no cycle.
 */
function findCut(touches: readonly Touch[], owners: readonly { polygon: number }[]): RingDefect | undefined {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  const seen = new Set<string>();
  for (const { rings, point } of touches) {
    const polygon = owners[rings[0]]?.polygon;
    // Parts of a multipolygon may touch as often as they like: each has an interior of its own.
    if (polygon !== owners[rings[1]]?.polygon) continue;
    const place = `${polygon}: ${point.join(' ')}`;
    for (const ring of rings) {
      if (seen.has(`${ring} ${place}`)) continue;
      seen.add(`${ring} ${place}`);
      const [a, b] = [rootOf(String(ring)), rootOf(place)];
      if (a === b) return { position: point, what: 'rings cut the interior in two' };
      parents.set(a, b);
    }
  }
  return undefined;
}

function inHole(
  point: Position,
  polygon: number,
  rings: readonly Position[][],
  owners: readonly { polygon: number; isShell: boolean }[],
): boolean {
  return rings.some(
    (ring, i) => owners[i]?.polygon === polygon && !owners[i]?.isShell && locate(point, ring) === 'inside',
  );
}

/** A vertex or edge middle of `ring` on the given side of `other`; those on its line are passed over. */
function findPoint(
  ring: readonly Position[],
  other: readonly Position[],
  side: 'inside' | 'outside',
): Position | undefined {
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length];
    const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    if (locate(a, other) === side) return a;
    if (locate(a, other) === 'on' && locate(b, other) === 'on' && locate(middle, other) === side) return middle;
  }
  return undefined;
}

/** Where a point lies with respect to a ring. */
function locate(point: Position, ring: readonly Position[]): 'inside' | 'outside' | 'on' {
  let inside = false;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length];
    const turn = orientation(a, b, point);
    if (turn === 0 && between(point[0], a[0], b[0]) && between(point[1], a[1], b[1])) return 'on';
    if (a[1] > point[1] !== b[1] > point[1] && turn > 0 === b[1] > a[1]) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

function between(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b);
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
