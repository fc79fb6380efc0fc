import { describe, expect, it } from 'vitest';
import { createGrid } from './grid.ts';
import { outlineAreas } from './outline.ts';

const area = (ring: number[]): number => {
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) twice += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
  return twice / 2;
};

describe('outlines of labelled areas', () => {
  it('share their border, so that neighbours neither overlap nor leave gaps', () => {
    const grid = createGrid({ minX: 0, minY: 0, maxX: 400, maxY: 400 }, 20);
    for (let cell = 0; cell < 400; cell++) grid.value[cell] = (cell % 20) + Math.floor(cell / 40) < 14 ? 1 : 2;
    const areas = outlineAreas(grid);
    const points = (label: number): Set<string> => {
      const ring = areas.get(label)![0][0];
      return new Set(Array.from({ length: ring.length / 2 }, (_, i) => `${ring[2 * i]},${ring[2 * i + 1]}`));
    };
    const shared = [...points(1)].filter((p) => points(2).has(p));
    expect(shared.length).toBeGreaterThan(8);
    const total = area(areas.get(1)![0][0]) + area(areas.get(2)![0][0]);
    // Smoothing rounds the outer corners off; nothing is counted twice.
    expect(total).toBeLessThanOrEqual(400 * 400);
    expect(total).toBeGreaterThan(0.97 * 400 * 400);
  });

  it('keep the hole that another area leaves', () => {
    const grid = createGrid({ minX: 0, minY: 0, maxX: 400, maxY: 400 }, 20);
    grid.value.fill(1);
    for (let row = 7; row < 13; row++) grid.value.fill(2, row * 20 + 7, row * 20 + 13);
    const [outer, hole] = outlineAreas(grid).get(1)![0];
    expect(area(outer)).toBeGreaterThan(0);
    expect(area(hole)).toBeLessThan(0);
  });

  it('never come to one place twice, though the area meets itself at a corner', () => {
    const grid = createGrid({ minX: 0, minY: 0, maxX: 400, maxY: 400 }, 20);
    for (let row = 4; row < 16; row++) grid.value.fill(1, row * 20 + 4, row * 20 + 16);
    // A bay that reaches the hole beside it only across a corner.
    for (let row = 4; row < 8; row++) grid.value.fill(0, row * 20 + 8, row * 20 + 10);
    for (let row = 8; row < 12; row++) grid.value.fill(0, row * 20 + 10, row * 20 + 13);
    for (const ring of outlineAreas(grid).get(1)!.flat()) {
      const places = Array.from({ length: ring.length / 2 - 1 }, (_, i) => `${ring[2 * i]},${ring[2 * i + 1]}`);
      expect(new Set(places).size).toBe(places.length);
    }
  });

  it('leave out specks', () => {
    const grid = createGrid({ minX: 0, minY: 0, maxX: 400, maxY: 400 }, 20);
    grid.value[0] = 1;
    expect(outlineAreas(grid).size).toBe(0);
  });
});
