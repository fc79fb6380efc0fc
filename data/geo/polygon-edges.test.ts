import { describe, expect, it } from 'vitest';
import { PolygonEdges } from './polygon-edges.ts';

const square = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0];
const hole = [4, 4, 4, 6, 6, 6, 6, 4, 4, 4];

describe('edges of a polygon', () => {
  it('know inside from outside and from a hole', () => {
    const edges = new PolygonEdges([square, hole]);
    expect([edges.contains(1, 1), edges.contains(5, 5), edges.contains(11, 5), edges.contains(5, -1)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('cut a segment where it enters, meets the hole, and leaves', () => {
    const cuts: number[] = [];
    new PolygonEdges([square, hole]).cut(-10, 5, 20, 5, cuts);
    expect([...new Set(cuts.map((t) => Math.round(t * 30 - 10)))].sort((a, b) => a - b)).toEqual([0, 4, 6, 10]);
  });

  it('cut a segment that runs along an edge at both ends of the edge', () => {
    const cuts: number[] = [];
    new PolygonEdges([square]).cut(-10, 0, 20, 0, cuts);
    expect([...new Set(cuts.map((t) => Math.round(t * 30 - 10)))].sort((a, b) => a - b)).toEqual([0, 10]);
  });

  it('of nothing hold nothing', () => {
    const edges = new PolygonEdges([]);
    const cuts: number[] = [];
    edges.cut(0, 0, 1, 1, cuts);
    expect([edges.contains(0, 0), cuts]).toEqual([false, []]);
  });
});
