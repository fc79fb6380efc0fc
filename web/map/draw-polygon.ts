import type { PolygonGeometry, Position } from '../../data/model/feature.ts';

/** Why a step was refused: an edge would cross another, or there are too few corners to close. */
export type Refusal = 'crossing' | 'too-few';

export type DrawStep = { vertices: Position[] } | { refused: Refusal } | { polygon: PolygonGeometry };

/**
 * The next corner. The place of the first corner (`onFirst`) closes; the place of the last one (a double click) closes
 * too, or is ignored while the polygon has fewer than three corners.
 */
export function addVertex(vertices: readonly Position[], place: Position, on: 'first' | 'last' | null): DrawStep {
  if (on === 'first' && vertices.length >= 3) return closePolygon(vertices);
  if (on === 'last' || (on === 'first' && vertices.length === 1)) {
    return vertices.length >= 3 ? closePolygon(vertices) : { vertices: [...vertices] };
  }
  const last = vertices.at(-1);
  if (last && crossesChain(last, place, vertices)) return { refused: 'crossing' };
  return { vertices: [...vertices, place] };
}

/** The finished polygon, ring closed and counter-clockwise; refused with fewer than three corners or a crossing. */
export function closePolygon(vertices: readonly Position[]): DrawStep {
  if (vertices.length < 3) return { refused: 'too-few' };
  // The closing edge shares both its ends with the chain, so those two edges are not asked.
  const [first, second, last] = [vertices[0], vertices[1], vertices.at(-1)!];
  if (crossesChain(last, first, vertices, 1) || doublesBack(second, first, last)) return { refused: 'crossing' };
  const ring = signedArea(vertices) < 0 ? vertices.toReversed() : [...vertices];
  return { polygon: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
}

/** Without the last corner. */
export function removeVertex(vertices: readonly Position[]): Position[] {
  return vertices.slice(0, -1);
}

/** True when the edge from the last corner to `place` would cross the chain before it. */
export function wouldCross(vertices: readonly Position[], place: Position): boolean {
  const last = vertices.at(-1);
  return last !== undefined && crossesChain(last, place, vertices);
}

function crossesChain(a: Position, b: Position, chain: readonly Position[], from = 0): boolean {
  // The chain's last edge ends in `a`: it cannot cross, only be gone back along.
  for (let i = from; i < chain.length - 2; i++) if (segmentsTouch(a, b, chain[i], chain[i + 1])) return true;
  const before = chain.at(-2);
  return before !== undefined && doublesBack(before, a, b);
}

/** True when b lies on the way back from a to p. */
function doublesBack(p: Position, a: Position, b: Position): boolean {
  return turn(p, a, b) === 0 && (p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1]) > 0;
}

function segmentsTouch(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

/** −1, 0, 1: to which side of a→b the place lies. */
function turn(a: Position, b: Position, p: Position): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}

/** Whether a collinear `p` lies on a–b, ends included. */
function between(a: Position, b: Position, p: Position): boolean {
  const along = (p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1]);
  return along >= 0 && along <= (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
}

function signedArea(vertices: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i < vertices.length; i++) {
    const [ax, ay] = vertices[i];
    const [bx, by] = vertices[(i + 1) % vertices.length];
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}
