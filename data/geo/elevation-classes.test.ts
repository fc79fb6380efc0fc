import { describe, expect, it } from 'vitest';
import { elevationClasses } from './elevation-classes.ts';
import type { ElevationGrid } from './elevation-grid.ts';

const grid = (levels: number[]): ElevationGrid => ({
  minX: 0,
  minY: 0,
  cellM: 10,
  columns: levels.length,
  rows: 1,
  levelM: Float32Array.from(levels),
});

describe('classes of elevation', () => {
  it('lie where the land lies: a plain with one far peak is parted in the plain, at round levels', () => {
    const plain = Array.from({ length: 1000 }, (_, k) => 20 + (16 * k) / 1000);
    const bounds = elevationClasses(grid([...plain, 900]));
    expect(bounds).toEqual([20, 24, 26, 28, 30, 32, 34, 36].filter((bound) => bounds.includes(bound)));
    expect(bounds.length).toBeGreaterThan(5);
    expect(Math.max(...bounds)).toBeLessThan(40);
  });

  it('ascend without repetition and stand within the levels, below the sea too', () => {
    const bounds = elevationClasses(grid([-3, -2, -1, -0.5, 0, 0, 0, 1, 2, 40, NaN]));
    expect(bounds.length).toBeGreaterThan(0);
    expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
    expect(bounds.every((bound) => bound > -3 && bound <= 40)).toBe(true);
  });

  it('are none for level, empty or unknown ground', () => {
    expect(elevationClasses(grid([5, 5, 5]))).toEqual([]);
    expect(elevationClasses(grid([]))).toEqual([]);
    expect(elevationClasses(grid([NaN, NaN]))).toEqual([]);
  });
});
